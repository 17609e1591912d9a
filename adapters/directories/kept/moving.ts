/** Puts what colleagues added to one service at another: when its feed calls it by another id now. */
import { addTo, overlayOf, takeBack, type Overlay, type Overlays } from './overlay.js';

/** Each field keeps who wrote it and when; one that the other has already stays as it is there. Killed half way, both have it. */
export async function moveAdded(where: Overlays, from: string, to: string): Promise<Overlay> {
  const { added, by } = await overlayOf(where, from);
  let after = await overlayOf(where, to);
  const there = new Set(Object.keys(after.added));
  const moved = Object.entries(added).filter(([field]) => !there.has(field));
  for (const [field, value] of moved) {
    const { who, at } = by[field] ?? { who: 'a colleague', at: new Date(0).toISOString() };
    after = await addTo(where, to, { [field]: value }, who, at);
  }
  await takeBack(
    where,
    from,
    moved.map(([field]) => field),
  );
  return after;
}
