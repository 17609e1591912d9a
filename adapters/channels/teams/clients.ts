/** A clinician's conversations with several clients, each apart: which there are, going back to one, labels, and its parts. */
import { guideOf, wordingFor, type Guide } from '../../../dialogs/guide.js';
import { fill } from '../../../dialogs/script/wording.js';
import { londonWords } from '../../../dialogs/london.js';
import type { Look } from '../channel.js';
import { does } from './button.js';
import type { Chats } from './chats.js';
import { heldIn, LONGEST_LABEL, tagOf, type Held } from './held.js';
import { onCard, type Looks } from './looks.js';
import { nonceOf } from './press.js';
import type { Seat } from './screen.js';
import { nameOf, scriptFor } from './seat.js';
import { bold, words, type Element } from '../cards/adaptive.js';
import { attached } from '../cards/adaptive.js';

/** Conversations that are looked at for a list: the newest. */
const LOOKED_AT = 50;

type Wiring = { guide: Guide; look: Look; chats: Chats; now: () => Date };

export function clientsOf({ guide, look, chats, now }: Wiring) {
  const wordingOf = ({ reference }: Seat) => wordingFor(guide, reference.language);

  const sightOf = (seat: Seat, conversation = seat.conversation) =>
    look({
      practice: seat.key.practice,
      conversation,
      language: seat.reference.language,
      at: now().toISOString(),
      ...scriptFor(guide, seat),
    });

  /** A list to choose one from, and a button. */
  function chooser(
    seat: Seat,
    of: {
      heading: string;
      paragraph?: string;
      choices: { title: string; value: string }[];
      does: string;
      turn: string;
    },
    button: string,
  ): Looks {
    const wording = wordingOf(seat);
    const body: Element[] = [
      bold(of.heading),
      ...(of.paragraph === undefined ? [] : [words(of.paragraph)]),
      {
        type: 'Input.ChoiceSet',
        id: 'choice',
        label: of.heading,
        style: 'compact',
        isMultiSelect: false,
        wrap: true,
        choices: of.choices,
      },
    ];
    const data = { nonce: nonceOf(of.turn, of.does), of: tagOf(seat.conversation), do: of.does };
    return {
      out: onCard(
        attached(body, {
          words: of.heading,
          language: wording.language,
          actions: [does(button, data, true)],
        }),
        wording,
      ),
    };
  }

  return {
    /** Those that are kept, the newest first: by the clinician's own word for each, and nothing of what was said. */
    async list(seat: Seat, turn: string): Promise<Looks | undefined> {
      const { labels, language } = wordingOf(seat);
      const person = await chats.find(seat.key);
      const all = person === undefined ? [] : heldIn(person, 'clinician').slice(-LOOKED_AT);
      const seen = await Promise.all(
        all.map(async (held) => ({ held, sight: await sightOf(seat, held.conversation) })),
      );
      const choices = seen
        .filter(({ sight }) => sight.kept)
        .map(({ held, sight: { state, conversation } }) => ({
          title: [
            nameOf(held, wordingOf(seat)),
            londonWords(conversation.began, language),
            labels[state === 'ended' || state === 'stopped' ? 'teams-finished' : 'teams-open-still'],
          ].join(' · '),
          value: tagOf(held.conversation),
        }))
        .reverse();
      if (choices.length === 0) return undefined;
      const paragraph = labels['teams-label-how'];
      const heading = labels['teams-conversations'];
      return chooser(seat, { heading, paragraph, choices, does: 'teams-open', turn }, labels['teams-open']);
    },

    /** The one that was chosen is the current one from now on; undefined when there is none of that tag. */
    async open(seat: Seat, tag: string): Promise<Held | undefined> {
      const person = await chats.find(seat.key);
      const held = person && heldIn(person, 'clinician').find((each) => tagOf(each.conversation) === tag);
      if (held) await chats.choose(seat.key, 'clinician', held.conversation);
      return held;
    },

    /** Every part of the script, and how far it is. */
    async parts(seat: Seat, turn: string): Promise<Looks> {
      const { labels } = wordingOf(seat);
      const { sections, conversation } = await sightOf(seat);
      const { parts } = guideOf(guide, conversation).compiled;
      const states = {
        here: 'part-open',
        ahead: 'part-open',
        done: 'part-done',
        hidden: 'part-left-out',
      } as const;
      const choices = sections
        .filter(({ id }) => parts.includes(id))
        .map(({ id, label, state }) => ({ title: `${label} (${labels[states[state]]})`, value: id }));
      const heading = labels['teams-parts'];
      return chooser(seat, { heading, choices, does: 'teams-go', turn }, labels['teams-go']);
    },

    /** Undefined: before they agree to talk nothing is kept of them, not even this. */
    async label(seat: Seat, written: string): Promise<string | undefined> {
      const label = written.trim().slice(0, LONGEST_LABEL);
      const { kept } = await sightOf(seat);
      if (!kept || label === '') return undefined;
      await chats.label(seat.key, seat.conversation, label);
      return fill(wordingOf(seat).labels['teams-label-done'], { label });
    },
  };
}
