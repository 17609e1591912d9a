/** What we write first in Teams: that a chat is not finished, and how it went; with buttons, and nothing of what was said. */
import type { Wording } from '../../../dialogs/script/wording.js';
import type { Out } from './chat.js';
import { tagOf } from './held.js';
import { onCard, type Looks } from './looks.js';
import { nonceOf, type Press } from './press.js';
import { textCard } from './step.js';

/** `ask` is the line that is left of the card once it was pressed. */
const press = (conversation: string, wish: string, turn: string, ask: string): Press => ({
  nonce: nonceOf(conversation, wish, turn),
  of: tagOf(conversation),
  ask,
  do: wish,
});

/** `kind` is what it is for. */
export function firstCard(kind: 'nudge' | 'check-in', conversation: string, wording: Wording): Out {
  const { labels } = wording;
  const to = (wish: string) => press(conversation, wish, kind, labels[`teams-${kind}`]);
  const ways =
    kind === 'nudge'
      ? [{ title: labels['teams-continue'], data: to('teams-continue') }]
      : [
          { title: labels['start-chat'], data: to('check-in:begin') },
          { title: labels['teams-not-now'], data: to('check-in:no') },
        ];
  return onCard(textCard([labels[`teams-${kind}`]], wording, ways), wording);
}

/** Whether they want to be asked later how it went. */
export function checkInCard(conversation: string, turn: string, wording: Wording): Looks {
  const { labels } = wording;
  const to = (wish: string) => press(conversation, wish, turn, labels['teams-check-in-ask']);
  const ways = [
    { title: labels['teams-few-days'], data: to('check-in:few-days') },
    { title: labels['teams-two-weeks'], data: to('check-in:two-weeks') },
    { title: labels.no, data: to('check-in:no') },
  ];
  return { out: onCard(textCard([labels['teams-check-in-ask']], wording, ways), wording) };
}
