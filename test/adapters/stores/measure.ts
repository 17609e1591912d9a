/**
 * Measures what a durable turn costs the process, in microseconds of CPU: a file a turn against the journal. Run it
 * with `node --import tsx test/adapters/stores/measure.ts [how many are stored]`.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../../../adapters/stores/disk/durable-json.js';
import { recordFiles } from '../../../adapters/stores/disk/record-files.js';
import { fileStore } from '../../../adapters/stores/file.js';
import { disk } from '../../../adapters/stores/files.js';
import { nameOf, roomIn, shardOf } from '../../../adapters/stores/folder.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import type { Kept, Store } from '../../../adapters/stores/store.js';
import { hasty } from './disks.js';
import { at, keptOf, save, sealedWith } from './kept.js';

const TURNS = 400;
const BATCHES = 5;
const PEOPLE = 20;

/** What a turn adds: an entry, a question asked and shown, an audit line; about 1.2 kB. */
function next(kept: Kept): Kept {
  const { conversation } = kept;
  const version = kept.version + 1;
  const entry = { ...keptOf().conversation.entries[0]!, question: 'hard', value: ['people', 'active'] };
  const asked = { question: 'hard-people', round: 1, options: ['company', 'family', 'loss', 'none'], at };
  const choices = asked.options.map((id) => ({ id, label: `What people say about ${id}, in a few words` }));
  const shown = {
    kind: 'question' as const,
    question: 'hard-people',
    ask: 'Which of these is hard for you at the moment? Choose as many as you like.',
    input: 'many' as const,
    ownWords: true,
    careful: false,
    choices,
    canSkip: true,
    canGoBack: true,
  };
  const said = {
    message: `m-${version}`,
    at,
    messages: [{ kind: 'text' as const, paragraphs: ['Thank you.'] }, shown],
  };
  return {
    ...kept,
    version,
    conversation: {
      ...conversation,
      entries: [...conversation.entries, entry],
      asked: [...conversation.asked, asked],
    },
    said: [...kept.said, said],
    audit: [...kept.audit, { at, version, what: 'turn' }],
  };
}

function ofLength(id: string, entries: number): Kept {
  let kept = keptOf({ id, words: [] });
  while (kept.conversation.entries.length < entries) kept = next(kept);
  return kept;
}

/** What was used to get ready in a batch. */
let beside = 0;

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The least of some batches, in microseconds a turn: other work on the machine only ever adds. */
async function measured(what: string, batch: () => Promise<void>): Promise<void> {
  await batch();
  const took: number[] = [];
  for (let n = 0; n < BATCHES; n++) {
    beside = 0;
    const before = cpu();
    await batch();
    took.push((cpu() - before - beside) / TURNS);
  }
  console.log(`${what.padEnd(58)}${String(Math.round(Math.min(...took))).padStart(8)}`);
}

async function folders(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'measure-'));
}

/** One turn after the other, or one of each person at once, always from the same length. */
async function turns(what: string, store: Store, entries: number, atOnce: boolean): Promise<void> {
  let round = 0;
  await measured(`${what}, ${entries} entries${atOnce ? `, ${PEOPLE} at once` : ''}`, async () => {
    round++;
    const ids = Array.from({ length: PEOPLE }, (_, n) => `${what}-${entries}-${atOnce}-${round}-${n}`);
    const before = cpu();
    for (const id of ids) await save(store, ofLength(id, entries));
    beside += cpu() - before;
    for (let turn = 0; turn < TURNS / PEOPLE; turn++) {
      const one = async (id: string) => {
        const kept = await store.find({ practice: 'example', id });
        if (kept) await save(store, next(kept), kept.version);
      };
      if (atOnce) await Promise.all(ids.map(one));
      else for (const id of ids) await one(id);
    }
  });
}
async function main(stored: number): Promise<void> {
  const folder = await folders();
  const size = Buffer.byteLength(JSON.stringify(next(ofLength('x', 1)).said.at(-1))) + 600;
  const bytes = Buffer.alloc(size, 97);
  const handle = await open(join(folder, 'echo'), 'w');
  let end = 0;
  await measured(`one write of ${size} bytes and its flush`, async () => {
    for (let n = 0; n < TURNS; n++) {
      await handle.write(bytes, 0, size, end);
      await handle.datasync();
      end += size;
    }
  });
  await handle.close();
  for (const entries of [10, 60]) await turns('memory', memoryStore(), entries, false);
  for (const entries of [10, 60]) await aFileATurn(entries);
  for (const [what, sealing] of [
    ['journal', undefined],
    ['journal, sealed', sealedWith('a1')],
  ] as const) {
    // prettier-ignore
    const store = await fileStore(join(folder, what), console.log, { sealing });
    for (const entries of [10, 60]) await turns(what, store, entries, false);
    for (const entries of [10, 60]) await turns(what, store, entries, true);
    await store.close();
  }
  if (stored > 0) await among(stored, join(folder, 'many'));
  await rm(folder, { recursive: true });
}

/** As it was before there was a journal: read, parsed, checked, written whole and flushed. */
async function aFileATurn(entries: number): Promise<void> {
  const folder = await folders();
  const store = await fileStore(folder, console.log);
  await store.close();
  const desk: Desk = { unfinished: roomIn(folder).unfinished, files: disk, leftovers: new Set() };
  const records = recordFiles(roomIn(folder), desk, undefined);
  await measured(`a file a turn, ${entries} entries`, async () => {
    for (let n = 0; n < TURNS; n++) {
      const name = nameOf('conversations', { practice: 'example', id: `c${n % PEOPLE}` });
      await records.makeSureOf(shardOf(name));
      if (n < PEOPLE) {
        await records.write(name, { record: ofLength(`c${n}`, entries), seq: 0, size: 0, sealed: false });
        await records.flush(shardOf(name));
        continue;
      }
      const kept = (await records.read(name))?.record as Kept;
      await records.read(name);
      await records.write(name, { record: next(kept), seq: 0, size: 0, sealed: false });
      await records.flush(shardOf(name));
    }
  });
  await rm(folder, { recursive: true });
}

async function among(stored: number, folder: string): Promise<void> {
  const filling = await fileStore(folder, console.log, { files: hasty });
  const kept = ofLength('x', 5);
  for (let n = 0; n < stored; n += 500) {
    const some = Array.from({ length: Math.min(500, stored - n) }, (_, m) => `stored-${n + m}`);
    await Promise.all(
      some.map((id) => save(filling, { ...kept, conversation: { ...kept.conversation, id } })),
    );
  }
  await filling.close();
  const since = performance.now();
  const store = await fileStore(folder, console.log);
  console.log(`start with ${stored} stored: ${Math.round(performance.now() - since)} ms`);
  await turns(`journal, ${stored} stored`, store, 10, false);
  let luck = 1;
  await measured(`journal, ${stored} stored, anybody’s turn`, async () => {
    for (let n = 0; n < TURNS; n++) {
      luck = (Math.imul(luck, 1664525) + 1013904223) >>> 0;
      const found = await store.find({ practice: 'example', id: `stored-${luck % stored}` });
      if (found) await save(store, next(found), found.version);
    }
  });
  console.log(`memory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`);
  await store.close();
}

await main(Number(process.argv[2] ?? 0));
