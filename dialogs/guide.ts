/** Everything a conversation is held with: script, words, needs, alarms, places, practices; checked and compiled. */
import { compile, type Compiled } from './compiled.js';
import type { Conversation } from './conversation.js';
import type { Alarms } from './danger/alarms.js';
import { machineFor, type DialogMachine } from './machine.js';
import type { Council } from './matching/councils.js';
import type { Places } from './matching/near.js';
import type { Needs } from './needs/needs.js';
import type { LadderRules } from './ladder/rules.js';
import type { PaperRules } from './papers/rules.js';
import type { RouteRules } from './route/rules.js';
import { isAboutSomeoneElse } from './remembering.js';
import { aboutThem } from './script/about-them.js';
import { holds } from './script/condition.js';
import { ownWords } from './script/own-words.js';
import type { Practice } from './script/practice.js';
import type { Script } from './script/script.js';
import type { Signed } from './script/signing.js';
import type { Wording } from './script/wording.js';
import { nearest, withVoice } from './script/voices.js';
import type { Standing } from './standing.js';
import type { Scales } from './weighing/weigh.js';

/** What an editor writes, parsed and checked. */
export type Content = {
  script: Script;
  /** By language and voice, `en`, `en-easy`; the first is the one others fall back to. */
  wordings: ReadonlyMap<string, Wording>;
  needs: Needs;
  alarms: Alarms;
  /** Signpost, link worker or do it yourself: thresholds, quotes and words. */
  routes: RouteRules;
  /** The support ladder: its words, and which answers move somebody. */
  ladder: LadderRules;
  /** Headings and codes of what a conversation gives on paper. */
  papers: PaperRules;
  /** What was learned of how people say things; without it the rules of needs and danger stand alone. */
  scales?: Scales;
  places: Places;
  /** Those that somebody wrote down. */
  councils: readonly Council[];
  practices: ReadonlyMap<string, Practice>;
  /** Of script and words together: stamped on every entry. */
  fingerprint: string;
  /** Who signed which language: printed above its words, and asked for where people are. */
  signed: Signed;
};

export type Guide = Content & {
  compiled: Compiled;
  machine: DialogMachine;
  /** Commands: typed as they stand they are no sign of danger. */
  own: ReadonlySet<string>;
};

/** `told` are the practices whose own staff can be told something; of the others nobody is promised a call. */
export function guideFrom(content: Content, told: ReadonlySet<string> = new Set()): Guide {
  const compiled = compile(content.script, content, told);
  return {
    ...content,
    compiled,
    machine: machineFor(compiled),
    own: ownWords(content.wordings.values()),
  };
}

/** The words for a language, or the base language's when it has none. */
export function wordingFor(guide: Guide, language: string): Wording {
  const wording = nearest(guide.wordings, language) ?? guide.wordings.values().next().value;
  if (wording === undefined) throw new NoWords(language);
  return wording;
}

/** The words for this conversation: of somebody else where it is about somebody else. */
export function wordingOf(guide: Guide, conversation: Conversation): Wording {
  if (isAboutSomeoneElse(conversation)) return aboutThem(wordingFor(guide, conversation.language));
  const { language } = conversation;
  return wordingFor(guide, isYoung(conversation) ? withVoice(language, 'young') : language);
}

/** By what they said of their own age. */
function isYoung({ entries }: Conversation): boolean {
  const age = entries.findLast(({ question }) => question === 'age');
  return age?.status === 'answered' && age.value.some((value) => value === '13-15' || value === '16-17');
}

export class NoWords extends Error {
  override name = 'NoWords';
  constructor(language: string) {
    super(
      `There are no words in any language, '${language}' included: add a file to content/what-matters/text`,
    );
  }
}

export function practiceOf(guide: Guide, conversation: Conversation): Practice {
  const practice = guide.practices.get(conversation.practice);
  if (practice === undefined) throw new UnknownPractice(conversation.practice);
  return practice;
}

export class UnknownPractice extends Error {
  override name = 'UnknownPractice';
  constructor(practice: string) {
    super(`There is no practice '${practice}': add content/practices/${practice}.yaml`);
  }
}

/**
 * Whether anything may be kept: not before consent, and never for under-13s (script: `kept_when`). It looks at what
 * stands rather than at the path, because in urgent help nothing is walked and what was agreed still holds.
 */
export function mayKeep(guide: Guide, standing: Standing): boolean {
  return holds(guide.script.kept_when, {
    valueOf: (question) => standing.get(question)?.value ?? [],
    fact: () => false,
  });
}
