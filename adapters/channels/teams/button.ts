/** A button of a card: what it says, what it sends, and whether what was ticked and typed goes with it. */
import type { Action } from '../cards/adaptive.js';
import type { Press } from './press.js';

/** Of what is no answer, only "More answers" and what is chosen from a list take along what was filled in. */
export const does = (title: string, data: Press, isTaken = false): Action => ({
  type: 'Action.Submit',
  title,
  data,
  ...(isTaken ? {} : { associatedInputs: 'none' as const }),
});
