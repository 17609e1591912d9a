/** Holds the conversation in a terminal, or reads answers line by line from a file or a pipe. */
import { createInterface } from 'node:readline';
import { printed } from '../../adapters/alerts/printed.js';
import type { Inbound } from '../../adapters/channels/channel.js';
import { linesFor } from '../../adapters/channels/console.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { guideOf, practiceOf, wordingFor } from '../../dialogs/guide.js';
import { meetingsIn } from '../../dialogs/meetings.js';
import type { Message } from '../../dialogs/message.js';
import { OWN_SCRIPT } from '../../dialogs/script/script.js';
import { keptTalk, type KeptTalk } from '../kept-talk.js';
import { logTo } from '../log.js';
import { assemble, type App } from '../main.js';
import type { Settings } from '../settings.js';

export type ChatOptions = {
  practice?: string;
  language?: string;
  as?: string;
  minutes?: string;
  script?: string;
  keep?: boolean;
  from?: string;
};

const CLINICIAN = 'clinician';
const WITH_A_CLINICIAN = 'with-a-clinician';
const MINUTES = ['2', '10', '30'];

/** What was written after the command does not fit together. */
export class WrongWay extends Error {
  override name = 'WrongWay';
}

function scriptIn({ as, script, minutes }: ChatOptions): string {
  if (as !== undefined && as !== CLINICIAN)
    throw new WrongWay(`--as is '${as}': write --as clinician, or leave it out`);
  if (minutes !== undefined && !MINUTES.includes(minutes))
    throw new WrongWay(`--minutes is '${minutes}': write one of ${MINUTES.join(', ')}`);
  const id = script ?? (as === CLINICIAN ? WITH_A_CLINICIAN : OWN_SCRIPT);
  if (minutes !== undefined && id !== WITH_A_CLINICIAN)
    throw new WrongWay('--minutes goes with --as clinician: no other script asks for the time');
  return id;
}

/** Unless told to, nothing is kept: the terminal is for trying things. Type /quit to leave, or close the input. */
export async function chat(settings: Settings, options: ChatOptions): Promise<void> {
  const script = scriptIn(options);
  // Nobody is written to from a trial: it says what would go.
  const mail = printed((line) => process.stdout.write(`${line}\n`));
  const store = memoryStore();
  const keeps = options.keep === true || options.from !== undefined;
  const ways = { mail, isSet: () => false };
  const app = await assemble(settings, { store, keeps, log: logTo('silent'), ways });
  try {
    const { guide } = app;
    guideOf(guide, { script });
    const practice = options.practice ?? onlyPractice([...guide.practices.keys()]);
    const talk = await keptTalk({ settings, guide, store, script, ...options, practice });
    try {
      await hold(app, talk, { ...options, script, practice });
    } finally {
      await talk.close();
    }
  } finally {
    await app.close();
  }
}

/** Where there is one only it need not be named. */
function onlyPractice(practices: readonly string[]): string {
  const [first, ...others] = practices;
  if (first !== undefined && others.length === 0) return first;
  throw new WrongWay(
    first === undefined
      ? 'There is no practice yet. Make one with: npm run practice -- new'
      : `There are several practices: write --practice with one of ${practices.join(', ')}`,
  );
}

type Held = ChatOptions & { script: string; practice: string };

async function hold(app: App, talk: KeptTalk, options: Held): Promise<void> {
  const { guide, handle, look } = app;
  const { script, practice, as } = options;
  const who = {
    practice,
    conversation: talk.name,
    language: options.language ?? 'en',
    script,
    ...(as === CLINICIAN ? { by: CLINICIAN as 'clinician' } : {}),
  };
  const wording = wordingFor(guideOf(guide, { script }), who.language);
  const say = (lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);
  const now = () => new Date().toISOString();

  const first = await look({ ...who, at: now() });
  practiceOf(guide, first.conversation);
  say(opening(options, talk, meetingsIn(first.conversation)));
  say(linesFor(first.messages, wording));

  let count = 0;
  const send = async (heard: Pick<Inbound, 'text' | 'choices'>): Promise<Message[]> => {
    const inbound: Inbound = {
      ...who,
      channel: 'console',
      message: `${talk.name}-${++count}`,
      at: now(),
      ...heard,
    };
    const { messages } = await handle(inbound);
    await talk.keep();
    say(linesFor(messages, wording));
    return messages;
  };
  /** What was said on the command line is not asked again. */
  let minutes = options.minutes;
  const answerMinutes = async (messages: Message[]) => {
    const asked = messages.some((each) => each.kind === 'question' && each.question === 'minutes');
    if (minutes === undefined || !asked) return;
    say([`> ${minutes}`, '']);
    const choices = [minutes];
    minutes = undefined;
    await send({ choices });
  };
  await answerMinutes(first.messages);

  const input = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    prompt: '> ',
  });
  input.prompt();
  for await (const line of input) {
    if (line.trim() === '/quit') break;
    if (!process.stdin.isTTY) say([`> ${line}`, '']);
    await answerMinutes(await send({ text: line }));
    input.prompt();
  }
  input.close();
  if (talk.isKept) say(talk.ended());
}

function opening({ as, script }: ChatOptions, talk: KeptTalk, meetings: number): string[] {
  return [
    talk.isKept
      ? `This conversation is kept in your data folder as ${talk.name}.`
      : 'A trial in the terminal: nothing is kept.',
    ...(meetings > 1 ? [`This is meeting ${meetings} of up to 6.`] : []),
    'Type an answer or its number.',
    'At any time: back, skip, again, change, go to …, help, person, pause, stop. /quit leaves.',
    ...(as === CLINICIAN || script === WITH_A_CLINICIAN
      ? ['Also: not today, go to 4, carry on (back to where you were), note: … (kept apart).']
      : []),
    '',
  ];
}
