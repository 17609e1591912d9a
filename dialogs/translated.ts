/** Words that content holds in several languages, and which of them a reader is shown. */

/** By language (`en`, `cy`, `en-easy`); English is always there. */
export type Translated = { en: string; [language: string]: string };

/** In this language, else in the language it is a way of speaking (`en` for `en-easy`), else in English. */
export const wordsIn = (text: Translated, language: string): string =>
  text[language] ?? text[language.split('-')[0] ?? 'en'] ?? text.en;

/** For one reader, who reads one language. */
export const saying =
  (language: string) =>
  (text: Translated): string =>
    wordsIn(text, language);
