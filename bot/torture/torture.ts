/** The whole fault campaign: the small server for most kills, the whole server for some, at the same time. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../adapters/content-files.js';
import type { Kept } from '../../adapters/stores/store.js';
import type { Limits } from '../../adapters/stores/opening.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { seeded, type Random } from '../bench/random.js';
import { campaign, type Plan, type Wiring } from './campaign.js';
import { engine } from './engine.js';
import { acknowledgements, type Known } from './known.js';
import { leanOf, packed } from './lean.js';
import { failingMail, type MailServer } from './mail.js';
import { page } from './page.js';
import type { Person } from './person.js';
import { replayed } from './replay.js';
import { begun, type Tally } from './tally.js';
import { telling } from './telling.js';
import type { Start } from './server.js';

export type TortureOf = {
  /** An empty folder for all of it. */
  folder: string;
  content: Loaded;
  /** The folder it was read from. */
  root: string;
  seed: number;
  engine: Pick<Plan, 'kills' | 'turns'>;
  page: Pick<Plan, 'kills' | 'turns'>;
  /** The small server's store tells too early, by so many milliseconds: to see that it is found out. */
  late?: number;
  progress?: (tally: Tally) => void;
};

/** Small ones, so that segments fill and files are written all along, and those of every day. */
const LIMITS: Partial<Limits>[] = [
  { segment: 30_000, ahead: 60_000, recent: 40_000, filed: 200 },
  { segment: 200_000, ahead: 400_000, recent: 100_000, filed: 1500 },
  {},
];

export async function torture(of: TortureOf): Promise<Tally[]> {
  return Promise.all([
    ...(of.engine.kills > 0 ? [onEngine(of)] : []),
    ...(of.page.kills > 0 ? [onPage(of)] : []),
  ]);
}

async function onEngine(of: TortureOf): Promise<Tally> {
  const lean = leanOf(of.content);
  const [folder, content] = [join(of.folder, 'engine'), join(of.folder, 'content.bin')];
  writeFileSync(content, packed(lean));
  const late = of.late === undefined ? {} : { late: of.late };
  const start: Start = (life) =>
    engine({ folder, content, limits: LIMITS[life % LIMITS.length] ?? {}, ...late });
  const plan: Plan = { ...of.engine, early: 10, stops: 5, sample: 40 };
  return run(begun('engine'), { of, content: lean, folder, start, plan, many: 12 });
}

async function onPage(of: TortureOf): Promise<Tally> {
  const folder = join(of.folder, 'page');
  const plan: Plan = { ...of.page, early: 10, stops: 15, sample: 40 };
  const told = join(of.folder, 'content');
  const content = tellingOfDanger(of.content, of.root, told);
  const mail = await failingMail(seeded(of.seed + 1));
  const start: Start = (_life, ahead) => page({ folder, content: told, mail: mail.url, ahead });
  const tally = begun('page');
  try {
    return await run(tally, {
      ...{ of, content, folder, start, plan, many: 6, mail },
      ...telling({ folder, start, mail, tally }),
    });
  } finally {
    await mail.close();
  }
}

const POLICY = { policy: 'We ring within the hour.', signed_by: 'Dr Made Up', on: '2026-11-01' };

/** The content with a practice that is told of danger by its policy, here and, in files, in a folder of its own. */
function tellingOfDanger(content: Loaded, root: string, folder: string): Loaded {
  cpSync(root, folder, { recursive: true });
  const practices = new Map(content.practices);
  for (const [id, practice] of content.practices) {
    if (practice.alerts === undefined) continue;
    const alerts = { ...practice.alerts, urgent: POLICY };
    practices.set(id, { ...practice, alerts });
    const file = join(folder, 'practices', `${id}.yaml`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^( +urgent:) consent$/m, `$1 ${JSON.stringify(POLICY)}`));
  }
  return { ...content, practices };
}

type Run = { of: TortureOf; content: Loaded; folder: string; start: Start; plan: Plan; many: number } & {
  mail?: MailServer;
} & Pick<Wiring, 'isUp' | 'settle'>;

async function run(tally: Tally, { of, content, many, mail, ...rest }: Run): Promise<Tally> {
  const { folder } = rest;
  mkdirSync(folder, { recursive: true });
  const random = seeded(of.seed);
  const log = acknowledgements(join(of.folder, `${tally.what}-told.jsonl`));
  const guide = guideFrom(content, new Set(content.practices.keys()));
  const index = buildIndex(content.services);
  let tries = 0;
  const again = (known: Known, record: Kept) => {
    tally.danger += record.owed.filter(({ effect }) => effect.kind === 'alert').length;
    tries += record.owed.reduce((sum, each) => sum + each.tries, 0);
    tally.owed += record.owed.filter(({ effect }) => effect.kind !== 'chase').length;
    return replayed(guide, index, known, record);
  };
  const people = peopleOf(many, random, `${tally.what}-${of.seed}`, tally.what === 'engine');
  const progress = () => of.progress?.(tally);
  await campaign({ ...rest, people, log, random, tally, again, progress });
  tally.told = mail?.arrived.length ?? 0;
  tally.failed = mail?.failed() ?? 0;
  tally.conversations = log.all().filter(({ isKept }) => isKept).length;
  tally.erased = log.all().filter(({ erasing }) => erasing === 'done').length;
  // Every sending is written down before it goes.
  if (tally.told > tries)
    tally.findings.push({ fault: 'owed wrongly', what: `${tally.told} e-mails went for ${tries} tries` });
  return tally;
}

/** Each has three conversations of their own at a time, and shares one with whoever comes next. */
function peopleOf(many: number, random: Random, called: string, mayErase: boolean): Person[] {
  const idOf = (name: string) => `${called}-${name}`.padEnd(24, '-').concat('000000');
  return Array.from({ length: many }, (_, n) => ({
    name: `p${n}`,
    mayErase,
    random: seeded(random.below(2 ** 31)),
    conversations: [
      ...[0, 1, 2].map((which) => ({ id: idOf(`p${n}-${which}`), isShared: false })),
      { id: idOf(`both-${Math.floor(n / 2)}`), isShared: true },
    ],
  }));
}
