/** Which practice somebody is with, where several share one organisation: they choose once, and may choose anew. */
import { plain } from '../../../dialogs/heard.js';
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import { bold, attached } from '../cards/adaptive.js';
import { does } from './button.js';
import { keyFor, type Chats } from './chats.js';
import { referenceOf } from './chat.js';
import { onCard, type Looks } from './looks.js';
import { nonceOf, Press } from './press.js';
import type { Screen, Seat } from './screen.js';
import type { Genuine } from './activity.js';

const CHOOSES = 'teams-practice';

type Wiring = { guide: Guide; chats: Chats; screen: Screen; now: () => Date };

/** `isNew`: it was chosen with this very message, and there is nothing else in it. */
export type Which = { practice: string; isNew: boolean };

export function choosingPractice({ guide, chats, screen, now }: Wiring) {
  /** A seat at no practice: what is asked there is asked before anything else. */
  function lobbyOf(practices: readonly string[], activity: Genuine): Seat {
    const { language } = wordingFor(guide, activity.locale ?? '');
    const key = keyFor(practices[0] ?? '', activity);
    const user = activity.from.aadObjectId ?? activity.from.id;
    const reference = referenceOf(activity, language);
    return { key, user, reference, role: 'person', conversation: key.id };
  }

  const namesOf = (practices: readonly string[]) =>
    practices.map((id) => ({ id, name: guide.practices.get(id)?.name ?? id }));

  function card(practices: readonly string[], { reference }: Seat, turn: string): Looks {
    const wording = wordingFor(guide, reference.language);
    const { labels, language } = wording;
    const ask = labels['teams-which-practice'];
    const nonce = nonceOf(turn, CHOOSES);
    const content = attached(
      [
        bold(ask),
        {
          type: 'Input.ChoiceSet',
          id: 'choice',
          label: ask,
          style: practices.length > 6 ? 'compact' : 'expanded',
          isMultiSelect: false,
          wrap: true,
          choices: namesOf(practices).map(({ id, name }) => ({ title: name, value: id })),
        },
      ],
      {
        words: ask,
        language,
        actions: [
          does(labels['teams-save'], { nonce, do: CHOOSES }, true),
          does(labels['urgent-help'], { nonce, do: 'urgent' }),
        ],
      },
    );
    return { out: onCard(content, wording) };
  }

  /** By the card, or by its name as it is written there. */
  function chosenIn(practices: readonly string[], { value, text }: Genuine): string | undefined {
    const press = Press.safeParse(value);
    if (press.success && press.data.do === CHOOSES) return practices.find((id) => id === press.data.choice);
    return namesOf(practices).find(({ name }) => plain(name) === plain(text ?? ''))?.id;
  }

  const wantsAnother = (seat: Seat, { text }: Genuine) =>
    plain(text ?? '') === plain(wordingFor(guide, seat.reference.language).labels['teams-change-practice']);

  return {
    lobbyOf,
    /** Undefined: they were asked. Throws what the store and Teams throw. */
    async which(practices: readonly string[], activity: Genuine): Promise<Which | undefined> {
      const [only] = practices;
      if (practices.length === 1 && only !== undefined) return { practice: only, isNew: false };
      const lobby = lobbyOf(practices, activity);
      const before = await chats.practiceOf(lobby.key, practices);
      const press = Press.safeParse(activity.value);
      const isAnew = wantsAnother(lobby, activity) || (press.success && press.data.do === CHOOSES);
      if (before !== undefined && !isAnew) return { practice: before, isNew: false };
      const chosen = chosenIn(practices, activity);
      if (chosen === undefined) {
        const turn = activity.id ?? lobby.key.id;
        await screen.show(lobby, { looks: [card(practices, lobby, turn)] });
        return undefined;
      }
      await chats.choosePractice(lobby.key, chosen, practices, now().toISOString());
      return { practice: chosen, isNew: true };
    },
  };
}
