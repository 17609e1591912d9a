/** The hazard log's shape (DCB0129): what could harm a person, and what is done about it or still waits. */
import { z } from 'zod';

/** 1 acceptable … 5 unacceptable: severity by likelihood, scored by a Clinical Safety Officer. */
const Risk = z.int().min(1).max(5);

/** Shown by tests ("file: the words its name begins with"), or open, with what it waits for. */
const Control = z.union([
  z.strictObject({ does: z.string(), must: z.literal(true).optional(), shown: z.array(z.string()).min(1) }),
  z.strictObject({ does: z.string(), must: z.literal(true).optional(), open: z.string().min(10) }),
]);

export const Hazard = z.strictObject({
  id: z.string().regex(/^H-\d\d$/),
  hazard: z.string(),
  risk: z.strictObject({ before: Risk, after: Risk }),
  causes: z.array(z.string()).min(1),
  controls: z.array(Control).min(1),
});
export type Hazard = z.infer<typeof Hazard>;

export const HazardLog = z.array(Hazard);

/** Controls without which the program is not to be used with people, and which are not there: a line for each. */
export const openMusts = (log: readonly Hazard[]): string[] =>
  log.flatMap(({ id, controls }) =>
    controls.flatMap((control) =>
      control.must && 'open' in control ? [`${id}: ${control.does}. Open: ${control.open}`] : [],
    ),
  );
