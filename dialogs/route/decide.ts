/** Signpost, link worker or do it yourself: the decision table R0 to R9, first match wins (conversation map 4.8). */
import type { RouteFacts } from './facts.js';
import type { How, Path, ReasonId, RouteRules, RuleId } from './rules.js';

/** A reason by its id, with what fills its words: a number, or the names of what it is about. */
export type Because = { reason: ReasonId; n?: number; of?: readonly string[] };

export type Suggested = {
  /** `none` in danger, and where the person said no. */
  route: Path | 'none';
  how: How;
  /** The row that decided. */
  rule: RuleId;
  /** Every row that had a say: the one that decided, then R8 and R9 where they hold. */
  rules: readonly RuleId[];
  because: readonly Because[];
  /** Shown, and out of reach until there is a reason: for who sees somebody once, doing it themselves (S009). */
  greyed: readonly Path[];
};

/** Pure and deterministic: the same facts and thresholds always suggest the same route. Somebody always decides. */
export function decide(facts: RouteFacts, { thresholds }: Pick<RouteRules, 'thresholds'>): Suggested {
  const row = rowFor(facts, thresholds);
  const isNone = row.route === 'none';
  const greyed = facts.oneOff && !isNone;
  const nobody = row.route === 'link-worker' && !facts.linkWorker;
  return {
    ...row,
    rules: [row.rule, ...(greyed ? ['R8' as const] : []), ...(nobody ? ['R9' as const] : [])],
    because: [
      ...row.because,
      ...(greyed ? [{ reason: 'one-off' as const }] : []),
      ...(nobody ? [{ reason: 'no-link-worker' as const }] : []),
    ],
    greyed: greyed ? ['do-it-yourself'] : [],
  };
}

type Row = Pick<Suggested, 'route' | 'how' | 'rule' | 'because'>;

function rowFor(facts: RouteFacts, thresholds: RouteRules['thresholds']): Row {
  if (facts.inDanger)
    return { rule: 'R0', route: 'none', how: 'urgent-help', because: [{ reason: 'in-danger' }] };
  if (facts.saidNo)
    return { rule: 'R1', route: 'none', how: 'leave-a-card', because: [{ reason: 'said-no' }] };
  return ofTheClinician(facts, thresholds) ?? ofThePerson(facts, thresholds);
}

/** R2 to R4: where the clinician's own work is part of it. */
function ofTheClinician(facts: RouteFacts, thresholds: RouteRules['thresholds']): Row | undefined {
  const mayTakeIt = !facts.noCapacity && !facts.oneOff;
  const capacity: Because = { reason: facts.noCapacity ? 'no-capacity' : 'capacity' };
  if (facts.specialist) {
    const because: Because[] = [
      { reason: 'specialist' },
      ...(facts.oneOff && !facts.noCapacity ? [] : [capacity]),
    ];
    return mayTakeIt
      ? { rule: 'R2', route: 'do-it-yourself', how: 'with-your-team', because }
      : { rule: 'R2', route: 'signpost', how: 'warm-handover', because };
  }
  if (!facts.longTerm && !facts.partOfTherapy) return undefined;
  const work: Because[] = [
    ...(facts.longTerm ? [{ reason: 'long-term' as const }] : []),
    ...(facts.partOfTherapy ? [{ reason: 'part-of-therapy' as const }] : []),
  ];
  const many = facts.social.length >= thresholds.social_issues;
  if (mayTakeIt && !many)
    return { rule: 'R3', route: 'do-it-yourself', how: 'with-your-team', because: [...work, capacity] };
  return {
    rule: 'R4',
    route: 'link-worker',
    how: 'jointly',
    because: [...work, ...(facts.noCapacity ? [capacity] : []), ...(many ? [social(facts)] : [])],
  };
}

/** R5 to R7: how much of the way people find by themselves. */
function ofThePerson(facts: RouteFacts, thresholds: RouteRules['thresholds']): Row {
  const { confidence, needs, stops, selfReferral, someone } = facts;
  const sure: Because =
    confidence === undefined ? { reason: 'confidence-unknown' } : { reason: 'confidence', n: confidence };
  const isSure = confidence !== undefined && confidence >= thresholds.sure;
  const isABitSure = confidence !== undefined && confidence >= thresholds.a_bit_sure;
  const few = needs.length <= thresholds.few_needs && facts.social.length < thresholds.social_issues;
  if (isSure && few && stops.length === 0 && selfReferral)
    return {
      rule: 'R5',
      route: 'signpost',
      how: 'by-themselves',
      because: [
        sure,
        { reason: 'needs', n: needs.length },
        { reason: 'nothing-stops' },
        { reason: 'self-referral' },
      ],
    };
  if (isABitSure && !isSure && someone)
    return {
      rule: 'R6',
      route: 'signpost',
      how: 'someone-first-time',
      because: [sure, { reason: 'someone' }],
    };
  return {
    rule: 'R7',
    route: 'link-worker',
    how: 'hand-over',
    because: [
      sure,
      ...(few ? [] : [manyOf(facts, thresholds)]),
      ...(stops.length > 0 ? [{ reason: 'stops' as const, of: stops }] : []),
      ...(selfReferral ? [] : [{ reason: 'no-self-referral' as const }]),
      ...(isABitSure && !isSure && !someone ? [{ reason: 'no-one' as const }] : []),
    ],
  };
}

const social = ({ social: of }: RouteFacts): Because => ({ reason: 'social-issues', n: of.length, of });

const manyOf = (facts: RouteFacts, thresholds: RouteRules['thresholds']): Because =>
  facts.social.length >= thresholds.social_issues
    ? social(facts)
    : { reason: 'needs', n: facts.needs.length };
