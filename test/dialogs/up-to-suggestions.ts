/** What a grown-up says up to a first suggestion: lonely, in the middle of York, with nothing they must have. */
import type { Transcript } from '../transcript-runner.js';

type Step = Partial<Transcript['steps'][number]>;

/** `support` is what they say of what they need to take part. */
export const stepsToSuggestions = (support: Step[] = [{ chooses: ['no-support'] }]): Step[] => [
  ...['start', 'agree', 'me', '18-64', 'safe', 'few-minutes'].map((choice) => ({ chooses: [choice] })),
  { presses: 'skip' },
  { chooses: ['people'] },
  { chooses: ['company'] },
  ...Array.from({ length: 3 }, (): Step => ({ presses: 'skip' })),
  { says: 'YO1 7' },
  { presses: 'skip' },
  { presses: 'skip' },
  ...support,
];
