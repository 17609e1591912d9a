/** What tests of the conversation share: the shipped content, loaded once, and a clock that only counts. */
import { readContent, type Loaded } from '../adapters/content-files.js';
import { DAY, guideWith, MINUTE, type Setting, type Transcript } from '../bot/transcripts/transcript.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { buildIndex, type Index } from '../dialogs/matching/index.js';

let shipped: Loaded | undefined;
let guide: Guide | undefined;
let index: Index | undefined;

export const content = (): Loaded => (shipped ??= readContent('content'));
export const guideOfContent = (): Guide => (guide ??= guideFrom(content()));
/** The same, where the practice's staff can be told; `policy`: of urgent help without asking. */
export const guideWithAlerts = (alerts: 'consent' | 'policy' = 'consent'): Guide => guideFor({ alerts });

/** The shipped content with the example practice in another nation. */
export const guideIn = (nation: Transcript['nation']): Guide => guideFor({ nation });

/** What a transcript is held with: where the practice is, whether its staff can be told, whether it has a link worker. */
export function guideFor({
  alerts = 'off',
  nation = 'england',
  link_worker = true,
}: Partial<Setting> = {}): Guide {
  if (alerts === 'off' && nation === 'england' && link_worker) return guideOfContent();
  const key = `${alerts} ${nation} ${link_worker}`;
  const made = others.get(key) ?? guideWith(content(), { alerts, nation, link_worker });
  others.set(key, made);
  return made;
}
const others = new Map<string, Guide>();

export const indexOfContent = (): Index => (index ??= buildIndex(content().services));

/** The next minute each time it is asked, so that nothing happens twice at once and every run is the same. */
export function counterClock(): () => string {
  let minutes = 0;
  return () => new Date(DAY + minutes++ * MINUTE).toISOString();
}

export function newConversation(id = 'a-conversation', script = 'what-matters'): Conversation {
  return begin({
    id,
    practice: 'example',
    script,
    language: 'en',
    at: new Date(DAY - MINUTE).toISOString(),
  });
}

/** As a store would give it back. */
export const reread = (conversation: Conversation): Conversation =>
  JSON.parse(JSON.stringify(conversation)) as Conversation;
