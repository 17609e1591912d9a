/** Counts the needs for which nothing near was found, by month, need and area: for commissioners, and of nobody. */
import { join } from 'node:path';
import { z } from 'zod';
import { Id } from '../../../dialogs/ids.js';
import { durableJson, type Form } from '../../stores/disk/durable-json.js';
import { inTurn } from '../../stores/in-turn.js';
import { deskOf, makeDesk } from './desk.js';

/** An outcode, or `not-said`. */
const AreaCode = z.string().regex(/^(?:[A-Z]{1,3}\d?[A-Z\d]?|not-said)$/);
const Month = z.string().regex(/^\d{4}-\d\d$/);

export const UnmetCounts = z.strictObject({
  format: z.literal(1),
  /** Month to need to area to how often. */
  months: z.record(Month, z.record(Id, z.record(AreaCode, z.int().positive()))),
});
export type UnmetCounts = z.infer<typeof UnmetCounts>;

/** What was counted cannot be read. */
export class BrokenCounts extends Error {
  override name = 'BrokenCounts';
}

const form: Form<UnmetCounts> = { read: (value) => UnmetCounts.parse(value), write: (thing) => thing };
const fileOf = (data: string) => join(data, 'directory/unmet.json');
const fileAt = (data: string) => durableJson(fileOf(data), form, deskOf(data));

/** Nothing counted yet is no month. Throws `BrokenCounts`. */
export async function unmetCounts(data: string): Promise<UnmetCounts> {
  try {
    return (await fileAt(data).read()) ?? { format: 1, months: {} };
  } catch (cause) {
    throw new BrokenCounts(
      `${fileOf(data)} cannot be read. Mend: move it away, and the counting begins anew`,
      {
        cause,
      },
    );
  }
}

const turns = inTurn();

/** Adds one, durably; two at once are counted one after the other. `at` is an ISO date and time. */
export function countUnmet(data: string, unmet: { need: string; area: string }, at: string): Promise<void> {
  return turns.run(data, async () => {
    const { months } = await unmetCounts(data);
    const month = at.slice(0, 7);
    const needs = months[month] ?? {};
    const areas = needs[unmet.need] ?? {};
    const counted = { ...areas, [unmet.area]: (areas[unmet.area] ?? 0) + 1 };
    await makeDesk(data);
    await fileAt(data).write({
      format: 1,
      months: { ...months, [month]: { ...needs, [unmet.need]: counted } },
    });
  });
}
