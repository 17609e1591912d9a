/** The support ladder: where somebody stands, worked out from what was said in every round; nothing of it is stored. */
import type { Conversation, Entry } from '../conversation.js';
import { STEPS, type Happening, type LadderRules, type Move, type Step } from './rules.js';

export type Ladder = {
  /** Absent until a step was chosen. */
  step?: Step;
  /** The step that waits for the risk assessment. */
  waits?: Step;
  paused: boolean;
  risk?: Risk;
  /** Who goes along, as they are named. */
  who?: string;
  /** Where and when the first visit is. */
  firstVisit?: string;
  /** How each visit went, the first one first. */
  log: readonly { words: string; at: string }[];
  /** What happened, in order: to which step, and when. */
  moves: readonly { what: Happening; to?: Step; at: string }[];
};

export type Risk = 'done' | 'not-needed' | 'not-yet';
export const RISKS: readonly Risk[] = ['done', 'not-needed', 'not-yet'];

const NOBODY_YET: Ladder = { paused: false, log: [], moves: [] };

/**
 * Pure: a fold over all rounds, of what was said last in each: an answer that is changed takes the place of the one
 * before it. A step beyond the gate is held back until somebody says that the risk assessment is done or that none is
 * needed (S048, S054); then it is taken by itself.
 */
export function ladderOf(entries: readonly Entry[], rules: Pick<LadderRules, 'moves'>): Ladder {
  const last = new Map(entries.map((entry) => [matterOf(entry, rules), entry]));
  return entries
    .filter((entry) => entry.status === 'answered' && last.get(matterOf(entry, rules)) === entry)
    .reduce((ladder, entry) => told(ladder, entry, rules), NOBODY_YET);
}

/** A step chosen by its name and a move are one matter: of both, the one said last in a round is what was decided. */
function matterOf({ question, round }: Entry, rules: Pick<LadderRules, 'moves'>): string {
  const isStep = question === 'ladder' || rules.moves.some((move) => move.question === question);
  return `${round} ${isStep ? 'ladder' : question}`;
}

/** Where somebody stood when this round began. */
export const ladderBefore = (
  { entries, round }: Pick<Conversation, 'entries' | 'round'>,
  rules: Pick<LadderRules, 'moves'>,
): Ladder =>
  ladderOf(
    entries.filter((entry) => entry.round < round),
    rules,
  );

function told(ladder: Ladder, entry: Entry, rules: Pick<LadderRules, 'moves'>): Ladder {
  const { question, value, words, at } = entry;
  const step = STEPS.find((each) => each === value[0]);
  if (question === 'ladder') return step === undefined ? ladder : chosen(ladder, step, at);
  if (question === 'risk-assessment')
    return assessed(
      ladder,
      RISKS.find((each) => each === value[0]),
      at,
    );
  if (question === 'buddy') return words === undefined ? ladder : { ...ladder, who: words };
  if (question === 'first-visit') return words === undefined ? ladder : { ...ladder, firstVisit: words };
  if (question === 'accompany-log')
    return words === undefined ? ladder : { ...ladder, log: [...ladder.log, { words, at }] };
  const move = rules.moves.find((each) => each.question === question && value.includes(each.answer))?.move;
  return move === undefined ? ladder : moved(ladder, move, at);
}

/** Chosen by name: with it goes that it is a step up or down from where they stood. */
function chosen(ladder: Ladder, to: Step, at: string): Ladder {
  const from = ladder.step;
  const way: Happening[] =
    from === undefined || from === to
      ? []
      : [STEPS.indexOf(to) < STEPS.indexOf(from) ? 'step-up' : 'step-down'];
  return aimed(ladder, to, at, way);
}

/** One rung, or a rest. At either end there is no further step, and before a first step there is none to move from. */
export function moved(ladder: Ladder, move: Move, at: string): Ladder {
  const { step } = ladder;
  if (step === undefined) return ladder;
  if (move === 'pause')
    return { ...ladder, paused: true, moves: [...ladder.moves, { what: 'pause', to: step, at }] };
  if (move === 'carry-on')
    return { ...ladder, paused: false, moves: [...ladder.moves, { what: 'carry-on', to: step, at }] };
  const to = STEPS[STEPS.indexOf(step) + (move === 'step-up' ? -1 : 1)];
  return to === undefined ? ladder : aimed(ladder, to, at, [move]);
}

/** Whoever takes a step is not resting any more; a step that is held back leaves them where they stand. */
function aimed(ladder: Ladder, to: Step, at: string, way: readonly Happening[]): Ladder {
  const { waits: _before, ...rest } = ladder;
  if (isHeld(to, ladder.risk)) {
    // Nobody begins beyond the gate: until it opens they plan the visit.
    const step = ladder.step === undefined || isHeld(ladder.step, ladder.risk) ? 'plan' : ladder.step;
    return { ...rest, step, waits: to, moves: [...ladder.moves, { what: 'held-back', to, at }] };
  }
  const done = [...way, to].map((what): Ladder['moves'][number] => ({ what, to, at }));
  return { ...rest, step: to, paused: false, moves: [...ladder.moves, ...done] };
}

/** Also taken back: who was let through and is "not yet" after all plans again. */
function assessed(ladder: Ladder, risk: Risk | undefined, at: string): Ladder {
  if (risk === undefined) return ladder;
  const after = { ...ladder, risk };
  if (ladder.waits !== undefined && !isHeld(ladder.waits, risk)) {
    const { waits: to, ...rest } = after;
    return {
      ...rest,
      step: ladder.waits,
      paused: false,
      moves: [
        ...ladder.moves,
        { what: 'let-through', to: ladder.waits, at },
        { what: ladder.waits, to: ladder.waits, at },
      ],
    };
  }
  if (ladder.step !== undefined && isHeld(ladder.step, risk)) return aimed({ ...after }, ladder.step, at, []);
  return after;
}

/** Where staff or a volunteer are there with them. */
const WITH_THEM: readonly Step[] = ['together', 'nearby'];

/** Whether somebody goes along at the step that was decided on, whether or not it still waits. */
export const goesAlong = ({ step, waits }: Ladder): boolean =>
  WITH_THEM.some((each) => each === (waits ?? step));

/**
 * Whether a step waits for the risk assessment. Said to be needed and not done, it holds back every visit; where nobody
 * said anything it holds back those on which somebody goes along, so that passing the question by opens nothing.
 */
export function isHeld(step: Step, risk: Risk | undefined): boolean {
  if (risk === 'done' || risk === 'not-needed') return false;
  const isVisit = STEPS.indexOf(step) >= STEPS.indexOf('together');
  return risk === 'not-yet' ? isVisit : WITH_THEM.includes(step);
}
