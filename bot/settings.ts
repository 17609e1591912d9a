/** What can be set from outside, checked when the program starts: the only reader of process.env. */
import { z } from 'zod';

const MODES = ['development', 'production', 'test'] as const;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `write one of ${words.join(', ')}` });

const Folder = z.string().refine((path) => path.trim() !== '' && !path.includes('\0'), {
  error: 'write the path of a folder',
});

const PORT_RULE = 'write a whole number from 0 to 65535 (0 takes any free port)';

export const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .refine((port) => port <= 65535, PORT_RULE)
    .default(3978),
  /** Where conversations are kept. */
  DATA_DIR: Folder.default('./data'),
  NODE_ENV: oneOf(MODES).default('development'),
  CONTENT_DIR: Folder.default('./content'),
  LOG_LEVEL: oneOf(LEVELS).default('info'),
});

export type Settings = z.infer<typeof Settings>;

/** Every setting that is wrong, each with what to write instead. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
  constructor(readonly problems: string[]) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong (.env.example explains them all):\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    );
  }
}

/** A setting left empty, as `PORT=` in a file, is not set. */
export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = new Map(
    parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return [name, `${name} is '${env[name] ?? ''}': ${message}`];
    }),
  );
  throw new WrongSettings([...problems.values()]);
}

export const settings = (): Settings => settingsFrom(process.env);
