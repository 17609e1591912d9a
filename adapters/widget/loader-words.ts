/** What the loader says, in each language: it brings its words, because it asks nobody for anything. */
import type { Wording } from '../../dialogs/script/wording.js';

export type LoaderWords = Record<'open' | 'opening' | 'page' | 'close' | 'one' | 'many', string>;

export const loaderWords = (wordings: ReadonlyMap<string, Wording>): Record<string, LoaderWords> =>
  Object.fromEntries(
    [...wordings.values()].map(({ language, labels }) => [
      language,
      {
        open: labels['open-chat'],
        opening: labels.opening,
        page: labels['own-page'],
        close: labels.close,
        one: labels['unread-one'],
        many: labels.unread,
      },
    ]),
  );
