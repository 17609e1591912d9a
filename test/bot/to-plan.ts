/** Answers one person's questions without a page, for tests of what comes later in a conversation. */
import type { App } from '../../bot/main.js';
import { ANSWERS } from '../browser/person.js';

/** Answers from the first question until `until` is asked, or to the end. `conversation` is the browser's name for it. */
export async function answersUntil(app: App, conversation: string, until?: string): Promise<void> {
  for (let question: string | undefined = 'hello'; question !== undefined && question !== until;) {
    const answer = question === 'option' ? { tap: 'enough' } : ANSWERS[question];
    if (answer === undefined) throw new Error(`Nobody knows what to answer to '${question}'`);
    const { messages } = await app.handle({
      channel: 'web',
      practice: 'example',
      conversation,
      message: `${question} ${crypto.randomUUID()}`,
      language: 'en',
      at: new Date().toISOString(),
      ...('type' in answer
        ? { text: answer.type }
        : { choices: 'tap' in answer ? [answer.tap] : answer.tick }),
    });
    question = messages.find((each) => each.kind === 'question')?.question;
  }
}
