/** What a check-in looks back on: the plan before it, which of its services it is about, and what of it stays. */
import type { Compiled } from './compiled.js';
import type { Offer } from './conversation.js';
import { planBeforeRound, valueOf, type Walk } from './ground.js';

const WHICH = 'which-one';
const SEVERAL = 'several';

/** What was agreed in the plan it looks back on. */
export const plannedIn = ({ conversation }: Walk): readonly Offer[] =>
  planBeforeRound(conversation)?.agreed ?? [];

/** Those it is about: the only one, the one they named, or all when they said that it is more than one. */
export function triedIn(walk: Walk, compiled: Compiled): readonly Offer[] {
  const planned = plannedIn(walk);
  const named = valueOf(walk, compiled, WHICH);
  if (planned.length < 2 || named.includes(SEVERAL)) return planned;
  return planned.filter(({ service }) => named.includes(service));
}

/** Answers after which a service is no longer tried, and whether that was their own wish. */
const DROPS: readonly { question: string; answer: string; theirWish: boolean }[] = [
  { question: 'went-along', answer: 'they-said-no', theirWish: false },
  { question: 'how-was-it', answer: 'was-not-for-me', theirWish: true },
  { question: 'go-again', answer: 'will-not-go', theirWish: true },
  { question: 'next-step', answer: 'other-idea', theirWish: true },
  { question: 'after-all', answer: 'other-ideas', theirWish: true },
  { question: 'after-all', answer: 'stop-here', theirWish: true },
];

/** What stays in the plan, and what was tried and is not for them. */
export function afterCheckIn(
  walk: Walk,
  compiled: Compiled,
): { stays: readonly Offer[]; refused: readonly Offer[] } {
  const said = DROPS.filter(({ question, answer }) => valueOf(walk, compiled, question).includes(answer));
  const planned = plannedIn(walk);
  if (said.length === 0) return { stays: planned, refused: [] };
  const tried = triedIn(walk, compiled);
  return {
    stays: planned.filter((each) => !tried.includes(each)),
    refused: said.some(({ theirWish }) => theirWish) ? tried : [],
  };
}
