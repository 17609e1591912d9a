/** What the matcher is told about a person, and what it answers. */
import type { Checked, Costs, Reason, ToAsk } from '../conversation.js';
import type { Access, Location, Point, Service } from './service.js';
import type { Part } from './times.js';

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
  /** In years, when they said it so: then it counts, and the band does not. */
  years?: number;
  /** Only what they said themselves; without it nothing is gated by it (rule 10). */
  who?: 'woman' | 'man';
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
  /** What they cannot do without. Whoever finds nothing lets go of one at a time (rule 7); of access never. */
  must?: Must;
};

/** A part of the week that suits somebody. */
export type Suits = Part | 'weekend' | 'weekday';

export type Must = {
  /** Nothing that is known to cost something. */
  free?: boolean;
  /** Nothing that is known to be at other times only. */
  times?: readonly Suits[];
  /** Nothing that is known to lack it. */
  access?: readonly (keyof Access)[];
  /** How many times further than usual a reach of ours may be. */
  wider?: number;
};

export type Suggestion = {
  service: Service;
  /** The nearest place, when there is one. */
  location?: Location;
  km?: number;
  /** Its door is too far for them: what is suggested is its phone or web page alone. */
  afar?: true;
  score: number;
  because: Reason[];
  /** Absent when there is nothing to ask. */
  askFirst?: ToAsk[];
  costs: Costs;
  checked: Checked;
  /** What of the place they said they need, where it has one to go to. */
  accessAsked: readonly (keyof Access)[];
};
