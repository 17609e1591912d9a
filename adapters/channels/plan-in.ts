/** The plan on somebody's screen, in the words it is to be printed in. */
import type { Conversation } from '../../dialogs/conversation.js';
import type { Guide } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import { withVoice } from '../../dialogs/script/voices.js';
import { speak } from '../../dialogs/speak.js';
import type { PlanLook } from '../pages/plan-file.js';

type Plan = Extract<Message, { kind: 'plan' }>;

/** Undefined where there is none. An agreed plan is said again in plain words; one that is not agreed yet is as shown. */
export function planIn(
  guide: Guide,
  conversation: Conversation,
  messages: readonly Message[],
  as: PlanLook,
): Plan | undefined {
  const shown = messages.find((each) => each.kind === 'plan');
  const agreed = conversation.plans.findLast(({ round }) => round === conversation.round);
  if (shown === undefined || agreed === undefined || as !== 'plain') return shown;
  const plainly = { ...conversation, language: withVoice(conversation.language, 'easy') };
  return speak(guide, plainly, [{ kind: 'plan', plan: agreed }]).find((each) => each.kind === 'plan');
}
