/** One line of the journal, a commit: what it did to which records, with a sum over it, plain or sealed. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { Change } from '../change.js';
import { NotWhole } from '../check.js';
import { opened, Sealed, type Sealing } from '../disk/sealing.js';
import { WrittenByNewer } from '../errors.js';
import { isName } from '../folder.js';

const Count = z.int().min(0);
const Name = z.string().refine(isName);

/** What was done to one record: it is new or written anew, it changed, or it is gone. Versions; 0 is "not there". */
export const Step = z.union([
  z.strictObject({ name: Name, from: Count, to: Count, changes: z.array(Change) }),
  z.strictObject({ name: Name, from: Count, to: Count, whole: z.unknown() }),
  z.strictObject({ name: Name, from: Count, to: z.literal(0), gone: z.literal(true) }),
]);
export type Step = z.infer<typeof Step>;

/** Which records a line is about, and the versions they then had. */
export const About = z.array(z.tuple([Name, Count]));
export type About = z.infer<typeof About>;

export const Line = z.strictObject({
  /** Lines are numbered through all segments, for as long as the folder is in use. */
  seq: Count,
  /** The first line that was written in one go with this one. */
  first: Count,
  /** And the last; not there before format 2. */
  last: Count.optional(),
  /** What the lines before this one were about, the last first: so that it is known whose line was damaged. */
  before: z.array(About),
  steps: z.array(Step),
  /** In the place of what was erased. */
  pad: z.string().optional(),
});
export type Line = z.infer<typeof Line>;

/**
 * What is written in one go begins with word of whom it is about, line by line: with a sum of its own, so that it is
 * known whose turn a damaged line was. The names are those of the files, and as plain as they are.
 */
export const Names = z.strictObject({ first: Count, about: z.array(About) });
export type Names = z.infer<typeof Names>;

/** 1 had neither those names nor word of what is sure. */
const FORMAT = 2;
/** How a segment begins. `alone`: it holds all that earlier segments did, and they count for nothing. */
export const Head = z.strictObject({
  journal: z.literal([1, FORMAT]),
  number: Count,
  /** The last line before it, and the first that can be in it. */
  after: Count,
  seq: Count,
  alone: z.boolean(),
  /** The last line that was down for sure when this was written; it may be one of this segment's own. */
  sure: Count.optional(),
  /** What its lines are sealed with. */
  key: z.string().optional(),
});
export type Head = z.infer<typeof Head>;

const Shut = Sealed.extend({ seq: Count, first: Count }).strict();

export const aboutOf = (steps: Step[]): About => steps.map(({ name, to }) => [name, to]);

/** `number` is the segment's: in another, or under another number, a sealed line does not open. */
export function lineText(line: Line, number: number, sealing: Sealing | undefined): string {
  if (sealing === undefined) return summed(JSON.stringify(line));
  const { seq, first, ...inner } = line;
  const sealed = sealing.seal(JSON.stringify(inner), sealedAs(number, seq, first));
  return summed(JSON.stringify({ seq, first, ...sealed }));
}

export const namesText = (names: Names) => summed(JSON.stringify(names));

/** One or the other. Throws `NotWhole`, `MissingKey`, `WrongKey`. */
export function pieceIn(
  bytes: Uint8Array,
  number: number,
  sealing: Sealing | undefined,
): { names: Names; line?: never } | { line: Line; names?: never } {
  const data = unsummed(bytes);
  const names = Names.safeParse(data).data;
  return names ? { names } : { line: lineOf(data, number, sealing) };
}

function lineOf(data: unknown, number: number, sealing: Sealing | undefined): Line {
  const shut = Shut.safeParse(data).data;
  if (shut === undefined) return lineFrom(data);
  const { seq, first, ...sealed } = shut;
  const text = opened(sealed, sealedAs(number, seq, first), sealing);
  return lineFrom({ ...(JSON.parse(text) as object), seq, first });
}

function lineFrom(data: unknown): Line {
  const line = Line.safeParse(data);
  if (!line.success) throw new NotWhole('It is not a line of a journal');
  return line.data;
}

const sealedAs = (number: number, seq: number, first: number) =>
  JSON.stringify(['journal', 1, number, seq, first]);

export const headText = (head: Omit<Head, 'journal'>) => summed(JSON.stringify({ journal: FORMAT, ...head }));

const Journal = z.looseObject({ journal: z.int() });

/** Throws `NotWhole`, and `WrittenByNewer` when lines of this journal may mean what we do not know. */
export function headIn(bytes: Uint8Array): Head {
  const data = unsummed(bytes);
  const format = Journal.safeParse(data).data?.journal ?? 0;
  if (format > FORMAT) throw new WrittenByNewer('a journal', format, FORMAT);
  const head = Head.safeParse(data);
  if (!head.success) throw new NotWhole('It is not the beginning of a journal');
  return head.data;
}

const SUM = 43;
const summed = (body: string) => `${hash('sha256', body, 'base64url')} ${body}\n`;

function unsummed(bytes: Uint8Array): unknown {
  const body = bytes.subarray(SUM + 1);
  const sum = Buffer.from(bytes.subarray(0, SUM)).toString('latin1');
  if (bytes[SUM] !== 0x20 || hash('sha256', body, 'base64url') !== sum)
    throw new NotWhole('It has changed since it was written');
  return JSON.parse(Buffer.from(body).toString());
}
