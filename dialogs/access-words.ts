/** Words what a place has for people who need it, and what it lacks; what nobody knows is asked about. */
import type { Offer } from './conversation.js';
import type { Access } from './matching/service.js';
import type { FactId } from './script/wording.js';

type Part = keyof Access;
type Fact = (id: FactId, known?: Record<string, string>) => string;

const NAMES: Record<Part, FactId> = {
  step_free: 'access-step-free',
  toilets: 'access-toilets',
  hearing_loop: 'access-hearing-loop',
  bsl: 'access-bsl',
  parking: 'access-parking',
};
const ALL = Object.keys(NAMES) as Part[];

/** Of what the person said they need, in the order they are always told. Unknown is not "no" (matching rule 8). */
export const accessAsked = (fact: Fact, { access, accessAsked = [] }: Offer): string =>
  sentences(
    fact,
    access,
    ALL.filter((part) => accessAsked.includes(part)),
  ).join(' ');

/** Of the rest, only what is known. */
export const accessBeside = (fact: Fact, { access, accessAsked = [] }: Offer): string[] =>
  sentences(
    fact,
    access,
    ALL.filter((part) => access?.[part] !== undefined && !accessAsked.includes(part)),
  );

function sentences(fact: Fact, access: Offer['access'], parts: readonly Part[]): string[] {
  const told = (id: FactId, is: boolean | undefined) => {
    const choices = parts.filter((part) => access?.[part] === is).map((part) => fact(NAMES[part]));
    return choices.length === 0 ? [] : [fact(id, { choices: choices.join(', ') })];
  };
  return [...told('access-has', true), ...told('access-lacks', false), ...told('access-ask', undefined)];
}
