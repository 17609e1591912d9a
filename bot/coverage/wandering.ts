/** Wanders through a script at random, the same way on every run, to find what no transcript visits yet. */
import { begin } from '../../dialogs/conversation.js';
import type { Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import type { Script } from '../../dialogs/script/script.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';
import type { Random } from '../bench/random.js';
import type { Transcript } from '../transcripts/transcript.js';
import { DAY, MINUTE } from '../transcripts/transcript.js';

type Step = Transcript['steps'][number];
type Question = Script['sections'][number]['questions'][number];

/** The longest conversation that is tried, in messages. */
const MOST = 120;

export type Wandered = { steps: Step[]; turns: Turn[] };

export function wander(guide: Guide, index: Index, random: Random): Wandered {
  const [practice = ''] = guide.practices.keys();
  const at = (minute: number) => new Date(DAY + minute * MINUTE).toISOString();
  const id = 'a-conversation';
  let conversation = begin({ id, practice, script: guide.script.id, language: 'en', at: at(-1) });
  const steps: Step[] = [];
  const turns: Turn[] = [];
  let from: Turn | undefined;
  while (steps.length < MOST) {
    const step = from === undefined ? { chooses: [firstOf(guide)] } : stepFrom(guide, from, random);
    if (step === undefined) break;
    const { says, chooses, presses } = step;
    const turn = takeTurn(
      guide,
      index,
      conversation,
      {
        at: at(steps.length),
        ...(says === undefined ? {} : { text: says }),
        ...(chooses === undefined ? {} : { choices: chooses }),
        ...(presses === undefined ? {} : { command: { name: presses } }),
      },
      from?.position,
    );
    ({ conversation } = turn);
    steps.push(step);
    turns.push(turn);
    from = turn;
  }
  return { steps, turns };
}

const firstOf = ({ script }: Guide) => script.sections[0]?.questions[0]?.options[0]?.id ?? '';

/** One answer that fits; nothing where the conversation has come to its end. */
function stepFrom(guide: Guide, { position, replies }: Turn, random: Random): Step | undefined {
  const { at } = position;
  if (at.state === 'urgent') {
    if (at.step === 'menu') return { chooses: [random.from(guide.alarms.menu).id] };
    return { chooses: [random.below(4) === 0 ? 'no' : 'yes'] };
  }
  if (at.state !== 'asking') return undefined;
  const question = guide.compiled.lookup.questions.get(at.spot.question);
  const asked = replies.findLast((reply) => reply.kind === 'ask');
  if (question === undefined || asked === undefined) return undefined;
  if (!question.must && random.below(12) === 0) return { presses: 'skip' };
  return answer(guide, question, asked.options, random);
}

function answer(guide: Guide, question: Question, options: readonly string[], random: Random): Step {
  const isAlone = (id: string) => question.options.some((option) => option.id === id && option.alone);
  switch (question.kind) {
    case 'words':
      return { says: wordsOf(guide, random) };
    case 'scale':
      return { says: String(random.below(11)) };
    case 'place':
      return { says: 'YO1' };
    case 'phone':
      return { says: '07700 900123' };
    case 'many': {
      const some = random.shuffled(options.filter((id) => !isAlone(id))).slice(0, 1 + random.below(3));
      return { chooses: some.length === 0 || random.below(6) === 0 ? [random.from(options)] : some };
    }
    case 'one':
    case 'offers':
    case 'plan':
      return { chooses: [random.from(options)] };
  }
}

/** Now and then words in which a need can be read: as its own page has them, where they need no mending to be typed. */
function wordsOf(guide: Guide, random: Random): string {
  const { words } = random.from(guide.needs.needs);
  const plain = Object.values(words['en'] ?? {})
    .flat()
    .filter((pattern) => /^[a-z' ]+$/.test(pattern));
  return plain.length === 0 || random.below(3) === 0 ? 'a quiet cup of tea' : random.from(plain);
}
