/** One script tag on somebody else's page: a button, nothing else until it is pressed, and a frame that page cannot read. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { demonstrate } from '../../bot/demonstration.js';
import { ELSEWHERE } from './chromium.js';
import { EVERY, looksFor, wrongWith } from './looking.js';
import { served } from './served.js';

jest.setTimeout(EVERY ? 600_000 : 120_000);

type Host = { html?: string; policy?: (chat: string) => string; attributes?: string };

/** What a page may do to whatever stands on it. */
const HOSTILE = `html{font-size:62.5%} *{all:unset!important;display:none} div,section,button,iframe{display:none!important;
  font-size:4px!important;color:red!important;position:static!important;width:1px!important;height:1px!important}`;

const HOSTS: Record<string, Host> = {
  'with no policy': {},
  'with a stylesheet that unsets everything': { html: `<style>${HOSTILE}</style>` },
  'with letters of 62.5 %': { html: '<style>html{font-size:62.5%}</style>' },
  'with a strict policy': {
    policy: (chat) =>
      `default-src 'none'; img-src data:; style-src 'none'; script-src ${chat}; frame-src ${chat}`,
  },
};

let host: Server;
let root = '';
let shown: Host = {};

/** A practice's website on another site than the chat, and content that says it may show the chat. */
const { home, newPage, of } = served(async () => {
  host = createServer((_request, response) => {
    const policy = shown.policy?.(home());
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(policy ? { 'content-security-policy': policy } : {}),
    });
    response.end(
      `<!doctype html><html lang="en"><head><title>A practice</title><link rel="icon" href="data:,">${shown.html ?? ''}` +
        `<script async src="${home()}/widget.js" data-practice="example" ${shown.attributes ?? ''}></script></head>` +
        '<body><main><h1>A practice</h1><p>Ring us.</p></main></body></html>',
    );
  });
  await new Promise<void>((done) => host.listen(0, done));
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
  const file = join(root, 'practices/example.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('origins: []', `origins: ['${site()}']`));
  return root;
});
afterAll(() => {
  host.close();
  rmSync(root, { recursive: true, force: true });
});

const site = () => `http://${ELSEWHERE}:${(host.address() as AddressInfo).port}`;

async function at(of: Host): Promise<Page> {
  shown = of;
  const page = await newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(site());
  await page.locator('.launch').waitFor();
  return page;
}

const opened = async (page: Page): Promise<FrameLocator> => {
  await page.locator('button.launch').click();
  const frame = page.frameLocator('iframe');
  await frame.locator('.top .close').waitFor();
  return frame;
};
const question = (frame: FrameLocator) =>
  frame.locator('form.question input[name=question]').first().getAttribute('value');

describe.each(Object.keys(HOSTS))('on a page %s', (name) => {
  test('a labelled button of 56 pixels asks for nothing and keeps nothing until it is pressed; then the chat is there', async () => {
    const page = await newPage({ viewport: { width: 1280, height: 800 } });
    const asked: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
    shown = HOSTS[name] ?? {};
    await page.goto(site());
    const launch = page.locator('button.launch');
    await launch.waitFor();
    expect(asked.map((address) => new URL(address).pathname).sort()).toEqual(
      ['', '/', '/widget.js'].slice(-2),
    );
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    const box = await launch.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(56);
    expect(await launch.evaluate((each) => parseFloat(getComputedStyle(each).fontSize))).toBeCloseTo(19, 0);

    const frame = await opened(page);
    await frame.locator('button[value=start]').click();
    await frame.locator('input[value=agree]').waitFor();
    expect(refused).toEqual([]);
    const hosts = new Set(
      asked.filter((each) => each.startsWith('http')).map((each) => new URL(each).origin),
    );
    expect([...hosts].sort()).toEqual([home(), site()].sort());
  });
});

test('Escape closes it, with focus back on the button; opened again it is where it was', async () => {
  const page = await at({});
  const frame = await opened(page);
  await frame.locator('button[value=start]').click();
  await frame.locator('input[value=agree]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.className ?? document.activeElement?.tagName,
    );
  expect(await focused()).toBe('launch');
  await page.keyboard.press('Enter');
  await page.locator('iframe').waitFor();
  expect(await question(frame)).toBe('privacy');
});

