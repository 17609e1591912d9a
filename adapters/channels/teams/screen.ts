/** What stands in a chat: sends what is said, in order, and turns each card that was answered into a line. */
import type { Guide } from '../../../dialogs/guide.js';
import { wordingFor } from '../../../dialogs/guide.js';
import { inTurn } from '../../stores/in-turn.js';
import type { Key } from '../../stores/store.js';
import type { Look } from '../channel.js';
import { NotTaken, type Chat, type Connector, type Out, type Reference } from './chat.js';
import { onCard, type Looks } from './looks.js';
import { tagOf, type Role } from './held.js';
import type { Step } from './press.js';
import { patient, type Pausing } from './retry.js';
import { answeredCard } from './step.js';

/** Chats somebody is in at once, and cards that are remembered of each. */
const MOST = 5000;
const MOST_CARDS = 100;

export type Seat = {
  key: Key;
  /** By the id that their organisation gives them. */
  user: string;
  reference: Reference;
  role: Role;
  conversation: string;
  /** The clinician's own word for whom it is with. */
  label?: string;
};

/** A card in the chat, and the conversation that it is a step of. */
export type Card = { id: string; step: Step; conversation: string };
type Held = { open?: Card; cards: string[]; done: Set<string> };

type Wiring = {
  guide: Guide;
  connect: Connector;
  look: Look;
  now: () => Date;
  pausing: Pausing;
  log: { warn(what: object, words: string): void; error(what: object, words: string): void };
  /** Nothing may be written to them any more. */
  gone: (key: Key) => Promise<unknown>;
};

/** What to do in one chat. `fold` is the card that was pressed. */
export type Showing = {
  looks: readonly Looks[];
  fold?: Card;
  /** Nothing of it may stand there any more. */
  wipe?: boolean;
  /** It waits for nothing: somebody is in danger. */
  isUrgent?: boolean;
};

export type Screen = ReturnType<typeof screenOf>;

export function screenOf({ guide, connect, look, now, pausing, log, gone }: Wiring) {
  const chats = new Map<string, Held>();
  const turns = inTurn();
  const nameOf = ({ practice, id }: Key) => `${practice}/${id}`;

  function heldOf(key: Key): Held {
    const name = nameOf(key);
    const held = chats.get(name) ?? { cards: [], done: new Set() };
    chats.delete(name);
    chats.set(name, held);
    const oldest = chats.keys().next().value;
    if (chats.size > MOST && oldest !== undefined) chats.delete(oldest);
    return held;
  }

  /** The line that a card becomes, from what is known now; a question without an answer is a line all the same. */
  async function lineFor({ key, reference }: Seat, { step, conversation }: Card): Promise<Looks['out']> {
    const wording = wordingFor(guide, reference.language);
    const at = now().toISOString();
    const { answers } = await look({
      practice: key.practice,
      conversation,
      language: reference.language,
      at,
    });
    const answer = answers.find((each) => each.question === step.question && each.about === step.about);
    return onCard(answeredCard(step, answer, wording), wording);
  }

  /** A card that cannot be turned into a line stays as it is: pressed again, it is known. */
  async function folded(chat: Chat, seat: Seat, card: Card): Promise<void> {
    try {
      await chat.update(card.id, await lineFor(seat, card));
    } catch (problem) {
      log.warn({ problem, practice: seat.key.practice }, 'a card in Teams could not be turned into a line');
    }
  }

  async function show(seat: Seat, { looks, fold, wipe = false, isUrgent = false }: Showing): Promise<void> {
    const held = heldOf(seat.key);
    const isNext = looks.some(({ step }) => step !== undefined);
    // One card at a time can be answered: the one before it is a line from now on.
    const before = held.open;
    const old = isNext && before?.id !== fold?.id ? before : undefined;
    await connect(seat.reference, async (hasty) => {
      const chat = patient(hasty, pausing);
      // Who to call comes before anything is tidied up.
      if (isUrgent) await sent(chat, seat, held, looks);
      if (wipe) await wiped(chat, seat, held);
      else for (const card of [fold, old]) if (card !== undefined) await folded(chat, seat, card);
      if (before !== undefined && (wipe || [fold?.id, old?.id].includes(before.id)) && held.open === before)
        delete held.open;
      if (!isUrgent) await sent(chat, seat, held, looks);
    });
  }

  async function sent(chat: Chat, seat: Seat, held: Held, looks: readonly Looks[]): Promise<void> {
    for (const { out, step } of looks) {
      const id = await chat.send(out);
      if (id === undefined) continue;
      if (out.attachments !== undefined) held.cards = [...held.cards, id].slice(-MOST_CARDS);
      if (step === undefined) continue;
      const { question, about, ask } = step.question;
      const more = about === undefined ? {} : { about };
      const { conversation } = seat;
      const of = tagOf(conversation);
      held.open = { id, step: { question, nonce: step.nonce, of, ask, ...more }, conversation };
    }
  }

  async function wiped(chat: Chat, { key }: Seat, held: Held): Promise<void> {
    for (const id of held.cards) {
      try {
        await chat.remove(id);
      } catch (problem) {
        log.warn({ problem, practice: key.practice }, 'a card in Teams could not be taken away');
      }
    }
    held.cards = [];
  }

  return {
    openIn: (key: Key): Card | undefined => chats.get(nameOf(key))?.open,

    /** Whether this message was answered here already: it is not answered twice. */
    isDone: (key: Key, message: string): boolean => chats.get(nameOf(key))?.done.has(message) ?? false,
    done(key: Key, message: string): void {
      const { done } = heldOf(key);
      done.add(message);
      const oldest = done.values().next().value;
      if (done.size > MOST_CARDS && oldest !== undefined) done.delete(oldest);
    },

    /** Throws `NotTaken`; one that says that nothing may be written is kept, and not tried again. */
    async show(seat: Seat, showing: Showing): Promise<void> {
      const work = () => show(seat, showing);
      try {
        await (showing.isUrgent === true ? work() : turns.run(nameOf(seat.key), work));
      } catch (problem) {
        if (problem instanceof NotTaken && problem.status === 403) {
          log.warn({ practice: seat.key.practice }, 'Teams lets nothing be written to somebody any more');
          await gone(seat.key);
        }
        throw problem;
      }
    },
    /** Another page of the same card. Throws `NotTaken`. */
    replace: (seat: Seat, card: Card, out: Out): Promise<void> =>
      turns.run(nameOf(seat.key), () =>
        connect(seat.reference, (chat) => patient(chat, pausing).update(card.id, out)),
      ),
  };
}
