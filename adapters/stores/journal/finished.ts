/** Segments that are written to their end, until what is in them is elsewhere too. */
import type { Files } from '../files.js';
import type { Segment } from './segment.js';

/** Counts for nothing: one that stands alone came after it. */
export const isVoid = (segment: Segment): boolean => segment.void === true;

/** One removal at a time: they are known by their place among the finished. */
export function finishedSegments(files: Files, folder: string) {
  const all: Segment[] = [];
  return {
    add: (segment: Segment): void => void all.push(segment),
    voidAll(): void {
      for (const each of all) each.void = true;
    },
    naming: (name: string): Segment[] => all.filter(({ named }) => named.has(name)),
    /**
     * The oldest first, and each for good before the next: if the power cut brought back one and not the one after it,
     * lines between them would seem to be lost. Throws the system's error.
     */
    async remove(which: (segment: Segment) => boolean): Promise<void> {
      for (const segment of all.filter(which)) {
        await files.remove(segment.file);
        await files.flush(folder);
        const at = all.indexOf(segment);
        if (at >= 0) all.splice(at, 1);
      }
    },
  };
}
