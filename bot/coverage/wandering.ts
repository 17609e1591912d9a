/** Wanders through a script at random, the same way on every run, to find what no transcript visits yet. */
import { begin, type Conversation } from '../../dialogs/conversation.js';
import { followedBy } from '../../dialogs/following.js';
import { guideOf, type Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import { walk, type Position } from '../../dialogs/position.js';
import { present } from '../../dialogs/present.js';
import type { Script } from '../../dialogs/script/script.js';
import { takeTurn } from '../../dialogs/turn.js';
import type { Random } from '../bench/random.js';
import { DAY, heardIn, MINUTE, type Held, type Transcript } from '../transcripts/transcript.js';

type Step = Transcript['steps'][number];
type Question = Script['sections'][number]['questions'][number];

/** The longest conversation that is tried, in messages, and in rounds. */
const MOST = 200;
const ROUNDS = 4;

export type Wandered = { steps: Step[]; held: Held[] };

type Here = { guide: Guide; conversation: Conversation; position: Position };

/** From the beginning of this script through a few rounds, with a look back on a plan where one was agreed. */
export function wander(guides: Guide, script: string, index: Index, random: Random): Wandered {
  const [practice = ''] = guides.practices.keys();
  const time = (minute: number) => new Date(DAY + minute * MINUTE).toISOString();
  const begun = begin({ id: 'a-conversation', practice, script, language: 'en', at: time(-1) });
  const steps: Step[] = [];
  const held: Held[] = [];
  let here = standing(guides, begun);
  while (steps.length < MOST) {
    const next = onwards(guides, script, here, random);
    if (next === undefined) break;
    const { step, from } = next;
    const heard = heardIn(step, time(steps.length));
    const turn = takeTurn(from.guide, index, from.conversation, heard, from.position);
    steps.push(step);
    held.push({ guide: from.guide, from: from.position, heard, turn });
    here = { guide: from.guide, conversation: turn.conversation, position: turn.position };
  }
  return { steps, held };
}

function standing(guides: Guide, conversation: Conversation): Here {
  const guide = guideOf(guides, conversation);
  return { guide, conversation, position: walk(guide.machine, guide.compiled, conversation) };
}

/** An answer where something is asked; at an end another round, by this script or the one that looks back. */
function onwards(
  guides: Guide,
  script: string,
  here: Here,
  random: Random,
): { step: Step; from: Here } | undefined {
  const { at } = here.position;
  if (at.state === 'ended') {
    if (here.conversation.round >= ROUNDS) return undefined;
    const over = [...guides.guides.values()].find((each) => each.script.over_plan)?.script.id;
    const isBack = here.conversation.script !== script;
    const mayLook = over !== undefined && here.conversation.plans.length > 0;
    const then = isBack ? script : mayLook && random.below(2) === 0 ? over : undefined;
    if (then === undefined) return { step: { presses: 'new-round' }, from: here };
    const from = standing(guides, followedBy(guides, here.conversation, then));
    const step = stepFrom(from, random);
    return step && { step: { script: then, ...step }, from };
  }
  const step = stepFrom(here, random);
  return step && { step, from: here };
}

/** One answer that fits; nothing where there is none to give. */
function stepFrom({ guide, position }: Here, random: Random): Step | undefined {
  const { at } = position;
  if (at.state === 'urgent') {
    if (at.step === 'menu') return { chooses: [random.from(guide.alarms.menu).id] };
    return { chooses: [random.below(4) === 0 ? 'no' : 'yes'] };
  }
  if (at.state !== 'asking') return undefined;
  const question = guide.compiled.lookup.questions.get(at.spot.question);
  const asked = present(guide, position).findLast((reply) => reply.kind === 'ask');
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
