/** The content as it runs, and its words in the language that was asked for: what several commands begin with. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { guideFrom, guideOf, type Guide } from '../../dialogs/guide.js';
import type { Settings } from '../settings.js';

export const guideIn = (settings: Settings): Guide => guideFrom(readContent(resolve(settings.CONTENT_DIR)));

/** The script that was named, or every one that has words in this language. Throws `UnknownScript`, `UnknownLanguage`. */
export function scriptsIn(
  guide: Guide,
  { script, language }: { script?: string; language?: string },
): Guide[] {
  if (script !== undefined) {
    const named = guideOf(guide, { script });
    languageOf(named, language);
    return [named];
  }
  const wanted = languageOf(guide, language);
  return [...guide.guides.values()].filter(({ wordings }) => wordings.has(wanted));
}

/** A language by mistake would quietly show the base language's words, so it is refused. */
export class UnknownLanguage extends Error {
  override name = 'UnknownLanguage';
  constructor(language: string, known: Iterable<string>) {
    super(`There are no words in '${language}': write one of ${[...known].join(', ')}`);
  }
}

export function languageOf(guide: Pick<Guide, 'wordings'>, wanted?: string): string {
  const [base = 'en'] = guide.wordings.keys();
  const language = wanted ?? base;
  if (!guide.wordings.has(language)) throw new UnknownLanguage(language, guide.wordings.keys());
  return language;
}
