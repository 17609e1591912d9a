/** Whose Direct Line secret is whose: settings name them by practice. */
import { WrongSettings, type Settings } from './settings.js';

const NAME = 'DIRECT_LINE_SECRET';

/** By practice, '' for the one that opens all. Throws `WrongSettings` for a secret of a practice that is not there. */
export function secretsIn(settings: Settings, practices: Iterable<string>): Map<string, string> {
  const named = new Map([...practices].map((id) => [`${NAME}_${id.toUpperCase().replaceAll('-', '_')}`, id]));
  const secrets = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (!name.startsWith(NAME)) continue;
    const practice = name === NAME ? '' : named.get(name);
    if (practice === undefined)
      problems.push(`${name} belongs to no practice: write one of ${[...named.keys()].join(', ')}`);
    else secrets.set(practice, String(value));
  }
  if (problems.length > 0) throw new WrongSettings(problems);
  return secrets;
}
