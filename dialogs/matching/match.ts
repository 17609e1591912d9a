/** Chooses services for a person, with the reasons for each; the same answers always give the same list. */
import { arrange, type Ranked } from './arrange.js';
import { checkedOf, costsOf } from './details.js';
import { ageShare, isUnder18, mayBeOffered, whereabouts, type Whereabouts } from './gates.js';
import type { Index } from './index.js';
import { reasonsFor } from './reasons.js';
import { scoreOf, wantedBy } from './score.js';
import type { Service } from './service.js';
import { nearTo } from './shelf.js';
import type { Person, Suggestion } from './suggestion.js';

/** Nobody reads further down than this; what is below is not worded. */
const MOST = 100;

/**
 * What may be offered for the person's main need, best first, a hundred at most; `on` is today's ISO date. Without a main
 * need the first of the others drives the list. An empty list is an answer too: whoever called widens, or turns to a
 * person (rule 7; `suggest` does).
 */
export function match(person: Person, index: Index, on: string): Suggestion[] {
  const main = person.main ?? person.others[0];
  const shelf = main && index.shelves.get(main.need);
  if (main === undefined || shelf === undefined) return [];
  const wanted = wantedBy(person, main.need, index);
  const offered: (Whereabouts & Ranked)[] = [];
  for (const service of nearTo(person.place, shelf, person.must?.wider)) {
    const exact = whereabouts(service, person.place);
    if (!mayBeOffered(service, person, exact)) continue;
    const where = roughly(exact);
    const checked = checkedOf(service, on);
    offered.push({ service, ...where, checked, score: scoreOf(service, wanted, where, checked) });
  }
  return arrange(offered, person)
    .slice(0, MOST)
    .map(({ service, location, km, score, checked }) => {
      const askFirst = askFirstAt(service, person);
      const where = { ...(location ? { location } : {}), ...(km === undefined ? {} : { km }) };
      return {
        service,
        ...where,
        score,
        because: reasonsFor(service, main, wanted, where),
        ...(askFirst === undefined ? {} : { askFirst }),
        costs: costsOf(service),
        checked,
      };
    });
}

/** To a tenth of a kilometre: the middle of a sector knows no better, and a finer figure would only look as if. */
function roughly(where: Whereabouts): Whereabouts {
  return where.km === undefined ? where : { ...where, km: Math.round(where.km * 10) / 10 };
}

/** Said when a group is for women or men, or for who knows what ages; the directory's own words are better. */
const ONLY = { women: 'This group is for women.', men: 'This group is for men.' };
const AGES = 'Ask them if they help people of your age.';

/** Who it is for is the group's to say, never ours to guess (S091, rule 10). */
function askFirstAt(service: Service, person: Person): string | undefined {
  if (service.ask_first !== undefined) return service.ask_first;
  if (service.only !== undefined && person.who === undefined) return ONLY[service.only];
  const { min, max } = service.ages;
  const unknown = min === undefined && max === undefined;
  const isDoubtful = unknown ? isUnder18(person) : service.ages_unchecked && ageShare(service, person) < 1;
  return isDoubtful ? AGES : undefined;
}
