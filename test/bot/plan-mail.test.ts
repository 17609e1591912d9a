/** The plan by e-mail, through a real mail server: looked at once more, sent once, and the address is then forgotten. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailServer, read, type MailServer } from '../adapters/alerts/mail-server.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { temporaryFolder } from './talk.js';
import { answersUntil } from './to-plan.js';
import { visitorTo, type Shown, type Visitor } from './visitor.js';

const TO = 'sam@example.org';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let post: MailServer;
let app: App;
let running: Running;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [folder, post] = await Promise.all([temporaryFolder(), mailServer()]);
  app = await assemble(
    settingsFrom({
      LOG_LEVEL: 'silent',
      DATA_DIR: folder.folder,
      SMTP_URL: post.url,
      MAIL_FROM: 'chat@example.org',
    }),
  );
  running = await serve(app, 0);
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  await running.close();
  await app.close();
  await post.close();
  await folder.remove();
});

const nameIn = ({ headers }: Shown) => /conversation=([\w-]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
const fieldIn = ({ html }: Shown, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function withPlan(of = app, port = running.port): Promise<{ one: Visitor; name: string }> {
  const one = visitorTo(`http://localhost:${port}`);
  const name = nameIn(await one.get('/c/example')) ?? '';
  await answersUntil(of, name);
  return { one, name };
}
const asks = (one: Visitor, fields: Record<string, string>) =>
  one.post('/c/example/plan/mail', new URLSearchParams(fields));

/** Types the address, looks at it once more, and says yes. */
async function sends(one: Visitor, to: string): Promise<Shown> {
  const sure = fieldIn(await asks(one, { to }), 'sure');
  return asks(one, { to, sure });
}
const mailsTo = (to: string) => post.mails.filter((mail) => mail.to.includes(to));
const keptAs = async (name: string) => app.store.find({ practice: 'example', id: name });
const owedOf = async (name: string) =>
  (await keptAs(name))?.owed.filter(({ effect }) => effect.kind === 'mail-plan') ?? [];

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > end) throw new Error('It did not come about');
    await new Promise((done) => setTimeout(done, 20));
  }
}
const paid = (name: string) => until(async () => (await owedOf(name)).every(({ state }) => state === 'paid'));

test('is asked for on the page of the plan, sent only after a second look, whole, and the address goes', async () => {
  const { one, name } = await withPlan();
  expect((await one.get('/c/example')).html).toContain('action="/c/example/plan/mail"');
  const look = await asks(one, { to: TO });
  expect([look.status, fieldIn(look, 'to'), (await owedOf(name)).length]).toEqual([200, TO, 0]);

  const said = await asks(one, { to: TO, sure: fieldIn(look, 'sure') });
  expect(said.status).toBe(200);
  await until(() => mailsTo(TO).length > 0);
  await paid(name);
  const [mail] = mailsTo(TO);
  if (mail === undefined) throw new Error('Nothing came');
  const { subject, text, html } = read(mail);
  const plan = (await keptAs(name))?.conversation.plans.at(-1);
  const words = plan?.matters ?? '';
  expect(words).not.toBe('');
  expect(text).toContain(words);
  expect(html).toContain('999');
  // The subject stands on locked screens: not a word of theirs, of a need or of a service is in it.
  for (const word of `${words} ${plan?.agreed.map((offer) => offer.name).join(' ')}`.split(/\W+/))
    if (word.length > 3) expect(subject.toLowerCase()).not.toContain(word.toLowerCase());
  expect(JSON.stringify(await keptAs(name))).not.toContain(TO);
});

test('the form sent twice is one e-mail, and so is the button pressed on a page shown again', async () => {
  const { one, name } = await withPlan();
  const sure = fieldIn(await asks(one, { to: 'twice@example.org' }), 'sure');
  for (let time = 0; time < 2; time++)
    expect((await asks(one, { to: 'twice@example.org', sure })).status).toBe(200);
  await until(() => mailsTo('twice@example.org').length > 0);
  await paid(name);
  expect(mailsTo('twice@example.org')).toHaveLength(1);
});

test('goes three times at most, and then the file and the printer are named', async () => {
  const { one, name } = await withPlan();
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) statuses.push((await sends(one, `number-${time}@example.org`)).status);
  expect(statuses).toEqual([200, 200, 200, 409]);
  await paid(name);
  expect(mailsTo('number-3@example.org')).toEqual([]);
});

test('no stranger is written to again and again by many people', async () => {
  const statuses: number[] = [];
  for (let person = 0; person < 3; person++) {
    const { one } = await withPlan();
    for (let time = 0; time < 2; time++) statuses.push((await sends(one, 'Stranger@example.org')).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test.each([
  '',
  'sam',
  'sam@',
  'a@b',
  `${'a'.repeat(300)}@example.org`,
  'sam@example.org, eve@example.org',
  'sam@example.org\r\nBcc: eve@example.org',
])('what is no address is met with the same field, to mend it (%#)', async (to) => {
  const { one, name } = await withPlan();
  const shown = await asks(one, { to, sure: 'yes' });
  expect([shown.status, (await owedOf(name)).length]).toEqual([422, 0]);
  expect(shown.html).toContain('name="to"');
});

test('without a plan, or for another site, nothing is sent', async () => {
  const one = visitorTo(`http://localhost:${running.port}`);
  await one.get('/c/example');
  expect((await sends(one, TO)).status).toBe(404);
  const other = await withPlan();
  const fields = new URLSearchParams({ to: TO, sure: 'yes' });
  const shown = await other.one.post('/c/example/plan/mail', fields, { 'sec-fetch-site': 'cross-site' });
  expect([shown.status, (await owedOf(other.name)).length]).toEqual([403, 0]);
});

test('where somebody is hurt at home it is not offered, and not sent', async () => {
  const { one, name } = await withPlan();
  const says = (choice: Record<string, string>) =>
    one.post('/c/example', new URLSearchParams({ message: crypto.randomUUID(), ...choice }));
  await says({ do: 'urgent' });
  await says({ question: 'urgent-menu', choice: 'abuse' });
  await says({ question: 'urgent-safe', choice: 'yes' });
  await says({ do: 'carry-on' });
  const shown = await one.get('/c/example');
  expect(shown.html).toContain('class="leave"');
  expect(shown.html).not.toContain('action="/c/example/plan/mail"');
  expect((await sends(one, TO)).status).toBe(409);
  expect(await owedOf(name)).toEqual([]);
});

test('where no mail is set up it is not offered, and not taken', async () => {
  const other = await assemble(
    settingsFrom({ LOG_LEVEL: 'silent', DATA_DIR: `${folder.folder}/without-mail` }),
  );
  const listening = await serve(other, 0);
  cleanUps.push(async () => {
    await listening.close();
    await other.close();
  });
  const { one } = await withPlan(other, listening.port);
  const shown = await one.get('/c/example');
  expect([shown.html.includes('href="/c/example/plan"'), shown.html.includes('/plan/mail')]).toEqual([
    true,
    false,
  ]);
  expect((await asks(one, { to: TO, sure: 'yes' })).status).toBe(404);
});
