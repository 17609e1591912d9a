/** Cuts the records out of JSON as it streams in, with limits, so that a feed of any size fits in little memory. */
import { BrokenFeed } from '../problems.js';

/** Bytes of one record; how deep it nests; how many keys it has. Real records have a few thousand bytes. */
const LIMITS = { bytes: 5_000_000, depth: 60, keys: 20_000 };
/** What stands around the records: counts and page numbers. */
const MOST_AROUND = 256_000;

/** Lists that hold the records, by the names that feeds give them. */
const LISTS = new Set([
  'contents',
  'content',
  'services',
  'data',
  'items',
  'results',
  'records',
  'value',
  'organizations',
]);

const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93];

/** Between roots; in a page whose list is still to come; between records; in a record; behind the list. */
type Mode = 'outside' | 'page' | 'list' | 'record' | 'after';

export type Splitter = {
  /** Every record that ended in this piece. Throws `BrokenFeed` past a limit. */
  push(piece: Buffer): Buffer[];
  /** Throws `BrokenFeed` when the text broke off in the middle. */
  end(): void;
  /** The page around the records, as JSON with an empty list: what of it has been read. */
  around(): string;
};

/**
 * Takes a list, a page with a list in it, one record, or many of these one after the other. Records are elements of
 * the first list with a known name in each page; a page without one is a record itself.
 */
export function splitter(): Splitter {
  let mode: Mode = 'outside';
  let [depth, listDepth, keys] = [0, 0, 0];
  let [inText, escaped, listNamed] = [false, false, false];
  let [key, keyFrom] = ['', 0];
  let [kept, keptBytes]: [Buffer[], number] = [[], 0];
  let around = '{}';

  const keep = (piece: Buffer) => {
    keptBytes += piece.length;
    if (keptBytes > LIMITS.bytes) throw new BrokenFeed(`A record is longer than ${LIMITS.bytes} bytes`);
    kept.push(piece);
  };
  const taken = (last: Buffer): Buffer => {
    keep(last);
    const whole = kept.length === 1 ? last : Buffer.concat(kept);
    [kept, keptBytes, keys] = [[], 0, 0];
    return whole;
  };
  const deeper = () => {
    if (++depth > LIMITS.depth) throw new BrokenFeed(`It nests more than ${LIMITS.depth} deep`);
  };
  const keeping = () => mode === 'page' || mode === 'record' || mode === 'after';

  /** Where the record ends that is open at `at`: its last bracket, or the end of the piece. Most of a feed goes through here. */
  function through(piece: Buffer, start: number): number {
    // In figures of its own: what the functions around share is slower to reach, and this is every byte of a feed.
    const { length } = piece;
    let [at, nests, colons] = [start, depth, keys];
    while (at < length) {
      const sign = piece[at];
      if (sign === QUOTE) {
        at++;
        while (at < length && piece[at] !== QUOTE) at += piece[at] === BACKSLASH ? 2 : 1;
        if (at >= length) {
          [inText, escaped] = [true, at > length];
          at = length;
          break;
        }
      } else if (sign === COLON) {
        if (++colons > LIMITS.keys) throw new BrokenFeed(`A record has more than ${LIMITS.keys} keys`);
      } else if (sign === OPEN || sign === OPEN_LIST) {
        if (++nests > LIMITS.depth) throw new BrokenFeed(`It nests more than ${LIMITS.depth} deep`);
      } else if (sign === CLOSE || sign === CLOSE_LIST) {
        if (nests - 1 === listDepth) break;
        nests--;
      }
      at++;
    }
    [depth, keys] = [nests, colons];
    return at;
  }

  function push(piece: Buffer): Buffer[] {
    const records: Buffer[] = [];
    let from = 0;
    keyFrom = 0;
    for (let at = 0; at < piece.length; at++) {
      if (mode === 'record' && !inText) {
        at = through(piece, at);
        if (at >= piece.length) break;
      }
      if (inText) {
        // Most of a feed is text: its end is looked for here, and nothing else.
        let end = escaped ? at + 1 : at;
        while (end < piece.length && piece[end] !== QUOTE) end += piece[end] === BACKSLASH ? 2 : 1;
        escaped = end > piece.length;
        inText = end >= piece.length;
        if (!inText && mode === 'page' && depth === 1)
          key += piece.toString('latin1', keyFrom, end).slice(0, 40);
        at = end;
        continue;
      }
      const sign = piece[at];
      if (sign === QUOTE) {
        [inText, key, keyFrom] = [true, '', at + 1];
      } else if (sign === COLON) {
        if (++keys > LIMITS.keys) throw new BrokenFeed(`A record has more than ${LIMITS.keys} keys`);
        if (mode === 'page' && depth === 1) listNamed = LISTS.has(key);
      } else if (sign === COMMA) {
        if (depth === 1) listNamed = false;
      } else if (sign === OPEN || sign === OPEN_LIST) {
        deeper();
        if (mode === 'outside') {
          from = at;
          if (sign === OPEN) mode = 'page';
          else [mode, listDepth, around] = ['list', 1, '{}'];
        } else if (mode === 'list' && sign === OPEN) {
          [mode, from] = ['record', at];
        } else if (mode === 'page' && depth === 2 && sign === OPEN_LIST && listNamed) {
          around = taken(piece.subarray(from, at + 1))
            .toString('utf8')
            .slice(0, MOST_AROUND);
          [mode, listDepth] = ['list', 2];
        }
      } else if (sign === CLOSE || sign === CLOSE_LIST) {
        if (--depth < 0) throw new BrokenFeed('It closes more brackets than it opens: this is not JSON');
        if (mode === 'record' && depth === listDepth) {
          records.push(taken(piece.subarray(from, at + 1)));
          mode = 'list';
        } else if (mode === 'list' && depth < listDepth) {
          [mode, from] = [depth === 0 ? 'outside' : 'after', at];
        } else if (depth === 0 && keeping()) {
          const whole = taken(piece.subarray(from, at + 1));
          if (mode === 'page') records.push(whole);
          else around += whole.toString('utf8').slice(0, MOST_AROUND);
          mode = 'outside';
        }
      }
    }
    if (inText && mode === 'page' && depth === 1) key += piece.toString('latin1', keyFrom);
    if (keeping()) keep(piece.subarray(from));
    return records;
  }

  return {
    push,
    end() {
      if (depth !== 0 || inText)
        throw new BrokenFeed('It breaks off in the middle: the whole feed is needed');
    },
    around: () => (around.endsWith('[') ? `${around}]}` : around),
  };
}
