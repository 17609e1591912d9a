/** What the program makes of one text, in one shape: the needs in it and the danger in it, each with its reason. */
import type { Guide } from '../../dialogs/guide.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { findNeeds, isAllOfAnAnswer } from '../../dialogs/weighing/find-needs.js';
import { once } from '../../dialogs/weighing/weigh.js';

export type Level = 'RED' | 'AMBER' | 'NONE';

export type Understood = {
  text: string;
  /** Strongest first, with the person's own words. */
  needs: { id: string; score: number; because: string[] }[];
  danger: { level: Level; kind: string | null; rule: string | null; because: string[] };
};

/** As much of a finding as is looked at here, so that the readers may say more. */
type Finding = { need: string; score?: number; because: string | readonly string[] };
type Danger = {
  level: 'red' | 'amber' | 'none';
  kind?: string;
  rule?: string;
  /** The person's own words. */
  words?: readonly string[] | undefined;
};

const LEVELS = { red: 'RED', amber: 'AMBER', none: 'NONE' } as const;

/** `before` is the message the same person sent just before: a danger or a need may be split over the two. */
export function understood(text: string, guide: Guide, before = '', language = 'en'): Understood {
  const by = guide.scales === undefined ? guide : { ...guide, scales: once(guide.scales) };
  const danger: Danger = findDanger(text, by, before);
  // Without a full stop the sentence may go on in the second message.
  const whole = /[\p{L}\p{N},]\s*$/u.test(before) ? `${before} ${text}` : text;
  const needs: readonly Finding[] = findNeeds(whole, by, language, {
    topicsAnswer: isAllOfAnAnswer(whole),
  });
  return {
    text,
    needs: needs.map(({ need, score, because }) => ({
      id: need,
      score: score ?? 1,
      because: typeof because === 'string' ? [because] : [...because],
    })),
    danger: {
      level: LEVELS[danger.level],
      kind: danger.kind ?? null,
      rule: danger.rule ?? null,
      because: [...(danger.words ?? [])],
    },
  };
}

/** Every need there is. */
export const needIdsOf = (guide: Guide): string[] => guide.needs.needs.map(({ id }) => id);
