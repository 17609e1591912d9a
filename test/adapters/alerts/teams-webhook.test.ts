/** Alerts to Teams through a real local server: the card that arrives, and what is known of what did not. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { cardOf, taken, teamsWebhook } from '../../../adapters/alerts/teams-webhook.js';
import type { StaffMessage } from '../../../dialogs/staff-words.js';

const NAME = 'TEAMS_WEBHOOK_EXAMPLE';
const MESSAGE: StaffMessage = {
  language: 'en',
  subject: 'Please look',
  paragraphs: ['Somebody asks to be rung.'],
  facts: [{ label: 'Name', value: '[Sam](https://elsewhere.example) **now**' }],
  link: { label: 'I have seen this', address: 'https://chat.example.org/seen/abc', how: 'Press the button.' },
  footer: ['Nobody reads answers.'],
};

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(
    open.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    }),
  );
});

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
}

const posted = (address: string | undefined, more: { within?: number; allowLocal?: boolean } = {}) =>
  teamsWebhook({ addressOf: () => address, within: 1000, allowLocal: true, ...more }).send(
    NAME,
    MESSAGE,
    'an-id',
  );

test('an Adaptive Card 1.5 arrives, and a name in it is no link and not bold', async () => {
  let body = '';
  const address = await answering((request, response) => {
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => response.end('1'));
  });
  expect(await posted(address)).toEqual({ kind: 'sent' });
  expect(JSON.parse(body)).toEqual(cardOf(MESSAGE));
  expect(cardOf(MESSAGE)).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          version: '1.5',
          actions: [{ type: 'Action.OpenUrl', url: MESSAGE.link?.address }],
        },
      },
    ],
  });
  // Text blocks and fact sets read Markdown; text runs do not.
  expect(body).not.toMatch(/"TextBlock"|"FactSet"/);
});

describe('a status says what came of it', () => {
  test.each([
    [202, 'sent'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
    [502, 'unknown'],
    [504, 'unknown'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [410, 'refused'],
  ])('%d: %s', async (status, kind) => {
    const address = await answering((request, response) => {
      request.resume();
      response.statusCode = status;
      response.end();
    });
    expect((await posted(address)).kind).toBe(kind);
  });
});

describe('an answer of 200', () => {
  const FAILURE = (code: number) =>
    `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${code} with ContextId tcid=0,server=DB1.`;

  test.each([
    [FAILURE(429), 'failed'],
    [FAILURE(500), 'failed'],
    [FAILURE(400), 'refused'],
    [FAILURE(413), 'refused'],
    ['Webhook message delivery failed', 'failed'],
    ['1', 'sent'],
  ])('that says "%s": %s', async (said, kind) => {
    const address = await answering((request, response) => {
      request.resume();
      response.end(said);
    });
    expect((await posted(address)).kind).toBe(kind);
  });

  test('of a connector is believed only where it says 1; a workflow says nothing', () => {
    expect(taken('example.webhook.office.com', 200, '1').kind).toBe('sent');
    expect(taken('example.webhook.office.com', 200, '').kind).toBe('unknown');
    expect(taken('outlook.office.com', 200, '<html>').kind).toBe('unknown');
    expect(taken('prod-1.westeurope.logic.azure.com', 202, '').kind).toBe('sent');
    expect(taken('notwebhook.office.com.example.org', 200, '').kind).toBe('sent');
  });

  test('that never ends is not read for ever', async () => {
    const address = await answering((request, response) => {
      request.resume();
      const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(more));
    });
    expect(await posted(address, { within: 60_000 })).toEqual({ kind: 'sent' });
  });
});

test('a redirect is not followed', async () => {
  let elsewhere = 0;
  const other = await answering((_request, response) => {
    elsewhere++;
    response.end();
  });
  const address = await answering((_request, response) => {
    response.statusCode = 307;
    response.setHeader('location', other);
    response.end();
  });
  expect((await posted(address)).kind).toBe('refused');
  expect(elsewhere).toBe(0);
});

describe('a server that does not answer', () => {
  test('may have taken it when it hangs, and is given up in time', async () => {
    const address = await answering(() => undefined);
    const began = Date.now();
    expect((await posted(address, { within: 300 })).kind).toBe('unknown');
    expect(Date.now() - began).toBeLessThan(1500);
  });

  test('may have taken it when it drops', async () => {
    const address = await answering((request) => request.socket.destroy());
    expect((await posted(address)).kind).toBe('unknown');
  });

  test('has not taken it when it is not there', async () => {
    const gone = await answering(() => undefined);
    await new Promise((done) => open.pop()?.close(done));
    expect((await posted(gone)).kind).toBe('failed');
    expect((await posted('https://no-such-host.invalid/hook')).kind).toBe('failed');
  });
});

describe('an address', () => {
  test('that is not set is tried again later', async () => {
    expect((await posted(undefined)).kind).toBe('failed');
  });

  test.each([
    ['http on this machine, outside a test', 'http://127.0.0.1:1/hook', false],
    ['http elsewhere', 'http://example.org/hook', true],
    ['no address', 'webhook', true],
  ])('that is %s is refused before anything is sent', async (_what, address, allowLocal) => {
    expect((await posted(address, { allowLocal })).kind).toBe('refused');
  });
});
