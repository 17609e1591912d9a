/** Somebody who answers each card until there is a plan: what they choose where the first answer would lead away. */
import { z } from 'zod';
import type { Client, Shown } from './client.js';
import { NoPlayground } from './install.js';

const MOST = 80;

const Card = z.looseObject({
  body: z.array(
    z.looseObject({
      type: z.string(),
      id: z.string().optional(),
      text: z.string().optional(),
      size: z.string().optional(),
      isMultiSelect: z.boolean().optional(),
      choices: z.array(z.looseObject({ title: z.string(), value: z.string() })).optional(),
    }),
  ),
  actions: z.array(z.looseObject({ title: z.string(), data: z.looseObject({}).optional() })).optional(),
  speak: z.string().optional(),
});
type Card = z.infer<typeof Card>;

const CHOSEN: { [question: string]: string } = {
  age: '18-64',
  'agree-plan': 'agree',
  // As a clinician.
  minutes: '2',
  'danger-cue': 'no-worry',
  route: 'signpost',
};
const TYPED: { [question: string]: string } = { place: 'YO30 6AA' };

const cardOf = (message: Shown): Card | undefined => {
  const content = message.attachments?.[0]?.content;
  const parsed = Card.safeParse(typeof content === 'string' ? JSON.parse(content) : content);
  return parsed.success ? parsed.data : undefined;
};

/** The card that can be answered now. */
function open(client: Client) {
  for (const message of client.shown().reverse()) {
    const card = cardOf(message);
    const save = card?.actions?.find(
      ({ data }) => data?.['question'] !== undefined && data['do'] === undefined,
    );
    if (card && save?.data)
      return { id: message.messageId, card, data: save.data, question: String(save.data['question']) };
  }
  return undefined;
}

/** `aloud` counts the cards with words to say as they stand. */
export type Walked = { questions: string[]; cards: number; lines: number; aloud: number; plan: string };

/** Answers whatever is asked. Throws `NoPlayground` when there is no plan at the end. */
export async function walked(client: Client, say: (line: string) => void): Promise<Walked> {
  const before = new Set(client.shown().map(({ messageId }) => messageId));
  let aloud = 0;
  const questions: string[] = [];
  for (let found = open(client); found !== undefined && questions.length < MOST; found = open(client)) {
    const { id, card, data, question } = found;
    const set = card.body.find(({ type }) => type === 'Input.ChoiceSet');
    const choice = CHOSEN[question] ?? set?.choices?.[0]?.value;
    const words = card.body.some(({ id: input }) => input === 'words')
      ? { words: TYPED[question] ?? (choice === undefined ? 'my garden and the people in it' : '') }
      : {};
    questions.push(question);
    if (card.body.some(({ size }) => size === 'ExtraLarge')) aloud++;
    say(`${String(questions.length).padStart(3)}  ${question}: ${choice ?? Object.values(words)[0] ?? ''}`);
    await client.presses(id, { ...data, ...(choice === undefined ? {} : { choice }), ...words });
    if (open(client)?.id === id)
      throw new NoPlayground(`The card of '${question}' was pressed, and nothing came of it`);
  }
  const cards = client
    .shown()
    .filter(({ messageId }) => !before.has(messageId))
    .flatMap((message) => cardOf(message) ?? []);
  const lines = cards.filter(({ actions }) =>
    actions?.some(({ data }) => String(data?.['do']).startsWith('change:')),
  );
  const plan = cards.findLast(
    ({ body, actions }) => body.length > 8 && actions === undefined && body[0]?.type === 'TextBlock',
  );
  if (open(client) !== undefined || plan?.speak === undefined)
    throw new NoPlayground('There is no plan at the end');
  return { questions, cards: cards.length, lines: lines.length, aloud, plan: plan.speak };
}
