/** What the lint finds: where it stands, what is wrong, and what an editor can do about it. */

/** A failure must be mended before the content may be used; a warning is for a person to look at. */
export type Finding = {
  grade: 'failure' | 'warning';
  /** From the project's root: `content/what-matters/text/en.yaml`. */
  file: string;
  /** As an editor would look for it: `questions.hello.hint`. */
  key: string;
  problem: string;
  mend: string;
};

/** Words with the place they stand at. */
export type Placed = { file: string; key: string; text: string };

export const failure = (at: Omit<Placed, 'text'>, problem: string, mend: string): Finding => ({
  grade: 'failure',
  file: at.file,
  key: at.key,
  problem,
  mend,
});

export const warning = (at: Omit<Placed, 'text'>, problem: string, mend: string): Finding => ({
  ...failure(at, problem, mend),
  grade: 'warning',
});

export const inOneLine = ({ file, key, problem, mend }: Finding) =>
  `${file}, ${key}: ${problem}. Mend: ${mend}.`;
