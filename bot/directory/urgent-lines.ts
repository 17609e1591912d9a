/** Finds the lines to call for urgent help by words: they are no services, and staff look for them all the same. */
import { isShown, type Alarms } from '../../dialogs/danger/alarms.js';
import type { Guide } from '../../dialogs/guide.js';
import { find } from '../../dialogs/matching/find.js';
import { wordsOf } from '../../dialogs/matching/folding.js';
import { buildIndex, type Index } from '../../dialogs/matching/index.js';
import { Service } from '../../dialogs/matching/service.js';
import { SMALL } from '../../dialogs/matching/small-words.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';

/** `call` says the number; absent where nobody has verified it yet. `hours` absent: nobody wrote them down. */
export type UrgentLine = {
  id: string;
  name: string;
  call?: string;
  hours?: string;
  nations: readonly string[];
};

/**
 * Those that the words name, then those of the card that a person would be shown who wrote them. What nobody has verified
 * is named last, without its number, as people are never shown it.
 */
export function urgentLinesFor(words: string, guide: Guide): UrgentLine[] {
  const { alarms } = guide;
  const danger = findDanger(words, guide);
  const card = danger.level === 'none' ? undefined : (alarms.soft[danger.kind]?.card ?? danger.kind);
  const ids = [...new Set([...namedIn(words, alarms), ...((card && alarms.cards[card]?.lines) || [])])];
  return ids
    .flatMap((id) => {
      const line = alarms.lines[id];
      return line === undefined ? [] : [{ id, line }];
    })
    .sort((one, other) => Number(isShown(other.line)) - Number(isShown(one.line)))
    .map(({ id, line }) => ({
      id,
      name: line.name.en,
      ...(isShown(line) ? { call: line.do.en } : {}),
      ...(isShown(line) && line.hours !== undefined ? { hours: line.hours.en } : {}),
      nations: line.nations,
    }));
}

/** Slips are forgiven as in any search, and every word that tells must be there: a search for a choir finds no helpline. */
function namedIn(words: string, alarms: Alarms): string[] {
  const index = indexOf(alarms);
  const [first, ...others] = wordsOf(words)
    .filter((word) => !SMALL.has(word))
    .map((word) => find(word, index).map(({ id }) => id));
  return (first ?? []).filter((id) => others.every((found) => found.includes(id)));
}

/** By name alone: a line stands in no directory, and serves no need. */
const indexOf = ({ lines }: Alarms): Index =>
  buildIndex(
    Object.entries(lines).map(([id, { name }]) =>
      Service.parse({
        id,
        name: name.en,
        summary: id.replaceAll('-', ' '),
        needs: {},
        channels: ['phone'],
        how_to_start: name.en,
      }),
    ),
  );

export const inWords = ({ name, call, hours, nations }: UrgentLine): string =>
  call === undefined
    ? `  ${name}: its number is written down, and nobody has checked it yet, so it is not shown`
    : `  ${name}: ${call}. ${hours ?? 'Its hours are not written down'}. For: ${nations.map(nationName).join(', ')}`;

const nationName = (nation: string) =>
  nation
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
