/** The web server: which address is answered by whom, and the last word when something breaks. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import restify, { type Server } from 'restify';
import { directLineChannel, isDirectLine } from '../adapters/channels/direct-line/direct-line.js';
import { newName } from '../adapters/channels/form.js';
import { assetOf } from '../adapters/channels/assets.js';
import { HTML, homeOf, redirect, SAFE_HEADERS, send } from '../adapters/channels/http.js';
import { pageChannel } from '../adapters/channels/page.js';
import { seenPage } from '../adapters/channels/seen.js';
import { wrongPage } from '../adapters/channels/wrong.js';
import { plainPage, wordsOf } from '../adapters/pages/plain-page.js';
import { asset, bundles } from '../adapters/widget/bundle.js';
import { loaderWords } from '../adapters/widget/loader-words.js';
import { CouldNotForget, CouldNotRead, CouldNotSave } from '../adapters/stores/store.js';
import { wordingFor } from '../dialogs/guide.js';
import type { Practice } from '../dialogs/script/practice.js';
import type { PageId } from '../dialogs/script/wording.js';
import { realClock } from './clock.js';
import type { App } from './main.js';

/** Bytes of a path parameter: some channels' conversation names are long. */
const LONGEST_PARAMETER = 1500;
/** Milliseconds a slow client may take for its headers, and for a whole request. */
const HEADERS_WITHIN = 10_000;
const REQUEST_WITHIN = 20_000;

const STYLE = asset(readFileSync(new URL('../adapters/pages/page.css', import.meta.url)));

/** The address is taken by another program. */
export class PortTaken extends Error {
  override name = 'PortTaken';
  constructor(port: number, cause: unknown) {
    super(
      `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
      { cause },
    );
  }
}

export type Running = { port: number; close(): Promise<void> };

/** Listens on `port`, 0 for any free one. Throws `PortTaken`. */
export async function serve(app: App, port: number, now: () => Date = () => new Date()): Promise<Running> {
  const server = restify.createServer({
    name: 'what-matters',
    maxParamLength: LONGEST_PARAMETER,
    ignoreTrailingSlash: true,
    handleUncaughtExceptions: false,
  });
  const { guide, log } = app;
  const { loader, panel } = await bundles(loaderWords(guide.wordings));
  const script = `/panel.js?v=${panel.version}`;
  const page = pageChannel({ ...app, now, script });
  const direct = directLineChannel({
    ...app,
    ...app.directLine,
    now,
    every: (milliseconds, run) => realClock.every(milliseconds, run),
  });
  const wording = wordingFor(guide, 'en');
  const few = (id: PageId, practice?: Practice) =>
    plainPage({ wording, ...wordsOf(wording, id, practice), practice, message: newName() });

  /** Every handler is asynchronous, because restify turns only those failures into an answer. */
  const answer =
    (work: (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void> | void) =>
    async (request: restify.Request, response: restify.Response): Promise<void> => {
      const { practice = '', token, service } = request.params as Partial<Record<string, string>>;
      try {
        await work(request, response, practice || (token ?? service ?? ''));
      } catch (problem) {
        log.error({ problem }, 'a request failed');
        const page = few(
          request.method === 'POST' ? 'not-saved' : 'not-shown',
          guide.practices.get(practice),
        );
        if (response.headersSent) return;
        // The store may answer again in a minute; what is wrong with us will not mend itself.
        if (isOfStore(problem)) send(response, 503, page, { 'retry-after': '60' });
        else send(response, 500, page);
      }
    };

  /** HEAD is GET without its body: what checks whether a link works asks that way. */
  const get = (path: string, work: Parameters<typeof answer>[0]) => {
    server.get(path, answer(work));
    server.head(path, answer(work));
  };
  const notFound = () => few('no-practice');

  // Before any route: what is wrong there is answered in the protocol's own way, an address nobody can read as well.
  server.pre((request, response, next) => {
    if (!isDirectLine(request.url ?? '')) return next();
    void direct.answer(request, response).finally(() => next(false));
  });
  server.server.on('upgrade', direct.upgrade);
  get('/', (_request, response) => {
    const [practice] = guide.practices.values();
    if (practice) redirect(response, `/c/${practice.id}`, {});
    else send(response, 404, notFound());
  });
  for (const view of ['', '/form'] as const) {
    get(`/c/:practice${view}`, page.get(view));
    server.post(`/c/:practice${view}`, answer(page.post(view)));
    server.post(`/c/:practice${view}/options`, answer(page.options(view)));
  }
  // By a form only: a link is also followed by who only looks ahead, and would leave a kept conversation behind.
  server.post('/c/:practice/new', answer(page.begin));
  server.get('/c/:practice/leave', answer(page.leave));
  server.post('/c/:practice/direct-line', answer(direct.pageToken));
  const seen = seenPage(app.links, wording);
  get('/seen/:token', seen.get);
  server.post('/seen/:token', answer(seen.post));
  const wrong = wrongPage(app.wrong, wording, app.proxies);
  get('/wrong/:service', wrong.get);
  server.post('/wrong/:service', answer(wrong.post));
  get('/c/:practice/plan', page.plan);
  server.post('/c/:practice/plan/mail', answer(page.mail));
  server.post('/c/:practice/code', answer(page.code));
  server.post('/c/:practice/come-back', answer(page.comeBack));
  // What was shown in answer to a form is asked for again by its address when the page is opened another day.
  for (const part of ['plan/mail', 'code', 'come-back'])
    get(`/c/:practice/${part}`, (request, response, practice) =>
      redirect(response, homeOf(request, practice), {}),
    );
  for (const [path, route] of app.texting.routes) server.post(path, answer(route));
  server.post('/api/messages', answer(app.teams));
  get('/page.css', assetOf(STYLE, 'text/css; charset=utf-8'));
  get('/panel.js', assetOf(panel, 'text/javascript; charset=utf-8'));
  get('/widget.js', assetOf(loader, 'text/javascript; charset=utf-8'));
  get('/healthz', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"status":"ok"}');
  });
  get('/*', (_request, response) => send(response, 404, notFound()));
  // What restify itself refuses would be answered in its own words: an unknown method, an address it cannot read.
  server.on(
    'restifyError',
    (
      _request: restify.Request,
      response: restify.Response,
      problem: { statusCode?: number },
      done: () => void,
    ) => {
      response.sendRaw(problem.statusCode ?? 500, notFound(), { ...HTML, ...SAFE_HEADERS });
      done();
    },
  );

  server.server.headersTimeout = HEADERS_WITHIN;
  server.server.requestTimeout = REQUEST_WITHIN;
  return { port: await listening(server, port), close: () => (direct.close(), closing(server)) };
}

const isOfStore = (problem: unknown) =>
  [CouldNotRead, CouldNotSave, CouldNotForget].some((each) => problem instanceof each);

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', (problem: NodeJS.ErrnoException) =>
      failed(problem.code === 'EADDRINUSE' ? new PortTaken(port, problem) : problem),
    );
    server.listen(port, () => done(server.address().port));
  });
}

/** No new requests; those under way are answered. */
function closing(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.server.closeIdleConnections();
  });
}
