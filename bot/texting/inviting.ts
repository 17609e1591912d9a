/** Inviting somebody before a visit: written down with the reason it may be, and sent by the outbox when it is due. */
import type { SendText } from '../../adapters/channels/sms/texts.js';
import { ChangedMeanwhile, keyOf, type Kept, type Store } from '../../adapters/stores/store.js';
import { begin } from '../../dialogs/conversation.js';
import type { Owed } from '../../dialogs/effects.js';
import type { Guide } from '../../dialogs/guide.js';
import { isAtHome } from '../../dialogs/remembering.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import type { ToPerson } from '../paying/to-person.js';
import { wordsFor } from './answering.js';
import { inviteKey, personOf, type Texted } from './people.js';

const DAY = 24 * 60 * 60_000;
/** An invitation that is over is not kept for longer. */
const KEPT_FOR = 7 * DAY;

export type Invitation = {
  practice: string;
  /** With its country. */
  number: string;
  /** Our number that it goes out from. */
  from: string;
  basis: string;
  /** ISO dates and times: when it goes out, and when they are seen. */
  due: string;
  visit?: string;
};

/** What came of it: `talking` when they text already, `waiting` when an invitation waits or was sent for this. */
export type Invited = 'owed' | 'opted-out' | 'talking' | 'waiting';

/** Both in one save: the number with the reason it may be texted, and what is owed to it. Throws what the store throws. */
export async function invite(store: Store, guide: Guide, of: Invitation, at: string): Promise<Invited> {
  for (let tries = 0; ; tries++) {
    const person = await personOf(store, of.practice, of.number);
    const key = inviteKey(person);
    const kept = await store.find(key);
    const is = isOpen(person, kept, of.visit);
    if (is !== 'owed') return is;
    const invited: Texted = {
      ...person,
      version: person.version + 1,
      texting: { ...person.texting, invited: { at, basis: of.basis } },
    };
    try {
      await store.save({
        kept: withInvite(kept ?? emptyRecord(guide, key.id, of, at), person.id, of, at),
        readAt: kept?.version ?? 0,
        person: { person: invited, readAt: person.version },
      });
      return 'owed';
    } catch (problem) {
      if (!(problem instanceof ChangedMeanwhile) || tries >= 20) throw problem;
    }
  }
}

function isOpen(person: Texted, kept: Kept | undefined, visit: string | undefined): Invited {
  if (person.optedOut) return 'opted-out';
  if (person.texting.began !== undefined) return 'talking';
  const isThere = kept?.owed.some(
    ({ effect, state }) =>
      effect.kind === 'invite' &&
      state !== 'cancelled' &&
      state !== 'given-up' &&
      (state === 'owed' || effect.visit === visit),
  );
  return isThere ? 'waiting' : 'owed';
}

const emptyRecord = (guide: Guide, id: string, { practice }: Invitation, at: string): Kept => ({
  format: 2,
  version: 0,
  conversation: begin({ id, practice, script: guide.script.id, language: 'en', at }),
  said: [],
  owed: [],
  audit: [],
});

function withInvite(kept: Kept, person: string, of: Invitation, at: string): Kept {
  const version = kept.version + 1;
  const { from, basis, due, visit } = of;
  const item: Owed = {
    id: `invite/${version}`,
    effect: { kind: 'invite', at, person, from, basis, ...(visit === undefined ? {} : { visit }) },
    due,
    tries: 0,
    state: 'owed',
    since: at,
  };
  const over = Date.parse(visit ?? due) + KEPT_FOR;
  const ends = (id: string, effect: Owed['effect'], wait: number): Owed => ({
    id,
    effect,
    due: new Date(over + wait).toISOString(),
    tries: 0,
    state: 'owed',
    since: at,
  });
  const last = [
    ends('number', { kind: 'invite-ends', at, person }, 0),
    // The record itself goes last.
    ends('end', { kind: 'forget', id: kept.conversation.id, at }, DAY),
  ];
  return {
    ...kept,
    version,
    owed: [...kept.owed.filter(({ id }) => last.every((each) => each.id !== id)), item, ...last],
    audit: [...kept.audit, { at, version, what: 'invited' }],
  };
}

/** How the outbox ends one: a number that never answered is forgotten; an opt-out is never. */
export const endingInvites = (store: Store): ToPerson => ({
  isAwaited: true,
  person: (kept) => ({ practice: kept.conversation.practice, id: personIn(kept) }),
  async send(kept, { effect }) {
    if (effect.kind !== 'invite-ends') return { kind: 'refused', why: 'not the end of an invitation' };
    const key = { practice: keyOf(kept).practice, id: effect.person };
    const person = await store.findPerson(key);
    if (person?.texting?.began === undefined && person?.optedOut === undefined) await store.forgetPerson(key);
    return { kind: 'sent' };
  },
});

/** How the outbox sends one: quiet hours and an opt-out are looked at there, at the moment of sending. */
export const sendingInvites = ({
  guide,
  store,
  send,
  now,
}: {
  guide: Guide;
  store: Store;
  send: SendText;
  now: () => Date;
}): ToPerson => ({
  person: (kept) => ({ practice: kept.conversation.practice, id: personIn(kept) }),
  async send(kept, { id, effect }) {
    if (effect.kind !== 'invite') return { kind: 'refused', why: 'not an invitation' };
    const { practice } = keyOf(kept);
    const person = await store.findPerson({ practice, id: effect.person });
    const to = person?.addresses[0]?.address;
    if (person?.texting === undefined || to === undefined) return { kind: 'refused', why: 'no number' };
    if (person.optedOut) return { kind: 'refused', why: 'opted out' };
    if (person.texting.began !== undefined) return { kind: 'refused', why: 'they text already' };
    if (effect.visit !== undefined && Date.parse(effect.visit) <= now().getTime())
      return { kind: 'refused', why: 'the visit is over' };
    const spoken = await store.find({ practice, id: person.texting.conversation });
    const isHome = spoken?.conversation.episodes.some(isAtHome) === true;
    if ((isHome || person.safeToText?.answer === false) && person.safeToText?.answer !== true)
      return { kind: 'refused', why: 'not safe to text' };
    const text = inGsm(wordsFor(guide, practice, person.language ?? 'en-sms', 'text-invite'));
    return send({ from: effect.from, to, text, reference: id });
  },
});

const personIn = ({ owed }: Kept) =>
  owed.flatMap(({ effect }) => (effect.kind === 'invite' ? [effect.person] : []))[0] ?? '';
