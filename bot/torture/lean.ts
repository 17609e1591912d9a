/** Content without what takes long to compile, in a form that is read at once: for a server that is killed again and again. */
import { deserialize, serialize } from 'node:v8';
import type { Loaded } from '../../adapters/content-files.js';

/** The same questions, cards and services; no phrases to read words by, and the places that people here speak of. */
export function leanOf(content: Loaded): Loaded {
  // What was learned is worked with by functions, which are not written down.
  const { scales: _, ...others } = content;
  const { alarms, needs, places } = others;
  const near = <T>(all: Map<string, T>) => new Map([...all].filter(([code]) => /^(YO1|LS1)\b/.test(code)));
  return {
    ...others,
    alarms: {
      ...alarms,
      phrases: {},
      together: [],
      families: [],
      young: {},
      cues: {},
      spellings: {},
      emoji: {},
    },
    needs: {
      ...needs,
      families: {},
      beside: { wish: [], ask: [], lack: [], trouble: [], well: [], over: [], elsewhere: [] },
      needs: needs.needs.map((page) => ({ ...page, families: {}, words: {} })),
    },
    places: { outcodes: near(places.outcodes), sectors: near(places.sectors), towns: places.towns },
  };
}

export const packed = (content: Loaded): Uint8Array => serialize(content);
export const unpacked = (bytes: Uint8Array): Loaded => deserialize(bytes) as Loaded;
