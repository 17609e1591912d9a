/** What the matcher is told about a person, and what it answers. */
import type { Checked, Costs, Reason } from '../conversation.js';
import type { Location, Point, Service } from './service.js';

/** Age bands as they are asked; absent means the person did not say. */
export type AgeBand = '13-15' | '16-17' | '18-64' | '65-plus';

/** A need, and the person's own words for it when they said any. */
export type WantedNeed = { need: string; words?: string };

/** Everything matching may use: only what the person said on the path they walked. */
export type Person = {
  /** The need that drives the list, and the others. */
  main?: WantedNeed;
  others: WantedNeed[];
  age?: AgeBand;
  place?: Point;
  /** How far they can go. */
  travel?: 'walk' | 'bus-or-car' | 'any' | 'home';
  money?: 'free' | 'some' | 'any';
  /** 0–10. */
  confidence?: number;
  /** Barrier ids: cost, travel, times, nerves, alone, health, phones. */
  barriers: string[];
  /** Services already decided on, never offered twice in a round. */
  decided: string[];
  /** Refused services and why: too-far, costs, times, not-my-thing, too-scary, done-before, other. */
  refused: { service: string; why?: string }[];
};

export type Suggestion = {
  service: Service;
  /** The nearest place, when there is one. */
  location?: Location;
  km?: number;
  score: number;
  because: Reason[];
  askFirst?: string;
  costs: Costs;
  checked: Checked;
};
