/** What may be used with people: signed words only, and no hazard control left open that must be there. */
import type { Loaded } from '../adapters/content-files.js';
import type { Scripted } from '../dialogs/guide.js';
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
    ...beginning(content),
    ...openMusts(hazards).map((open) => `The hazard log has an open control. ${open}`),
  ];
  if (problems.length > 0) throw new NotReleased(problems);
  return {
    ...content,
    wordings: signedWords(content),
    // A script that nobody signed is not there; what a practice begins with is never quietly another one.
    others: others(content).map((other) => ({ ...other, wordings: signedWords(other) })),
  };
}

const signedWords = ({ wordings, signed }: Scripted) =>
  new Map([...wordings].filter(([, { language }]) => signatureOf(signed, language) !== undefined));

/** The other scripts whose first language somebody signed. */
const others = (content: Loaded) =>
  content.others.filter(({ wordings, signed }) => {
    const [base = 'en'] = wordings.keys();
    return signatureOf(signed, base) !== undefined;
  });

/** Practices that begin with a script nobody signed. */
const beginning = (content: Loaded): string[] => {
  const usable = [content, ...others(content)].map(({ script }) => script.id);
  return [...content.practices.values()].flatMap(({ id, script }) =>
    script === undefined || usable.includes(script)
      ? []
      : [`'${id}' begins with '${script}', which nobody signed: npm run sign -- --script ${script}`],
  );
};

/** What is not signed, and since when: for people who have to do something about it. */
export function unsigned({ signed }: Loaded, language: string): string {
  const earlier = earlierSignature(signed, language);
  return earlier === undefined
    ? `Nobody signed the words in '${language}'. Read what "npm run print -- --language ${language}" writes, then: npm run sign`
    : `The words or rules in '${language}' changed after ${earlier.who} signed them on ${earlier.on}. Read them again, then: npm run sign`;
}
