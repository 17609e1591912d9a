/** What would change a route: tried out, one thing at a time, so that it is true and never a guess. */
import { decide, type Suggested } from './decide.js';
import type { RouteFacts } from './facts.js';
import type { Change, How, Path, RouteRules } from './rules.js';

/** What would have to be otherwise, together, and where it would lead. */
export type Changed = { if: readonly Change[]; route: Path | 'none'; how: How };

type Turn = { change: Change; of: (facts: RouteFacts, rules: RouteRules) => RouteFacts };

const TURNS: readonly Turn[] = [
  { change: 'safe-again', of: (facts) => ({ ...facts, inDanger: false }) },
  { change: 'says-yes', of: (facts) => ({ ...facts, saidNo: false }) },
  { change: 'more-time', of: (facts) => ({ ...facts, noCapacity: false }) },
  { change: 'less-time', of: (facts) => ({ ...facts, noCapacity: true }) },
  { change: 'stays-in-touch', of: (facts) => ({ ...facts, oneOff: false }) },
  { change: 'more-sure', of: (facts, { thresholds }) => sure(facts, thresholds.sure) },
  { change: 'less-sure', of: (facts, { thresholds }) => sure(facts, thresholds.a_bit_sure - 1) },
  { change: 'somebody-comes', of: (facts) => ({ ...facts, someone: true }) },
  { change: 'nobody-comes', of: (facts) => ({ ...facts, someone: false }) },
  { change: 'is-eased', of: (facts) => ({ ...facts, stops: [] }) },
  {
    change: 'fewer-needs',
    of: (facts, { thresholds }) => ({
      ...facts,
      needs: facts.needs.slice(0, thresholds.few_needs),
      social: facts.social.slice(0, thresholds.social_issues - 1),
    }),
  },
  { change: 'another-service', of: (facts) => ({ ...facts, selfReferral: true }) },
  { change: 'link-worker-found', of: (facts) => ({ ...facts, linkWorker: true }) },
];

/** Only ever further the way it is named: nobody is told that being less sure of it makes them more sure. */
function sure(facts: RouteFacts, to: number): RouteFacts {
  return { ...facts, confidence: to };
}

const applies = (change: Change, facts: RouteFacts, rules: RouteRules) => {
  const { confidence } = facts;
  if (change === 'more-sure') return confidence === undefined || confidence < rules.thresholds.sure;
  if (change === 'less-sure') return confidence !== undefined && confidence >= rules.thresholds.a_bit_sure;
  return true;
};

/** Single things first; two together only where no single one would do. Their own wish always does, so it comes last. */
export function changesTo(facts: RouteFacts, rules: RouteRules): readonly Changed[] {
  const now = decide(facts, rules);
  const turns = TURNS.filter(({ change }) => applies(change, facts, rules));
  const singles = turns.flatMap(({ change, of }) => changed([change], decide(of(facts, rules), rules), now));
  const found = singles.length > 0 ? singles : pairs(turns, facts, rules, now);
  return [...found, { if: ['their-wish'], route: now.route, how: now.how }];
}

function pairs(turns: readonly Turn[], facts: RouteFacts, rules: RouteRules, now: Suggested): Changed[] {
  return turns.flatMap((one, at) =>
    turns
      .slice(at + 1)
      .flatMap((other) =>
        changed([one.change, other.change], decide(other.of(one.of(facts, rules), rules), rules), now),
      ),
  );
}

/** The same route gone another way is another answer, too; so is one that a link worker can now be found for. */
function changed(turns: Change[], then: Suggested, now: Suggested): Changed[] {
  const isSame = then.route === now.route && then.how === now.how;
  const isFound = now.rules.includes('R9') && !then.rules.includes('R9') && then.route === now.route;
  return isSame && !isFound ? [] : [{ if: turns, route: then.route, how: then.how }];
}
