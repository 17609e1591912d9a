/** The demonstration: a made-up practice's own website, on a port of its own, so that it is another site than the chat. */
import { createServer, type Server } from 'node:http';
import { HTML } from '../adapters/channels/http.js';
import { demonstrationPage, PRACTICE_STYLE } from '../adapters/pages/demonstration.js';
import { wordingFor } from '../dialogs/guide.js';
import type { App } from './main.js';
import { PortTaken, type Running } from './server.js';

/** What a practice's own policy must let through for the chat, and nothing more. */
const policy = (chat: string) =>
  `default-src 'none'; style-src 'self'; img-src data:; script-src ${chat}; frame-src ${chat}`;

/** `chat` is the address of the chat's server. Throws `PortTaken`. Undefined when there is no made-up practice to show. */
export async function demonstrate(app: App, chat: string, port: number): Promise<Running | undefined> {
  const practice = [...app.guide.practices.values()].find(({ example }) => example);
  if (practice === undefined) return undefined;
  const page = demonstrationPage({ wording: wordingFor(app.guide, ''), practice, chat });
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/practice.css') response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' });
    else response.writeHead(path === '/' ? 200 : 404, { ...HTML, 'content-security-policy': policy(chat) });
    response.end(path === '/practice.css' ? PRACTICE_STYLE : page);
  });
  return { port: await listening(server, port), close: () => closing(server) };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', (problem: NodeJS.ErrnoException) =>
      failed(problem.code === 'EADDRINUSE' ? new PortTaken(port, problem) : problem),
    );
    server.listen(port, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const closing = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
