/** Shows Microsoft's Web Chat talking to us, from a file of it that somebody fetched: to try by hand. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { HTML } from '../../adapters/channels/http.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { assemble } from '../main.js';
import { serve } from '../server.js';
import type { Settings } from '../settings.js';

/** `keep`: in the data folder, so that it may be stopped and started again under a chat that goes on. */
export type WebChatOptions = { file: string; practice: string; keep?: true };

/** There is no such file: it is fetched once, by hand. */
class NoWebChat extends Error {
  override name = 'NoWebChat';
  constructor(path: string, cause: unknown) {
    super(`'${path}' cannot be read. docs/embedding.md says how to fetch Web Chat`, { cause });
  }
}

/** Throws `NoWebChat`, and what keeps a server from starting. */
export async function webchat(settings: Settings, { file, practice, keep }: WebChatOptions): Promise<void> {
  const script = scriptIn(file);
  const secret = randomBytes(32).toString('hex');
  let chat = '';
  const page = createServer((request, response) => {
    const send = (status: number, headers: Record<string, string>, body: string | Buffer) => {
      response.writeHead(status, headers);
      response.end(body);
    };
    if (request.url === '/webchat.js')
      send(200, { 'content-type': 'text/javascript; charset=utf-8' }, script);
    else if (request.url === '/token')
      token(chat, secret, practice).then(
        (given) => send(200, { 'content-type': 'application/json' }, given),
        () => send(502, {}, ''),
      );
    else send(200, HTML, pageFor(chat));
  });
  // The chat's origin has to be the same after a restart; so has its page's.
  const beside = keep && settings.PORT > 0 ? settings.PORT + 1 : 0;
  await new Promise<void>((done) => page.listen(beside, done));
  const address = page.address();
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  const withSecret = { ...settings, DIRECT_LINE_SECRET: secret };
  const app = await assemble(withSecret, keep ? {} : { store: memoryStore() });
  // The page is another site than the chat: here it is one of the practice's.
  const practices = new Map(
    [...app.guide.practices].map(([id, each]) => [id, { ...each, origins: [...each.origins, origin] }]),
  );
  const running = await serve({ ...app, guide: { ...app.guide, practices } }, settings.PORT);
  chat = `http://localhost:${running.port}`;
  const kept = keep ? `Answers are kept in ${settings.DATA_DIR}` : 'Nothing is kept';
  process.stdout.write(`Web Chat is at ${origin}/ and talks to ${chat}. ${kept}. Stop with Ctrl+C.\n`);
}

function scriptIn(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (problem) {
    throw new NoWebChat(path, problem);
  }
}

/** What a practice's own server does: the secret never reaches the page. */
async function token(chat: string, secret: string, practice: string): Promise<string> {
  const response = await fetch(`${chat}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ practice }),
  });
  return response.text();
}

const pageFor = (chat: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Web Chat</title>
  <link rel="icon" href="data:,">
  <style>html, body, #chat { height: 100%; margin: 0 }</style>
  <div id="chat" role="main"></div>
  <script src="/webchat.js"></script>
  <script>
    fetch('/token', { method: 'POST' })
      .then((response) => response.json())
      .then(({ token }) => {
        const directLine = WebChat.createDirectLine({ token, domain: '${chat}/v3/directline' });
        const styleOptions = { suggestedActionLayout: 'flow', hideUploadButton: true };
        WebChat.renderWebChat({ directLine, styleOptions }, document.getElementById('chat'));
      });
  </script>
</html>
`;