test('the frame keeps its conversation when the practice’s page is loaded again, and a page of its own has another', async () => {
  const page = await at({});
  const frame = await opened(page);
  for (const [press, then] of [
    ['button[value=start]', 'input[value=agree]'],
    ['.tick:has(input[value=agree]) label', '.question .continue'],
    ['.question .continue', 'button[value=me]'],
  ] as const) {
    await frame.locator(press).click();
    await frame.locator(then).waitFor();
  }
  await page.reload();
  expect(await question(await opened(page))).toBe('who');
  const alone = await page.context().newPage();
  await alone.goto(`${home()}/c/example`);
  expect(await alone.locator('input[name=question]').first().getAttribute('value')).toBe('hello');
});

test('the practice’s page cannot read the frame, and what it sends there is not listened to', async () => {
  const page = await at({});
  const frame = await opened(page);
  expect(
    await page.evaluate(() => {
      const found = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot);
      return found?.shadowRoot?.querySelector('iframe')?.contentDocument === null;
    }),
  ).toBe(true);
  // Only the frame may close itself: the same words from the page are nobody's.
  await page.evaluate(() => window.postMessage({ what: 'close' }, '*'));
  expect(await frame.locator('.top .close').isVisible()).toBe(true);
});

test('what is said while it is closed is counted on the button, until it is opened', async () => {
  const page = await at({});
  const frame = await opened(page);
  await frame.locator('button[value=start]').click();
  await frame.locator('input[value=agree]').waitFor();
  const launch = page.locator('button.launch');
  const name = await launch.evaluate((each) => each.textContent);
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  const cookie = (await page.context().cookies()).find((each) => each.name.endsWith('-framed'));
  const answers = (choice: string) =>
    of().app.handle({
      channel: 'web',
      practice: 'example',
      conversation: cookie?.value ?? '',
      message: choice,
      language: 'en',
      at: new Date().toISOString(),
      choices: [choice],
    });
  await answers('agree');
  const counted = async (many: number) => {
    await launch.filter({ hasText: String(many) }).waitFor();
    return launch.evaluate((each) => each.textContent);
  };
  expect(await counted(1)).not.toBe(name);
  expect(await wrongWith(page, 'host-unread', looksFor(1))).toEqual([]);
  await answers('me');
  expect(await counted(2)).not.toBe(name);
  await launch.click();
  await page.locator('iframe').waitFor();
  expect(await question(frame)).toBe('age');
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  expect(await launch.evaluate((each) => each.textContent)).toBe(name);
});

test('a site that the practice does not name cannot frame the chat, and is left a link to it', async () => {
  shown = {};
  const page = await newPage();
  await page.goto(site().replace(ELSEWHERE, 'other.test'));
  await page.locator('button.launch').click();
  expect(await page.locator('.bar a').getAttribute('href')).toBe(`${home()}/c/example`);
  expect(await page.locator('.bar').isVisible()).toBe(true);
});

test.each([
  ['link', 'a.launch'],
  ['inline', '.inline button.launch'],
])('data-mode="%s" is as it says, with a label of the practice’s own', async (mode, selector) => {
  const page = await at({ attributes: `data-mode="${mode}" data-label="Talk to us"` });
  expect(await page.locator(selector).innerText()).toBe('Talk to us');
});

test('the demonstration shows it on another port, and from there a conversation begins', async () => {
  const practice = await demonstrate(of().app, home(), 0);
  const page = await newPage();
  await page.goto(`http://localhost:${practice?.port}/`);
  const frame = await opened(page);
  expect(await question(frame)).toBe('hello');
  await page.close();
  await practice?.close();
});

test('closed, opening and open can be seen, read out and pressed', async () => {
  const page = await at({});
  const looks = looksFor(0);
  const closed = await wrongWith(page, 'host-closed', looks);
  await opened(page);
  const inside = page.frames().find((each) => each !== page.mainFrame());
  const open = await wrongWith(page, 'host-open', looks);
  const within = inside ? await wrongWith(page, 'frame-open', looks, inside) : ['no frame'];
  expect([...closed, ...open, ...within]).toEqual([]);
});

test('the loader is at most 2 KB, and all that a conversation needs at most 18 KB, compressed', async () => {
  const size = async (path: string) =>
    gzipSync(await (await fetch(`${home()}${path}`)).text(), { level: 9 }).length;
  const page = await (await fetch(`${home()}/c/example`)).text();
  const words = /id="panel-data"[^>]*>([^]*?)<\/script>/.exec(page)?.[1] ?? '';
  const sizes = {
    loader: await size('/widget.js'),
    panel: await size('/panel.js'),
    words: gzipSync(words).length,
  };
  process.stderr.write(`compressed bytes: ${JSON.stringify(sizes)}\n`);
  expect(sizes.loader).toBeLessThanOrEqual(2048);
  expect(sizes.loader + sizes.panel + sizes.words).toBeLessThanOrEqual(18 * 1024);
});
