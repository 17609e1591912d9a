/** What a clinician has before them on a card: the words to say, large; the tip beside; a note apart, and the other parts. */
import type { Message } from '../../../dialogs/message.js';
import type { Wording } from '../../../dialogs/script/wording.js';
import { bold, heading, smaller, words, type Element } from '../cards/adaptive.js';
import { does } from './button.js';
import type { Step } from './press.js';

type Spoken = NonNullable<Extract<Message, { kind: 'question' }>['spoken']>;

/** `ask` has the words in quotation marks where they are to be said as they stand. */
export function spokenBody(ask: string, { aloud, hint, tip }: Spoken, { labels }: Wording): Element[] {
  return [
    { ...heading(ask), size: aloud ? 'ExtraLarge' : 'Large' },
    ...(hint === undefined ? [] : [smaller(hint)]),
    ...(tip === undefined
      ? []
      : [
          {
            type: 'Container' as const,
            style: 'emphasis' as const,
            items: [bold(labels['teams-tip']), words(tip)],
          },
        ]),
  ];
}

/** What is no answer: the clinician's own note, and the way to any part. */
export const besides = ({ labels }: Wording, { nonce, of }: Step): Element[] => [
  { type: 'Input.Text', id: 'note', label: labels['teams-note'], isMultiline: true },
  {
    type: 'ActionSet',
    actions: [does(labels['teams-parts'], { nonce, ...(of === undefined ? {} : { of }), do: 'teams-parts' })],
  },
];
