/** Hands one message to a mail server, and knows how far it came: before the message was begun nothing can be doubled. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Outcome } from './alerts.js';

export type Server = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it is asked for, and needed wherever the server is another machine. */
  secure: boolean;
  login?: { user: string; pass: string };
};

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** `url` is smtp:// or smtps://, with a name and a password when the server wants them. */
export function serverAt(url: string): Server {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { login: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

type Envelope = { from: string; to: string };

/** Resolves within so many milliseconds, whatever the server does. Without a message only the way there is tried. */
export function handOver(
  server: Server,
  within: number,
  message?: { envelope: Envelope; bytes: Buffer },
): Promise<Outcome> {
  const { host, port, secure, login } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: !secure && !LOOPBACK.includes(host),
    connectionTimeout: within,
    greetingTimeout: within,
    socketTimeout: within,
    dnsTimeout: within,
  });
  return new Promise((done) => {
    let begun = false;
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      // What is known first counts: closing is told as an end, too.
      done(outcome);
      if (outcome.kind === 'sent') connection.quit();
      else connection.close();
    };
    const broke = (problem: Problem | null | undefined) => end(outcomeOf(problem, begun));
    const timer = setTimeout(() => broke({ code: 'ETIMEDOUT' }), within);
    connection.on('error', broke);
    // An answer that came just before the end says more than the end.
    connection.on('end', () => setImmediate(() => broke({ code: 'ECLOSED' })));

    const send = () => {
      if (message === undefined) return end({ kind: 'sent' });
      // Read only once the server has said that it takes the message.
      const bytes = Readable.from(
        (function* () {
          begun = true;
          yield message.bytes;
        })(),
      );
      connection.send(message.envelope, bytes, (problem) =>
        problem ? broke(problem) : end({ kind: 'sent' }),
      );
    };
    connection.connect((problem) => {
      if (problem) return broke(problem);
      if (login === undefined) return send();
      connection.login({ credentials: login }, (refused) => (refused ? broke(refused) : send()));
    });
  });
}

/** What nodemailer tells of an error. */
type Problem = { code?: string | undefined; command?: string | undefined; responseCode?: number | undefined };

/** Commands whose refusal is about this message; a refusal of anything else is about the server or its settings. */
const OF_MESSAGE: readonly string[] = ['MAIL FROM', 'RCPT TO', 'DATA'];

function outcomeOf(problem: Problem | null | undefined, begun: boolean): Outcome {
  const { code = 'EUNKNOWN', command, responseCode } = problem ?? {};
  const why = [code, responseCode].filter(Boolean).join(' ');
  const isOfMessage = command !== undefined && OF_MESSAGE.includes(command);
  if (responseCode !== undefined && responseCode >= 500 && isOfMessage) return { kind: 'refused', why };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'failed', why };
  return { kind: begun ? 'unknown' : 'failed', why };
}
