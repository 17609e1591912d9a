/** The calling card of the link worker: a name and a number to take home, and words to begin with. */
import { practiceOf } from '../guide.js';
import { helpLines } from '../plan/plan-words.js';
import { headed } from '../part.js';
import { fill } from '../script/wording.js';
import { saying, type Translated } from '../translated.js';
import type { Paper } from './rules.js';
import type { Written } from './standing.js';

/** Says nothing about anybody: it may lie on a table. Without a link worker it says where else to turn. */
export function cardPaper({ guide, conversation, voice, language }: Written): Paper {
  const { card } = guide.papers;
  const say = saying(language);
  const who = practiceOf(guide, conversation).link_worker;
  const part = (heading: Translated, lines: (string | undefined)[]) =>
    headed(
      say(heading),
      lines.filter((line) => line !== undefined),
    );
  return {
    which: 'card',
    heading: say(card.heading),
    parts: [
      ...(who === undefined
        ? part(card.none, guide.routes.instead.map(say))
        : [
            ...part(card.who, [`${who.name}: ${who.phone}`]),
            ...part(card.when, [who.hours]),
            ...part(card.meets, [who.meets]),
            ...part(card.what, card['what-lines'].map(say)),
            ...part(card.say, [fill(say(card['say-line']), voice.known)]),
          ]),
      ...part(card.help, helpLines(voice)),
    ],
  };
}
