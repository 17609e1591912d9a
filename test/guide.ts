/** What tests of the conversation share: the shipped content, loaded once, and a clock that only counts. */
import { readContent, type Loaded } from '../adapters/content-files.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import type { Practice } from '../dialogs/script/practice.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { buildIndex, type Index } from '../dialogs/matching/index.js';

let shipped: Loaded | undefined;
let guide: Guide | undefined;
let index: Index | undefined;

export const content = (): Loaded => (shipped ??= readContent('content'));
export const guideOfContent = (): Guide => (guide ??= guideFrom(content()));
/** The same, where the example practice's staff can be told; `policy`: of urgent help without asking. */
export function guideWithAlerts(urgent: 'consent' | 'policy' = 'consent'): Guide {
  const known = alerted.get(urgent);
  if (known) return known;
  const [of] = content().practices.values();
  const policy = { policy: 'We ring within the hour.', signed_by: 'Dr Made Up', on: '2026-11-01' };
  const practices = new Map(
    of?.alerts && [
      [of.id, { ...of, alerts: { ...of.alerts, urgent: urgent === 'policy' ? policy : urgent } }],
    ],
  );
  const made = guideFrom({ ...content(), practices }, new Set(practices.keys()));
  alerted.set(urgent, made);
  return made;
}
const alerted = new Map<string, Guide>();

/** The shipped content with the example practice in another nation. */
export function guideIn(nation: Practice['nation']): Guide {
  const known = abroad.get(nation);
  if (known) return known;
  const practices = new Map([...content().practices].map(([id, of]) => [id, { ...of, nation }]));
  const made = guideFrom({ ...content(), practices });
  abroad.set(nation, made);
  return made;
}
const abroad = new Map<string, Guide>();

/** What a transcript is held with: where the practice is, and whether its staff can be told. */
export function guideFor({
  alerts,
  nation,
}: {
  alerts: 'off' | 'consent' | 'policy';
  nation: Practice['nation'];
}): Guide {
  if (alerts !== 'off') return guideWithAlerts(alerts);
  return nation === 'england' ? guideOfContent() : guideIn(nation);
}

export const indexOfContent = (): Index => (index ??= buildIndex(content().services));

/** A Sunday morning: the shipped services are fresh, stale or unchecked as of this day. */
const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;

/** The next minute each time it is asked, so that nothing happens twice at once and every run is the same. */
export function counterClock(): () => string {
  let minutes = 0;
  return () => new Date(START + minutes++ * MINUTE).toISOString();
}

export function newConversation(id = 'a-conversation', script = 'what-matters'): Conversation {
  return begin({
    id,
    practice: 'example',
    script,
    language: 'en',
    at: new Date(START - MINUTE).toISOString(),
  });
}

/** As a store would give it back. */
export const reread = (conversation: Conversation): Conversation =>
  JSON.parse(JSON.stringify(conversation)) as Conversation;
