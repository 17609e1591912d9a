/** Words the e-mail by which a person has their own plan sent to themselves: all of it, and nothing in its subject. */
import type { Conversation } from '../conversation.js';
import type { Guide } from '../guide.js';
import { fill } from '../script/wording.js';
import { voiceOf } from '../speak.js';
import type { StaffMessage } from '../staff-words.js';
import { planMessage } from './plan-words.js';

/** `at` is when the plan was agreed; undefined when there is no such plan any more. */
export function planMail(guide: Guide, conversation: Conversation, at: string): StaffMessage | undefined {
  const plan = conversation.plans.find((each) => each.at === at);
  if (plan === undefined) return undefined;
  const voice = voiceOf(guide, conversation);
  const { title, lines } = voice.wording.pages['plan-mail'];
  const message = planMessage(voice, plan);
  const [first = '', ...rest] = lines.map((line) => fill(line, voice.known));
  return {
    language: voice.wording.language,
    subject: title,
    paragraphs: [first],
    facts: [],
    ...(message.kind === 'plan' ? { plan: { heading: message.heading, parts: message.parts } } : {}),
    footer: rest,
  };
}
