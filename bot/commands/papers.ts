/** Prints the papers of a conversation: of one that is kept, or of one that is written down as a transcript. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readContent, type Loaded } from '../../adapters/content-files.js';
import { sealingFrom } from '../../adapters/stores/disk/sealing.js';
import { openStore } from '../../adapters/stores/open.js';
import { readTranscript } from '../../adapters/transcript-files.js';
import type { Conversation } from '../../dialogs/conversation.js';
import { guideFrom, guideOf, wordingOf, type Guide } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { paperOf, paperText } from '../../dialogs/papers/papers.js';
import { WHICH, type Which } from '../../dialogs/papers/rules.js';
import type { Settings } from '../settings.js';
import { guideWith, heldTurns, Transcript } from '../transcripts/transcript.js';
import { NoDataThere } from './against.js';

export type PapersOptions = {
  /** A transcript's file. */
  from?: string;
  /** A kept conversation: practice and id, with a slash between them. */
  conversation?: string;
  which?: string;
  allCodes?: boolean;
};

/** What was asked for is not there, with what to write instead. */
export class NoSuchPaper extends Error {
  override name = 'NoSuchPaper';
}

/** Throws `NoSuchPaper`, `BrokenTranscript`, `NoDataThere`, and what `openStore` throws. Reads only. */
export async function papers(settings: Settings, options: PapersOptions): Promise<void> {
  const which = wanted(options.which);
  const content = readContent(resolve(settings.CONTENT_DIR));
  const { guide, conversation } = await conversationIn(settings, content, options);
  const { language } = wordingOf(guide, conversation);
  const all = options.allCodes === true;
  const printed = which.map((each) => paperText(paperOf(guide, conversation, each, all), guide, language));
  process.stdout.write(printed.join('\n\n'));
}

function wanted(which: string | undefined): readonly Which[] {
  if (which === undefined) return WHICH;
  const found = WHICH.find((each) => each === which);
  if (found === undefined)
    throw new NoSuchPaper(`There is no paper '${which}': write one of ${WHICH.join(', ')}`);
  return [found];
}

type Found = { guide: Guide; conversation: Conversation };

async function conversationIn(settings: Settings, content: Loaded, options: PapersOptions): Promise<Found> {
  const { from, conversation } = options;
  if ((from === undefined) === (conversation === undefined))
    throw new NoSuchPaper('Write either --from with a transcript, or --conversation with practice/id');
  if (from !== undefined) return written(content, from);
  return kept(settings, content, conversation ?? '');
}

function written(content: Loaded, file: string): Found {
  const transcript = readTranscript(resolve(file), Transcript);
  const held = heldTurns(guideWith(content, transcript), buildIndex(content.services), transcript);
  const last = held.at(-1);
  if (last === undefined) throw new NoSuchPaper(`${file} has no steps`);
  return { guide: last.guide, conversation: last.turn.conversation };
}

async function kept(settings: Settings, content: Loaded, named: string): Promise<Found> {
  const [practice = '', id = ''] = named.split('/');
  if (practice === '' || id === '')
    throw new NoSuchPaper(`'${named}' names no conversation: write practice/id, like example/3f2a`);
  const folder = resolve(settings.DATA_DIR);
  // Opening makes a folder: a slip in the name would look like nobody being there.
  if (!existsSync(folder)) throw new NoDataThere(folder);
  const store = await openStore(folder, () => undefined, {
    sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD),
  });
  try {
    const found = await store.find({ practice, id });
    if (found === undefined) throw new NoSuchPaper(`Nothing is kept of '${id}' at '${practice}'`);
    return { guide: guideOf(guideFrom(content), found.conversation), conversation: found.conversation };
  } finally {
    await store.close();
  }
}
