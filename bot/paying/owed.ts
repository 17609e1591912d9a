/** What is owed after a turn: its effects added to what was owed before, and what they make needless taken away. */
import type { CallBack, Effect, Owed } from '../../dialogs/effects.js';
import { chase, isChased, mayHaveGone } from './ledger.js';

/**
 * `message` names the turn, so that every piece of work has a name of its own. `at` is when it was: from then on the
 * second address waits, whatever comes of telling the first.
 */
export function owedAfter(
  before: readonly Owed[],
  effects: readonly Effect[],
  { message, at }: { message: string; at: string },
): Owed[] {
  return effects.reduce<Owed[]>(
    (owed, effect, n) => {
      const item = (each: Effect): Owed => ({
        id: `${message}/${n}`,
        effect: each,
        due: at,
        tries: 0,
        state: 'owed',
        since: at,
      });
      const also = (of: Owed, { who }: Told) => (who.has('second') ? [chase(of, at, 'send-also', 0)] : []);
      if (effect.kind === 'call-off') {
        const { rest, told } = calledOff(owed, effect.of, at);
        if (told.at === undefined) return rest;
        const off = item({ ...effect, of: told.at });
        const isForFirst = told.who.has('first');
        return [
          ...rest,
          isForFirst ? off : { ...off, state: 'cancelled', note: 'the first was not told' },
          ...also(off, told),
        ];
      }
      const reminder = (of: Owed) => (isChased(of.effect) ? [chase(of, at, 'send-again')] : []);
      if (effect.kind !== 'call-back' || effect.replaces === undefined)
        return [...owed, item(effect), ...reminder(item(effect))];
      const { rest, told } = calledOff(owed, effect.replaces, at);
      const call = item(replacing(effect, told.at));
      return [...rest, call, ...reminder(call), ...also(call, told)];
    },
    [...before],
  );
}

const replacing = ({ replaces: _replaces, ...effect }: CallBack, at: string | undefined): CallBack =>
  at === undefined ? effect : { ...effect, replaces: at };

/** Which addresses were told, or may have been, and of which call last; no time: nobody was told of any. */
type Told = { at?: string; who: ReadonlySet<'first' | 'second'> };

/** States in which staff were told of it, or may have been. */
const MAY_BE_TOLD: readonly Owed['state'][] = ['sending', 'uncertain', 'paid'];

const mayBeTold = (item: Owed) => MAY_BE_TOLD.includes(item.state) || mayHaveGone(item);

const callAt = (owed: readonly Owed[], at: string) =>
  owed.find(({ effect }) => effect.kind === 'call-back' && effect.at === at);

/** A call that was changed before anybody heard of the change is still known as it was before. */
function toldOf(owed: readonly Owed[], at: string): Told {
  const call = callAt(owed, at);
  if (call?.effect.kind !== 'call-back') return { who: new Set() };
  const { replaces } = call.effect;
  const earlier: Told = replaces === undefined ? { who: new Set() } : toldOf(owed, replaces);
  const isSecondTold = owed.some(
    (each) =>
      each.effect.kind === 'chase' &&
      each.effect.of === call.id &&
      each.effect.next !== 'report' &&
      each.note !== 'reported' &&
      mayBeTold(each),
  );
  const now = [...(mayBeTold(call) ? ['first' as const] : []), ...(isSecondTold ? ['second' as const] : [])];
  return now.length === 0 ? earlier : { at, who: new Set([...earlier.who, ...now]) };
}

/** A call-back that nobody was told of is not sent any more; nobody is reminded of one that is not wanted. */
function calledOff(owed: readonly Owed[], of: string, at: string): { rest: Owed[]; told: Told } {
  const called = callAt(owed, of);
  const isNeedless = (each: Owed) =>
    called !== undefined &&
    each.state === 'owed' &&
    (each === called || (each.effect.kind === 'chase' && each.effect.of === called.id));
  return {
    // How it stood is kept: whether it may have gone is asked again when the next change comes.
    rest: owed.map((each) =>
      isNeedless(each)
        ? { ...each, state: 'cancelled', since: at, note: mayHaveGone(each) ? each.note : 'taken back' }
        : each,
    ),
    told: toldOf(owed, of),
  };
}
