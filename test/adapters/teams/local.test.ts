/** Without credentials: only this machine, only where nobody stands between, and in production nobody. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closedGuard, localGuard } from '../../../adapters/channels/teams/local.js';
import { settingsFrom, WrongSettings } from '../../../bot/settings.js';
import { teamsLine } from '../../../bot/teams.js';
import { APP, TENANT } from './microsoft.js';

const ACTIVITY = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'http://localhost:56150/_connector',
  from: { id: 'user-id-0' },
  recipient: { id: 'bot' },
  conversation: { id: 'personal' },
};

const server = createServer((request, response) => {
  const guard = request.url === '/closed' ? closedGuard : localGuard;
  void guard(request).then((guarded) => {
    response.statusCode = guarded.kind === 'genuine' ? 200 : guarded.status;
    response.end();
  });
});
let port: number;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, () => done()));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((done) => void server.close(() => done())));

const comes = (of: { headers?: Record<string, string>; activity?: object; path?: string } = {}) =>
  new Promise<number>((done, failed) => {
    const headers = { 'content-type': 'application/json', ...of.headers };
    const sent = ask(
      { host: '127.0.0.1', port, method: 'POST', path: of.path ?? '/', headers },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    sent.once('error', failed);
    sent.end(JSON.stringify({ ...ACTIVITY, ...of.activity }));
  });

test('the playground on this machine is let in', async () => {
  expect(await comes()).toBe(200);
});

describe('refused', () => {
  test.each([
    ['what came through a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['what came by another host’s name', { headers: { host: 'chat.example.org' } }],
    ['what a page in a browser sends', { headers: { origin: 'http://localhost:3978' } }],
    ['what a page may send without being asked', { headers: { 'content-type': 'text/plain' } }],
    [
      'an answer that would go elsewhere',
      { activity: { serviceUrl: 'https://smba.trafficmanager.net/uk/' } },
    ],
    [
      'an answer that would go to a name like ours',
      { activity: { serviceUrl: 'http://localhost.evil.example/' } },
    ],
    ['everything, in production', { path: '/closed' }],
  ])('%s', async (_what, of) => {
    expect(await comes(of)).toBe(401);
  });
  test('what is no activity', async () => {
    expect(await comes({ activity: { type: '' } })).toBe(400);
  });
});

describe('settings', () => {
  const ID = { MicrosoftAppId: APP };
  test.each([
    ['an id that is none', { MicrosoftAppId: 'my-bot' }, 'MicrosoftAppId'],
    ['an id without a password', ID, 'MicrosoftAppPassword'],
    ['a password without an id', { MicrosoftAppPassword: 'secret-of-mine' }, 'MicrosoftAppId'],
    [
      'one organisation without its id',
      { ...ID, MicrosoftAppPassword: 'secret-of-mine', MicrosoftAppType: 'SingleTenant' },
      'MicrosoftAppTenantId',
    ],
    [
      'a type that there is none of',
      { ...ID, MicrosoftAppPassword: 'secret-of-mine', MicrosoftAppType: 'Many' },
      'MicrosoftAppType',
    ],
    [
      'a managed identity with a password',
      {
        ...ID,
        MicrosoftAppPassword: 'secret-of-mine',
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppTenantId: TENANT,
      },
      'MicrosoftAppPassword',
    ],
  ])('%s is said by its name, and no secret with it', (_what, env, name) => {
    expect(() => settingsFrom(env)).toThrow(WrongSettings);
    expect(() => settingsFrom(env)).toThrow(name);
    expect(() => settingsFrom(env)).not.toThrow('secret-of-mine');
  });

  test('the start says who is let in', () => {
    const said = [{}, { NODE_ENV: 'production' }, { ...ID, MicrosoftAppPassword: 'x' }].map((env) =>
      teamsLine(settingsFrom(env)),
    );
    expect(new Set(said).size).toBe(3);
  });
});
