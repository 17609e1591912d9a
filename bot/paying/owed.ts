/** What is owed after a turn: its effects added to what was owed before, and what they make needless taken away. */
import type { CallBack, Effect, Owed } from '../../dialogs/effects.js';

/** `message` names the turn, so that every piece of work has a name of its own. `at` is when it was. */
export function owedAfter(
  before: readonly Owed[],
  effects: readonly Effect[],
  { message, at }: { message: string; at: string },
): Owed[] {
  return effects.reduce<Owed[]>(
    (owed, effect, n) => {
      const add = (each: Effect): Owed => ({
        id: `${message}/${n}`,
        effect: each,
        due: at,
        tries: 0,
        state: 'owed',
        since: at,
      });
      if (effect.kind === 'call-off') {
        const { rest, wasTold } = calledOff(owed, effect.of, at);
        return wasTold ? [...rest, add(effect)] : rest;
      }
      if (effect.kind !== 'call-back' || effect.replaces === undefined) return [...owed, add(effect)];
      const { rest, wasTold } = calledOff(owed, effect.replaces, at);
      return [...rest, add(wasTold ? effect : withoutReplaces(effect))];
    },
    [...before],
  );
}

const withoutReplaces = ({ replaces: _replaces, ...effect }: CallBack): CallBack => effect;

/** States in which staff were told of it, or may have been. */
const MAY_BE_TOLD: readonly Owed['state'][] = ['sending', 'uncertain', 'paid'];

/** A call-back that nobody was told of is not sent any more; nobody is reminded of one that is not wanted. */
function calledOff(owed: readonly Owed[], of: string, at: string): { rest: Owed[]; wasTold: boolean } {
  const called = owed.find(({ effect }) => effect.kind === 'call-back' && effect.at === of);
  if (called === undefined) return { rest: [...owed], wasTold: false };
  const isNeedless = (each: Owed) =>
    each.state === 'owed' &&
    (each === called || (each.effect.kind === 'chase' && each.effect.of === called.id));
  return {
    rest: owed.map((each) =>
      isNeedless(each) ? { ...each, state: 'cancelled', since: at, note: 'taken back' } : each,
    ),
    wasTold: MAY_BE_TOLD.includes(called.state),
  };
}
