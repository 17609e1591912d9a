/** What may be used with people: signed words only, and no hazard control left open that must be there. */
import type { Loaded } from '../adapters/content-files.js';
import { openMusts, type Hazard } from '../dialogs/script/hazards.js';
import { earlierSignature, signatureOf } from '../dialogs/script/signing.js';

/** Everything that stands between this version and its use, each with what to do. */
export class NotReleased extends Error {
  override name = 'NotReleased';
  constructor(readonly problems: string[]) {
    super(
      [
        'This version is not released for use with people (NODE_ENV=production):',
        ...problems.map((problem) => `  - ${problem}`),
        'To try it out without people, leave NODE_ENV out.',
      ].join('\n'),
    );
  }
}

/**
 * The content with the languages somebody signed (DCB0129 7, H-18). The first language must be one of them, because
 * people are answered in it when there is nothing else. Throws `NotReleased`.
 */
export function released(content: Loaded, hazards: readonly Hazard[]): Loaded {
  const [base = 'en'] = content.wordings.keys();
  const signed = (language: string) => signatureOf(content.signed, language) !== undefined;
  const problems = [
    ...(signed(base) ? [] : [unsigned(content, base)]),
    ...openMusts(hazards).map((open) => `The hazard log has an open control. ${open}`),
  ];
  if (problems.length > 0) throw new NotReleased(problems);
  return {
    ...content,
    wordings: new Map([...content.wordings].filter(([, { language }]) => signed(language))),
  };
}

/** What is not signed, and since when: for people who have to do something about it. */
export function unsigned({ signed }: Loaded, language: string): string {
  const earlier = earlierSignature(signed, language);
  return earlier === undefined
    ? `Nobody signed the words in '${language}'. Read what "npm run print -- --language ${language}" writes, then: npm run sign`
    : `The words or rules in '${language}' changed after ${earlier.who} signed them on ${earlier.on}. Read them again, then: npm run sign`;
}
