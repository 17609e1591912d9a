/** How a person wants the page: what the choices under Options are called, and what a page does with them. */
import type { LabelId } from '../../dialogs/script/wording.js';

export const SIZES = { usual: 'size-usual', large: 'size-large', largest: 'size-largest' } as const;
export const COLOURS = {
  device: 'colours-device',
  light: 'colours-light',
  dark: 'colours-dark',
  cream: 'colours-cream',
} as const;
/** Helps that some people need and others do not: named as their labels are. */
export const AIDS = ['one-question', 'steady', 'listen-on'] as const satisfies readonly LabelId[];

export type Looks = {
  size: keyof typeof SIZES;
  colours: keyof typeof COLOURS;
  aids: (typeof AIDS)[number][];
  /** The language that was chosen; absent where nobody chose. */
  language?: string | undefined;
};

export const USUAL: Looks = { size: 'usual', colours: 'device', aids: [] };
