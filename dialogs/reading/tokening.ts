/** Makes tokens of a text: folded, cut, heard word by word, each with its place in the text as typed. */
import { joinLetters } from './cut.js';
import type { Pictures } from './fold.js';
import { piecesOf } from './lately.js';
import type { Token } from './types.js';
import type { Hearing } from './words.js';

/** So many words of one text are guessed at; what comes after stays as it was typed, so that no text takes long. */
const MOST_GUESSED = 150;

/** Makes tokens of texts; words that only add force are left out. */
export function tokening(
  { sure, guessed, asTyped, spelt }: Hearing,
  emoji: Pictures,
): (text: string) => Token[] {
  return (text) => {
    const { folded, cuts } = piecesOf(text, emoji);
    const { startOf, endOf } = folded;
    const tokens: Token[] = [];
    let [clause, sentence, guesses] = [0, 0, 0];
    for (const { raw, start, end, stop } of joinLetters(cuts, spelt)) {
      if (stop === 'sentence' && tokens.length > 0) sentence++;
      if (stop !== 'none' && tokens.length > 0) clause++;
      for (const heard of sure(raw) ?? (guesses++ < MOST_GUESSED ? guessed(raw) : asTyped(raw))) {
        if (heard.opens) [clause, sentence] = [clause + 1, sentence + 1];
        if (heard.adds) continue;
        const last = heard.end === raw.length ? end : start + heard.end;
        const token: Token = {
          word: heard.word,
          stem: heard.stem,
          clause,
          sentence,
          start: startOf(start + heard.start),
          end: endOf(last - 1),
        };
        if (heard.guessed) token.guessed = true;
        tokens.push(token);
      }
    }
    return tokens;
  };
}
