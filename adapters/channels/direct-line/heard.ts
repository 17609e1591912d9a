/** An activity as a message to the conversation: what was pressed, ticked or typed, and to which question. */
import { z } from 'zod';
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Heard } from '../../../dialogs/heard.js';
import type { Message } from '../../../dialogs/message.js';
import { COMMANDS } from '../../../dialogs/script/wording-ids.js';
import type { Recollection } from '../channel.js';
import { commandOf } from '../form.js';
import type { Incoming } from './activity.js';
import { Refusal } from './refusal.js';

type Answer = Omit<Heard, 'at'>;

/** What a card's button sends, and what our panel sends: `do` as the page's buttons say it ("back", "jump:place"). */
const Value = z.object({
  question: z.string().max(200).optional(),
  about: z.string().max(200).optional(),
  do: z.string().max(200).optional(),
  /** Ids, as a list or with commas between them (Adaptive Cards). */
  choice: z.union([z.string().max(4000), z.array(z.string().max(200)).max(100)]).optional(),
  words: z.string().optional(),
});

/** Throws `Refusal` for a message with nothing in it that could be an answer. */
export function heardIn(guide: Guide, { text, value }: Incoming): Answer {
  const parsed = Value.safeParse(value);
  const given = parsed.success ? parsed.data : {};
  const isPressed = [given.question, given.do, given.choice, given.words].some((each) => each !== undefined);
  if (isPressed) return pressedIn(guide, given);
  if (text === undefined || text.trim() === '')
    throw new Refusal(400, 'MissingProperty', 'The message has no text, and no value that is an answer');
  return { text };
}

function pressedIn(
  guide: Guide,
  { question, about, do: does, choice, words }: z.infer<typeof Value>,
): Answer {
  const to = question === undefined ? {} : { to: { question, ...(about === undefined ? {} : { about }) } };
  if (does !== undefined) {
    const command = commandOf(guide, does);
    if (command === undefined) throw new Refusal(400, 'BadArgument', 'There is nothing to do by this name');
    return { command, ...to };
  }
  const choices = typeof choice === 'string' ? choice.split(',').filter((id) => id !== '') : (choice ?? []);
  return { choices, ...(words === undefined || words === '' ? {} : { text: words }), ...to };
}

/** A suggested action comes back as its words; what it stood for is the last question's choice with that label. */
export function asPressed(guide: Guide, heard: Answer, said: Recollection): Answer {
  const text = heard.text?.trim();
  if (text === undefined || heard.choices !== undefined || heard.command !== undefined) return heard;
  const { labels } = wordingFor(guide, said.language);
  if (text === labels['urgent-help']) return { command: { name: 'urgent' } };
  const question = (said.turns.at(-1)?.messages ?? said.opening).find(isQuestion);
  const choice = question?.choices.find(({ label }) => label === text);
  if (question === undefined || choice === undefined) return heard;
  // Carry on and delete are wishes, not answers.
  const wish = question.question === 'protocol' ? COMMANDS.find((name) => name === choice.id) : undefined;
  if (wish !== undefined) return { command: { name: wish } };
  const { about } = question;
  return {
    choices: [choice.id],
    to: { question: question.question, ...(about === undefined ? {} : { about }) },
  };
}

const isQuestion = (message: Message): message is Extract<Message, { kind: 'question' }> =>
  message.kind === 'question';
