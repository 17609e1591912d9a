/** Alerts by e-mail through real servers on this machine: what arrives, and what is known of what did not. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { email } from '../../../adapters/alerts/email.js';
import { WITHIN, type Outcome } from '../../../adapters/alerts/alerts.js';
import type { StaffMessage } from '../../../dialogs/staff-words.js';
import { bareServer, mailServer, read, type MailServer } from './mail-server.js';

const FROM = 'chat@example.org';
const TO = 'reception@example.org';
const MESSAGE: StaffMessage = {
  language: 'en',
  subject: 'Please look',
  paragraphs: ['Somebody asks to be rung.'],
  facts: [{ label: 'Name', value: '<b>Sam</b> & Jo — ünï' }],
  plan: { heading: 'Their plan', parts: [{ heading: 'Try', lines: ['A walking group.'] }] },
  link: { label: 'I have seen this', address: 'https://chat.example.org/seen/abc', how: 'Press the button.' },
  footer: ['Nobody reads answers.'],
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
const kept = <T extends { close(): Promise<void> }>(server: T): T => {
  open.push(server);
  return server;
};
const sentTo = (url: string, within?: number): Promise<Outcome> =>
  email({ url, from: FROM, ...(within === undefined ? {} : { within }) }).send(TO, MESSAGE, 'an-id');
const why = (part: string): unknown => expect.stringContaining(part);

describe('what arrives', () => {
  test('says the same in plain text and in HTML, with what people typed as it was typed', async () => {
    const server = kept(await mailServer());
    expect(await sentTo(server.url)).toEqual({ kind: 'sent' });
    const [mail] = server.mails;
    expect(mail?.to).toEqual([TO]);
    expect(mail?.raw).toContain('Message-ID: <an-id@example.org>');
    const { subject, text, html } = read(mail ?? { to: [], raw: '' });
    expect(subject).toBe('Please look');
    const unescaped = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    for (const words of [
      ...MESSAGE.paragraphs,
      ...MESSAGE.footer,
      MESSAGE.facts[0]?.value ?? '',
      'A walking group.',
      MESSAGE.link?.address ?? '',
    ]) {
      expect(text).toContain(words);
      expect(unescaped).toContain(words);
    }
    expect(html).not.toContain('<b>');
    expect(html).not.toMatch(/<img|<script|src=/);
  });

  test('has no more lines in its head for a line break in a name', async () => {
    const server = kept(await mailServer());
    const facts = [{ label: 'Name', value: 'Sam\r\nBcc: everybody@example.org' }];
    await email({ url: server.url, from: FROM }).send(TO, { ...MESSAGE, facts }, 'an-id');
    expect(server.mails[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc/im);
    expect(server.mails[0]?.to).toEqual([TO]);
  });
});

describe('what does not arrive', () => {
  const answers = (code: number): ((e: Error | null) => Error) =>
    function refuse() {
      return Object.assign(new Error('no'), { responseCode: code });
    };

  test('a recipient nobody knows is refused for good', async () => {
    const refuse = answers(550);
    const server = kept(await mailServer({ onRcptTo: (_address, _session, done) => done(refuse(null)) }));
    expect(await sentTo(server.url)).toEqual({ kind: 'refused', why: why('550') });
  });

  test('a sender that is not allowed, and a message that is, are refused for good', async () => {
    const sender = kept(
      await mailServer({ onMailFrom: (_address, _session, done) => done(answers(553)(null)) }),
    );
    expect(await sentTo(sender.url)).toEqual({ kind: 'refused', why: why('553') });
    const message = kept(
      await mailServer({
        onData: (stream, _session, done) => {
          stream.resume();
          stream.on('end', () => done(answers(554)(null)));
        },
      }),
    );
    expect(await sentTo(message.url)).toEqual({ kind: 'refused', why: why('554') });
  });

  test('a server that is busy is tried again, and then takes it', async () => {
    let tries = 0;
    const server: MailServer = kept(
      await mailServer({
        onRcptTo: (_address, _session, done) => (++tries < 2 ? done(answers(421)(null)) : done()),
      }),
    );
    expect(await sentTo(server.url)).toEqual({ kind: 'failed', why: why('421') });
    expect(server.mails).toEqual([]);
    expect(await sentTo(server.url)).toEqual({ kind: 'sent' });
    expect(server.mails).toHaveLength(1);
  });

  test('a password that is wrong is the settings’ fault: it is tried again', async () => {
    const server = kept(
      await mailServer({
        authOptional: false,
        allowInsecureAuth: true,
        disabledCommands: ['STARTTLS'],
        onAuth: (_auth, _session, done) => done(new Error('no')),
      }),
    );
    const url = server.url.replace('smtp://', 'smtp://chat:wrong@');
    expect(await sentTo(url)).toEqual({ kind: 'failed', why: why('EAUTH') });
  });

  test.each([
    ['never greets', () => bareServer(() => undefined, undefined)],
    ['greets, and then says nothing', () => bareServer(() => undefined)],
    [
      'says nothing to the recipient',
      () => bareServer((line) => (line.startsWith('RCPT') ? undefined : '250 ok\r\n')),
    ],
  ])('a server that %s is given up in time, and nothing was taken', async (_what, start) => {
    const server = kept(await start());
    const began = Date.now();
    expect(await sentTo(server.url, 300)).toEqual({ kind: 'failed', why: why('ETIMEDOUT') });
    expect(Date.now() - began).toBeLessThan(1500);
  });

  const afterData = (end: 'hangs' | 'drops') => {
    let inData = false;
    return bareServer((line, socket) => {
      if (line.startsWith('DATA')) {
        inData = true;
        return '354 go on\r\n';
      }
      if (inData && line === '.' && end === 'drops') socket.destroy();
      return inData ? undefined : '250 ok\r\n';
    });
  };

  test.each(['hangs', 'drops'] as const)(
    'a server that %s once it has the message may have taken it',
    async (end) => {
      const server = kept(await afterData(end));
      expect((await sentTo(server.url, 500)).kind).toBe('unknown');
    },
  );

  test('a server that drops before it has the message has not taken it', async () => {
    const server = kept(
      await bareServer((line, socket) => {
        if (line.startsWith('DATA')) socket.destroy();
        return '250 ok\r\n';
      }),
    );
    expect((await sentTo(server.url, 500)).kind).toBe('failed');
  });

  test('no server, no name for one, and no TLS where it is asked for: nothing was taken', async () => {
    const server = await mailServer();
    await server.close();
    expect(await sentTo(server.url)).toEqual({ kind: 'failed', why: why('E') });
    expect((await sentTo('smtp://no-such-host.invalid', 2000)).kind).toBe('failed');
    const plain = kept(await mailServer());
    expect((await sentTo(plain.url.replace('smtp:', 'smtps:'), 1000)).kind).toBe('failed');
    expect(plain.mails).toEqual([]);
  });

  test('a certificate nobody vouches for is not trusted', async () => {
    // smtp-server's own certificate is signed by itself, and it says so at length.
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const server = kept(await mailServer({ secure: true }));
    said.mockRestore();
    expect((await sentTo(server.url.replace('smtp:', 'smtps:'), 2000)).kind).toBe('failed');
    expect(server.mails).toEqual([]);
  });
});

test('within ten seconds it is known, unless told otherwise', () => expect(WITHIN).toBe(10_000));

describe('before anything is sent', () => {
  test('a server that answers has no problem, and one that does not has one in plain words', async () => {
    const server = await mailServer();
    expect(await email({ url: server.url, from: FROM }).problem()).toBeUndefined();
    expect(server.mails).toEqual([]);
    await server.close();
    expect(await email({ url: server.url, from: FROM }).problem()).toMatch(/127\.0\.0\.1/);
  });

  test('a password never stands in what is said of a problem', async () => {
    const problem = await email({ url: 'smtp://chat:s3cret@127.0.0.1:1', from: FROM, within: 500 }).problem();
    expect(problem).toBeDefined();
    expect(problem).not.toContain('s3cret');
  });
});
