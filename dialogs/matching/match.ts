/** Chooses services for a person, with the reasons for each; the same answers always give the same list. */
import { arrange } from './arrange.js';
import { checkedOf, costsOf } from './details.js';
import { mayBeOffered, whereabouts, type Whereabouts } from './gates.js';
import type { Index } from './index.js';
import { reasonsFor } from './reasons.js';
import { scoreOf, wantedBy } from './score.js';
import type { Service } from './service.js';
import type { Person, Suggestion } from './suggestion.js';

/**
 * Everything that may be offered for the person's main need, best first; `on` is today's ISO date. Without a main need
 * the first of the others drives the list. An empty list is an answer too: whoever called widens, or turns to a person
 * (rule 7).
 */
export function match(person: Person, index: Index, on: string): Suggestion[] {
  const main = person.main ?? person.others[0];
  if (main === undefined) return [];
  const wanted = wantedBy(person, main.need, index);
  const suggestions: Suggestion[] = [];
  for (const service of index.byNeed.get(main.need) ?? []) {
    const exact = whereabouts(service, person.place);
    if (!mayBeOffered(service, person, exact)) continue;
    const where = roughly(exact);
    const askFirst = askFirstAt(service);
    suggestions.push({
      service,
      ...where,
      score: scoreOf(service, wanted, where, on),
      because: reasonsFor(service, main, wanted, where),
      ...(askFirst === undefined ? {} : { askFirst }),
      costs: costsOf(service),
      checked: checkedOf(service, on),
    });
  }
  return arrange(suggestions, person);
}

/** To a tenth of a kilometre: the middle of a sector knows no better, and a finer figure would only look as if. */
function roughly(where: Whereabouts): Whereabouts {
  return where.km === undefined ? where : { ...where, km: Math.round(where.km * 10) / 10 };
}

/** Said when a group is for women or men and gives no words of its own; the directory's words are better. */
const ONLY = { women: 'This group is for women.', men: 'This group is for men.' };

/** Who it is for is the group's to say, never ours to guess (S091, rule 10). */
function askFirstAt(service: Service): string | undefined {
  return service.ask_first ?? (service.only === undefined ? undefined : ONLY[service.only]);
}
