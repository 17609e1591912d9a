/** Everything a conversation is held with: script, words, needs, alarms, places, practices; checked and compiled. */
import { compile, type Compiled } from './compiled.js';
import type { Conversation, Entry } from './conversation.js';
import type { Alarms } from './danger/alarms.js';
import { machineFor, type DialogMachine } from './machine.js';
import type { Council } from './matching/councils.js';
import type { Places } from './matching/near.js';
import type { Needs } from './needs/needs.js';
import type { LadderRules } from './ladder/rules.js';
import type { PaperRules } from './papers/rules.js';
import type { RouteRules } from './route/rules.js';
import { newestOf } from './newest.js';
import { isAboutSomeoneElse } from './remembering.js';
import { aboutThem } from './script/about-them.js';
import { holds } from './script/condition.js';
import { ownWords } from './script/own-words.js';
import type { Practice } from './script/practice.js';
import type { Question, Script } from './script/script.js';
import type { Signed } from './script/signing.js';
import type { Wording } from './script/wording.js';
import { nearest, withVoice } from './script/voices.js';
import type { Standing } from './standing.js';
import type { Scales } from './weighing/weigh.js';

/** What one script has of its own. */
export type Scripted = {
  script: Script;
  /** By language and voice, `en`, `en-easy`; the first is the one others fall back to. */
  wordings: ReadonlyMap<string, Wording>;
  /** Of script and words together: stamped on every entry. */
  fingerprint: string;
  /** Who signed which language: printed above its words, and asked for where people are. */
  signed: Signed;
};

/** What an editor writes, parsed and checked. The script of its own is the one people talk to by themselves. */
export type Content = Scripted & {
  /** The other scripts: with a clinician, and the check-in. */
  others: readonly Scripted[];
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
};

export type Guide = Omit<Content, 'others'> & {
  /** By the id of its script: every guide, this one too. */
  guides: ReadonlyMap<string, Guide>;
  compiled: Compiled;
  machine: DialogMachine;
  /** Commands: typed as they stand they are no sign of danger. */
  own: ReadonlySet<string>;
};

/** `told` are the practices whose own staff can be told something; of the others nobody is promised a call. */
export function guideFrom(content: Content, told: ReadonlySet<string> = new Set()): Guide {
  const { others, ...shared } = content;
  const scripts = [content.script, ...others.map(({ script }) => script)];
  const own = ownWords([content, ...others].flatMap(({ wordings }) => [...wordings.values()]));
  const guides = new Map<string, Guide>();
  const made = (of: Scripted): Guide => {
    const compiled = compile(of.script, content, told, knownFrom(of.script, scripts));
    const guide: Guide = { ...shared, ...of, guides, compiled, machine: machineFor(compiled), own };
    guides.set(of.script.id, guide);
    return guide;
  };
  const { script, wordings, fingerprint, signed } = content;
  const main = made({ script, wordings, fingerprint, signed });
  others.forEach(made);
  return main;
}

/** What a script knows of what another one asked once. */
const knownFrom = ({ knows }: Script, scripts: readonly Script[]): Question[] =>
  knows.flatMap(
    (id) =>
      scripts
        .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
        .find((each) => each.id === id) ?? [],
  );

/** The guide of the script that a conversation is held by. Throws `UnknownScript`. */
export function guideOf(guide: Guide, { script }: Pick<Conversation, 'script'>): Guide {
  const found = guide.guides.get(script);
  if (found === undefined) throw new UnknownScript(script, [...guide.guides.keys()]);
  return found;
}

export class UnknownScript extends Error {
  override name = 'UnknownScript';
  constructor(script: string, known: readonly string[]) {
    super(`There is no script '${script}': it is one of ${known.join(', ')}`);
  }
}

/** The words for a language, or the base language's when it has none. */
export function wordingFor(guide: Guide, language: string): Wording {
  const wording = nearest(guide.wordings, language) ?? guide.wordings.values().next().value;
  if (wording === undefined) throw new NoWords(language);
  return wording;
}

/** What was said decides whose words they are, and is asked for many times a turn: found once for each list of entries. */
const found = new WeakMap<Conversation['entries'], { guide: Guide; language: string; wording: Wording }>();

/** The words for this conversation: of somebody else where it is about somebody else. */
export function wordingOf(guide: Guide, conversation: Conversation): Wording {
  const { entries, language } = conversation;
  const before = found.get(entries);
  if (before?.guide === guide && before.language === language) return before.wording;
  const wording = wordingFrom(guide, conversation);
  found.set(entries, { guide, language, wording });
  return wording;
}

function wordingFrom(guide: Guide, conversation: Conversation): Wording {
  if (isAboutSomeoneElse(conversation)) return aboutThem(wordingFor(guide, conversation.language));
  const { language } = conversation;
  return wordingFor(guide, isYoung(conversation) ? withVoice(language, 'young') : language);
}

/** By what they said of their own age. */
function isYoung({ entries }: Conversation): boolean {
  const age = newestOf(entries, 'age');
  return age?.status === 'answered' && age.value.some((value) => value === '13-15' || value === '16-17');
}

export class NoWords extends Error {
  override name = 'NoWords';
  constructor(language: string) {
    super(
      `There are no words in any language, '${language}' included: add a file to the script's folder text/`,
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

/** Who says what is written down, when the channel does not say: whoever the script is held by. */
export function sayer({ script }: Guide, conversation: Conversation): Entry['by'] {
  if (script.held_by === 'clinician') return 'clinician';
  return isAboutSomeoneElse(conversation) ? 'supporter' : 'person';
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
