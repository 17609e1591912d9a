/** A mail server of our own, on this machine, that takes what it is sent, or does what a bad day's server does. */
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Mail = { to: string[]; raw: string };

export type MailServer = { url: string; mails: Mail[]; close(): Promise<void> };

/** Takes every e-mail; `options` are smtp-server's own. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The plain text and the HTML of an e-mail as a person reads them, and its subject. */
export function read({ raw }: Mail): { subject: string; text: string; html: string } {
  const subject = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(raw)?.[1]?.replace(/\r?\n\s+/g, ' ') ?? '';
  const part = (type: string) => {
    const at = raw.indexOf(`Content-Type: ${type}`);
    const head = raw.indexOf('\r\n\r\n', at);
    const end = raw.indexOf('\r\n--', head);
    const body = raw.slice(head + 4, end < 0 ? undefined : end);
    const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(raw.slice(at, head))?.[1] ?? '7bit';
    if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
    return encoding === 'quoted-printable' ? unquoted(body) : body;
  };
  return { subject, text: part('text/plain'), html: part('text/html') };
}

const unquoted = (body: string) =>
  Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString('utf8');

/** A server made of what it answers: each line it hears is given to `answer`, which says what to do. */
export async function bareServer(
  answer: (line: string, socket: Socket) => string | undefined,
  greeting: string | undefined = '220 here\r\n',
): Promise<{ url: string; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    if (greeting !== undefined) socket.write(greeting);
    let rest = '';
    socket.on('data', (data) => {
      const lines = (rest + data.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const said = answer(line, socket);
        if (said !== undefined && !socket.destroyed) socket.write(said);
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
