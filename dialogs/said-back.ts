/** What a person said in one turn, said back from what is kept of it: chosen answers by their labels, words as they are. */
import type { Conversation } from './conversation.js';
import { wordingFor, type Guide } from './guide.js';
import { labelOf, namesIn } from './options.js';

/** `at` is the turn's own time. Undefined when no answer is kept of it: a wish, or words that are not kept. */
export function saidBack(guide: Guide, conversation: Conversation, at: string): string | undefined {
  const wording = wordingFor(guide, conversation.language);
  const names = namesIn(conversation);
  const said = conversation.entries
    .filter((entry) => entry.at === at && entry.by === guide.script.held_by && entry.status === 'answered')
    .flatMap(({ question, value, words }) => {
      // A phone number is said back as it was typed.
      const isPhone = guide.compiled.lookup.questions.get(question)?.kind === 'phone';
      const labels = isPhone ? [] : value.map((each) => labelOf(wording, question, each, names));
      return words === undefined ? labels : [...labels, words];
    });
  return said.length === 0 ? undefined : said.join(', ');
}
