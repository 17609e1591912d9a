/** Looks at a page as many people would: axe, thumbs, a small screen; every look is one way the page may be shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axeCore from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** How large what is pressed must be, in pixels (WCAG 2.5.5). */
const TARGET = 44;

const SIZES = { zoomed: [320, 256], phone: [390, 844], desk: [1280, 800] } as const;
const COLOURS = ['light', 'dark', 'cream', 'forced'] as const;
const DIRECTIONS = ['ltr', 'rtl'] as const;

declare global {
  /** What `wrongWith` puts into a page. */
  var axe: typeof axeCore;
}

type Size = keyof typeof SIZES;
export type Look = { size: Size; colours: (typeof COLOURS)[number]; dir: (typeof DIRECTIONS)[number] };

const names = Object.keys(SIZES).filter((name): name is Size => name in SIZES);

const ALL: Look[] = names.flatMap((size) =>
  COLOURS.flatMap((colours) => DIRECTIONS.map((dir) => ({ size, colours, dir }))),
);

/** Two looks of one state, such that a few states in a row meet every pair of size, colours and direction. */
const pairwise = (state: number): Look[] =>
  [0, 1].map((at) => ({
    colours: COLOURS[(2 * state + at) % COLOURS.length] ?? 'light',
    size: names[(state + at) % names.length] ?? 'phone',
    dir: DIRECTIONS[((state >> 1) + at) % DIRECTIONS.length] ?? 'ltr',
  }));

export const EVERY = process.env['EVERY_LOOK'] !== undefined;
/** `npm run test:all` looks at every state in every way; `npm test` in two, so that all pairs are met. */
export const looksFor = (state: number): Look[] => (EVERY ? ALL : pairwise(state));

/** Pictures are written here when it is set. */
const SCREENS = process.env['SCREENS'];

/** What is wrong with a state in these looks: nothing, one hopes. `within` is the frame it stands in, if any. */
export async function wrongWith(
  page: Page,
  state: string,
  looks: readonly Look[],
  within: Frame = page.mainFrame(),
): Promise<string[]> {
  const wrong: string[] = [];
  const before = page.viewportSize();
  await within.evaluate(axe);
  for (const { size, colours, dir } of looks) {
    const [width, height] = SIZES[size];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({
      colorScheme: colours === 'dark' ? 'dark' : 'light',
      forcedColors: colours === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    await within.evaluate(
      ([direction, cream]) => {
        document.documentElement.dir = direction;
        const { dataset } = document.documentElement;
        if (dataset['colours'] !== undefined) dataset['colours'] = cream ? 'cream' : 'device';
      },
      [dir, colours === 'cream'] as const,
    );
    const look = `${state}-${size}-${colours}-${dir}`;
    if (SCREENS) await page.screenshot({ path: join(SCREENS, `${look}.png`), fullPage: true });
    const found = await within.evaluate(looked, { tags: TAGS, least: TARGET });
    wrong.push(...found.map((each) => `${look}: ${each}`));
  }
  await within.evaluate(() => {
    document.documentElement.dir = 'ltr';
    const { dataset } = document.documentElement;
    if (dataset['colours'] !== undefined) dataset['colours'] = 'device';
  });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  if (before) await page.setViewportSize(before);
  return wrong;
}

/** Runs in the page. */
async function looked({ tags, least }: { tags: string[]; least: number }): Promise<string[]> {
  // What the header covers just now can be scrolled clear of it: looked at is the page, not where somebody is on it.
  scrollTo(0, 0);
  const { violations } = await window.axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    preload: false,
  });
  const targets = [
    ...document.querySelectorAll('button, summary, a, .tick label, .scale label, input[type=text], textarea'),
  ];
  const small = targets.filter((each) => {
    const { width, height, right, left } = each.getBoundingClientRect();
    const isSeen = each.checkVisibility() && right > 0 && left < innerWidth;
    return isSeen && (width < least || height < least);
  });
  const root = document.documentElement;
  return [
    ...violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 200)}`)),
    ...small.map((each) => `small: ${each.outerHTML.slice(0, 200)}`),
    ...(root.scrollWidth > root.clientWidth ? ['scrolls sideways'] : []),
  ];
}
