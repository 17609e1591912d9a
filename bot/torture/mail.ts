/** A mail server on a bad day: it turns some away, hangs up on some, and takes the rest; one e-mail fails once at most. */
import { createServer, type Socket } from 'node:net';
import type { Random } from '../bench/random.js';

/** One e-mail that came to somebody; `id` is the name of its message. */
export type Arrived = { id: string; to: string; at: number };

export type MailServer = {
  url: string;
  /** What arrived, whether or not that was said. */
  arrived: readonly Arrived[];
  /** How often it did not take an e-mail, or did not say that it took it. */
  failed(): number;
  close(): Promise<void>;
};

/** Of a hundred who call, how many hear that it is busy; of a hundred e-mails, with how many something goes wrong. */
const BUSY = 10;
const WRONG = 40;
/** Refused for now; taken, and hung up before saying so; hung up, and not taken. */
const FAULTS = ['later', 'taken', 'lost'] as const;

export async function failingMail(random: Random): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const troubled = new Set<string>();
  const calls = new Set<Socket>();
  let failures = 0;
  let wasBusy = false;

  /** What happens to this e-mail; undefined: nothing but what it came for. */
  function fate(id: string): (typeof FAULTS)[number] | undefined {
    if (troubled.has(id) || random.below(100) >= WRONG) return undefined;
    troubled.add(id);
    return random.from(FAULTS);
  }

  function taken(socket: Socket, mail: string, to: readonly string[]): void {
    const id = /^Message-ID: <([^@<>\s]+)@/im.exec(mail)?.[1] ?? '';
    const what = fate(id);
    if (what !== undefined) failures++;
    if (what === undefined || what === 'taken')
      arrived.push(...to.map((each) => ({ id, to: each, at: Date.now() })));
    if (what === undefined) socket.write('250 Taken\r\n');
    else if (what === 'later') socket.write('451 Try again later\r\n');
    else socket.destroy();
  }

  function talk(socket: Socket): void {
    calls.add(socket);
    socket.on('error', () => undefined).once('close', () => calls.delete(socket));
    wasBusy = !wasBusy && random.below(100) < BUSY;
    if (wasBusy) {
      failures++;
      return void socket.end('421 Busy\r\n');
    }
    let heard = '';
    let isMail = false;
    let to: string[] = [];
    const answer = (line: string) => {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'RCPT') to.push(/<([^<>]*)>/.exec(line)?.[1] ?? '');
      if (command === 'MAIL' || command === 'RSET') to = [];
      isMail = command === 'DATA';
      if (command === 'QUIT') socket.end('221 Bye\r\n');
      else socket.write(isMail ? '354 Go on\r\n' : '250 Well\r\n');
    };
    socket.write('220 A bad day\r\n');
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      for (;;) {
        const end = isMail ? '\r\n.\r\n' : '\r\n';
        const at = heard.indexOf(end);
        if (at < 0) return;
        const said = heard.slice(0, at);
        heard = heard.slice(at + end.length);
        if (!isMail) answer(said);
        else {
          isMail = false;
          taken(socket, said, to);
        }
      }
    });
  }

  const server = createServer(talk);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    failed: () => failures,
    close: () =>
      new Promise((done) => {
        for (const call of calls) call.destroy();
        server.close(() => done());
      }),
  };
}
