/** What the protocol writes into a conversation: pointing, stopping, pausing, rounds, and the steps of an episode. */
import type { Conversation, Cursor, Episode } from './conversation.js';
import type { Alarms } from './danger/alarms.js';
import { softFor } from './danger/cards.js';
import { newestOf } from './newest.js';

/** What comes next in an urgent episode: worked out from its steps, like everything else. */
export function urgentStep(episode: Episode): 'soft' | 'menu' | 'safe' {
  const last = episode.steps.at(-1);
  if (episode.level === 'amber' && last === undefined) return 'soft';
  if (episode.kind === undefined || (last?.step === 'safe' && last.value === 'no')) return 'menu';
  return 'safe';
}

/**
 * The card an episode shows: of what was seen or chosen last. Said of somebody else, a yes to "are they in danger?" shows
 * what to do for them.
 */
export function cardOf(episode: Episode | undefined, alarms: Alarms): string | undefined {
  if (episode?.kind === undefined) return undefined;
  const last = episode.steps.findLast(({ step }) => SHOWS.includes(step));
  if (last?.step !== 'soft') return episode.kind;
  // Of oneself the kind is shown, and finds its own card with what is known of the person.
  return episode.because === 'someone-else'
    ? softFor({ kind: episode.kind, because: episode.because }, alarms)?.card
    : episode.kind;
}
const SHOWS: readonly string[] = ['shown', 'words', 'chose', 'soft'];

export const openEpisode = (conversation: Conversation): Episode | undefined => {
  const last = conversation.episodes.at(-1);
  return last?.closed === undefined ? last : undefined;
};

/** Whether the chat is about somebody the person looks after or supports; asked once, so any round counts. */
export const isAboutSomeoneElse = ({ entries }: Conversation): boolean => {
  const who = newestOf(entries, 'who');
  return who?.status === 'answered' && !who.value.includes('me');
};

/** Neither stopped nor paused: the last wish is the one that holds. */
export function awake({ stopped: _stopped, paused: _paused, ...conversation }: Conversation): Conversation {
  return conversation;
}

/** What Back, Change or Jump points at; nothing clears it. */
export function pointing(
  { cursor: _before, inside: _left, ...rest }: Conversation,
  cursor: Cursor | undefined,
  inside?: string,
): Conversation {
  return { ...rest, ...(cursor ? { cursor } : {}), ...(inside === undefined ? {} : { inside }) };
}

/** One episode is open at a time; a new one closes what was left open, and wakes who had stopped. */
export function withEpisode(conversation: Conversation, episode: Episode): Conversation {
  const rest = awake(conversation);
  const earlier = rest.episodes.map(({ held: _dropped, ...each }) =>
    each.closed ? each : { ...each, closed: episode.opened },
  );
  return { ...rest, episodes: [...earlier, { ...episode, round: rest.round }] };
}

export type EpisodeStep = { step: string; value: string; at: string };

/**
 * `kind` is what the step showed to be the matter, `level` red when it was said plainly. What was held back is taken or
 * dropped by now.
 */
export const stepped = (
  conversation: Conversation,
  step: EpisodeStep,
  kind: string | undefined,
  level?: 'red',
): Conversation =>
  changed(conversation, ({ held: _taken, ...episode }) => ({
    ...episode,
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    steps: [...episode.steps, step],
  }));

export const closed = (conversation: Conversation, at: string): Conversation =>
  changed(conversation, (episode) => ({ ...episode, closed: at }));

/** They would like to be rung: asked about as soon as it may be, whatever they are in the middle of. */
export function wishingToBeRung(conversation: Conversation, at: string): Conversation {
  return { ...awake(conversation), ringMe: { round: conversation.round, at } };
}

/** Ended by the person's own "I am safe for now", not by another spell or because it was not so. */
export const endedSafe = ({ closed, steps }: Episode): boolean => {
  const last = steps.at(-1);
  return closed !== undefined && last?.step === 'safe' && last.value === 'yes';
};

/** Dangers that may share the home: nothing about the person is passed on in writing (conversation map X3, H-13). */
const AT_HOME: ReadonlySet<string> = new Set(['abuse', 'child', 'neglect', 'under-18', 'adult-at-risk']);
export const isAtHome = ({ kind }: Episode): boolean => kind !== undefined && AT_HOME.has(kind);

export function nextRound({
  cursor: _cursor,
  inside: _inside,
  opened: _opened,
  ...rest
}: Conversation): Conversation {
  return { ...rest, round: rest.round + 1 };
}

function changed(conversation: Conversation, change: (episode: Episode) => Episode): Conversation {
  const episode = openEpisode(conversation);
  if (episode === undefined) return conversation;
  return { ...conversation, episodes: [...conversation.episodes.slice(0, -1), change(episode)] };
}
