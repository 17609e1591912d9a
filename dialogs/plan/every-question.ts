/** Words for questions of every script: a plan goes on through check-ins, which do not ask what it was made from. */
import { wordingFor } from '../guide.js';
import type { QuestionWords, Wording } from '../script/wording.js';
import type { Voice } from '../speak.js';

/** As they are said in the script that is held now; what it does not ask, as it was said where it was asked. */
export function inEveryScript(voice: Voice): Voice {
  const { guide, conversation, wording } = voice;
  const others = [...guide.guides.values()].filter(({ script }) => script.id !== guide.script.id);
  // Of two scripts that ask the same, the one that somebody answered in is the one they were asked by.
  const isMet = conversation.entries.some(({ by }) => by === 'clinician');
  const byClinician = (one: (typeof others)[number]) => one.script.held_by === 'clinician';
  const ordered = [
    ...others.filter((one) => byClinician(one) !== isMet),
    ...others.filter((one) => byClinician(one) === isMet),
  ];
  const all: Wording[] = [...ordered.map((one) => wordingFor(one, conversation.language)), wording];
  const questions: Record<string, QuestionWords> = {};
  for (const each of all)
    for (const [id, words] of Object.entries(each.questions))
      questions[id] = {
        ...questions[id],
        ...words,
        options: { ...questions[id]?.options, ...words.options },
      };
  return { ...voice, wording: { ...wording, questions } };
}
