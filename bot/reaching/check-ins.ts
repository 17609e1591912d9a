/** Asking later how it went: written down when they agree to it, and begun as a round of its own over that plan. */
import type { CheckIns, When } from '../../adapters/channels/check-ins.js';
import type { Kept, Store } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import { followedBy } from '../../dialogs/following.js';
import { guideOf, type Guide } from '../../dialogs/guide.js';
import { isAtHome } from '../../dialogs/remembering.js';
import { changeKept } from '../paying/change.js';
import { nextAllowed } from '../paying/quiet.js';

const CHECK_IN = 'check-in';
const DECLINED = 'check-in-declined';
const DAY = 24 * 60 * 60_000;
const DAYS: Record<When, number> = { 'few-days': 3, 'two-weeks': 14 };
/** Days until the one reminder. */
const AGAIN = 3;

const keyOf = ({ practice, conversation }: { practice: string; conversation: string }) => ({
  practice,
  id: conversation,
});

export function checkInsOf({ guide, store }: { guide: Guide; store: Store }): CheckIns {
  /** The last thing said was the end with a plan, in a script that people hold by themselves. */
  function isOffered(kept: Kept | undefined): kept is Kept {
    if (kept === undefined || !guide.guides.has(CHECK_IN)) return false;
    const { conversation, said } = kept;
    const isEnd =
      said.at(-1)?.messages.some((each) => each.kind === 'end' && each.ending === 'plan') === true;
    const isOwn =
      guideOf(guide, conversation).script.held_by !== 'clinician' && conversation.script !== CHECK_IN;
    return (
      isEnd &&
      isOwn &&
      planOf(kept) !== undefined &&
      !isAnswered(kept) &&
      !conversation.episodes.some(isAtHome)
    );
  }

  return {
    isOffered: async (which) => isOffered(await store.find(keyOf(which))),

    async agree({ reach, when, wording, language, message, at, ...which }) {
      const due = nextAllowed(new Date(Date.parse(at) + DAYS[when] * DAY).toISOString());
      const id = `${CHECK_IN}/${message}`;
      const kept = await changeKept(store, keyOf(which), (before) => {
        const plan = planOf(before);
        if (!isOffered(before) || plan === undefined) return undefined;
        const item = (nth: 1 | 2, days: number): Owed => ({
          id: `${id}/${nth}`,
          effect: { kind: CHECK_IN, by: 'consent', at, plan, nth, wording, language, reach },
          due: nextAllowed(new Date(Date.parse(due) + days * DAY).toISOString()),
          tries: 0,
          state: 'owed',
          since: at,
        });
        const owed = [...before.owed, item(1, 0), item(2, AGAIN)];
        return lined({ ...before, owed }, at, 'check-in-agreed');
      });
      return kept?.owed.find((each) => each.id === `${id}/1`)?.due;
    },

    async decline({ at, ...which }) {
      await changeKept(store, keyOf(which), (before) =>
        isOffered(before) || waitsIn(before)
          ? lined(calledOff(before, at, 'declined'), at, DECLINED)
          : undefined,
      );
    },

    async isWaiting(which) {
      const kept = await store.find(keyOf(which));
      return kept !== undefined && waitsIn(kept);
    },

    async begin({ at, ...which }) {
      let isBegun = false;
      await changeKept(store, keyOf(which), (before) => {
        isBegun = waitsIn(before);
        if (!isBegun) return undefined;
        const conversation = followedBy(guide, before.conversation, CHECK_IN);
        return lined({ ...calledOff(before, at, 'begun'), conversation }, at, 'check-in-begun');
      });
      return isBegun;
    },
  };
}

const planOf = ({ conversation: { plans } }: Kept): string | undefined => plans.at(-1)?.at;

const isAbout = ({ effect }: Owed, plan: string | undefined) =>
  effect.kind === CHECK_IN && effect.plan === plan;

/** Once they said yes or no to this plan they are not asked again. */
function isAnswered(kept: Kept): boolean {
  const plan = planOf(kept) ?? '';
  return (
    kept.owed.some((item) => isAbout(item, plan)) ||
    kept.audit.some(({ what, at }) => what === DECLINED && at >= plan)
  );
}

/** They were written to about their newest plan, and the talk about it has not begun. */
function waitsIn(kept: Kept): boolean {
  const plan = planOf(kept);
  const wasWritten = kept.owed.some(
    (item) => isAbout(item, plan) && ['paid', 'sending', 'uncertain'].includes(item.state),
  );
  const isOver = kept.audit.some(
    ({ what, at }) => (what === DECLINED || what === 'check-in-begun') && at >= (plan ?? ''),
  );
  return wasWritten && !isOver;
}

function calledOff(kept: Kept, at: string, note: string): Kept {
  return {
    ...kept,
    owed: kept.owed.map((item) =>
      item.effect.kind === CHECK_IN && item.state === 'owed'
        ? { ...item, state: 'cancelled', since: at, note }
        : item,
    ),
  };
}

function lined(kept: Kept, at: string, what: string): Kept {
  const version = kept.version + 1;
  return { ...kept, version, audit: [...kept.audit, { at, version, what }] };
}
