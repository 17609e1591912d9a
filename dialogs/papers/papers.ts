/** The papers of a conversation, each written or withheld with its reason: nothing is sent or filed by writing them. */
import type { Conversation } from '../conversation.js';
import type { Guide } from '../guide.js';
import { planMessage } from '../plan/plan-words.js';
import { cardPaper } from './card.js';
import { codesPaper } from './codes.js';
import { messagePaper } from './message-back.js';
import { wordsIn } from '../translated.js';
import type { Paper, Which } from './rules.js';
import { sheetPaper } from './sheet.js';
import { supporterPaper } from './supporter.js';
import { noPaper, writtenFrom, type Written } from './standing.js';

/** `allCodes`: those that are not certain, too. */
export function paperOf(guide: Guide, conversation: Conversation, which: Which, allCodes = false): Paper {
  const written = writtenFrom(guide, conversation);
  const withheld = noPaper(written);
  if (withheld !== undefined) return { which, withheld };
  switch (which) {
    case 'plan':
      return planPaper(written);
    case 'card':
      return cardPaper(written);
    case 'message':
      return messagePaper(written);
    case 'sheet':
      return sheetPaper(written);
    case 'supporter':
      return supporterPaper(written);
    case 'codes':
      return codesPaper(written, allCodes);
  }
}

/** As it was agreed, and as it is shown to the person. */
function planPaper({ voice, plan }: Written): Paper {
  const message = plan === undefined ? undefined : planMessage(voice, plan);
  return message?.kind === 'plan'
    ? { which: 'plan', heading: message.heading, parts: message.parts }
    : { which: 'plan', withheld: 'no-plan' };
}

/** As plain text, to read, print or paste. */
export function paperText(paper: Paper, guide: Guide, language: string): string {
  if ('withheld' in paper) {
    const why = guide.papers.withheld[paper.withheld];
    return `${paper.which}: ${wordsIn(why, language)}\n`;
  }
  const { heading, parts, foot } = paper;
  return `${[
    heading,
    '='.repeat(heading.length),
    ...parts.flatMap((part) => ['', part.heading, ...part.lines.map((line) => `  ${line}`)]),
    ...(foot === undefined ? [] : ['', foot]),
  ].join('\n')}\n`;
}
