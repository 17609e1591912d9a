/** What tests of the conversation share: the shipped content, loaded once, and a clock that only counts. */
import { readContent, type Loaded } from '../adapters/content-files.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { buildIndex, type Index } from '../dialogs/matching/index.js';

let shipped: Loaded | undefined;
let guide: Guide | undefined;
let index: Index | undefined;

export const content = (): Loaded => (shipped ??= readContent('content'));
export const guideOfContent = (): Guide => (guide ??= guideFrom(content()));
export const indexOfContent = (): Index => (index ??= buildIndex(content().services));

/** A Sunday morning: the shipped services are fresh, stale or unchecked as of this day. */
const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;

/** The next minute each time it is asked, so that nothing happens twice at once and every run is the same. */
export function counterClock(): () => string {
  let minutes = 0;
  return () => new Date(START + minutes++ * MINUTE).toISOString();
}

export function newConversation(id = 'a-conversation'): Conversation {
  return begin({
    id,
    practice: 'example',
    script: 'what-matters',
    language: 'en',
    at: new Date(START - MINUTE).toISOString(),
  });
}

/** As a store would give it back. */
export const reread = (conversation: Conversation): Conversation =>
  JSON.parse(JSON.stringify(conversation)) as Conversation;
