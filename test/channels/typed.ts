/** What a person types on a channel where nothing can be pressed. */
import { keywordIn } from '../../dialogs/texting/keywords.js';
import type { Wording } from '../../dialogs/script/wording.js';
import type { Command } from '../../dialogs/script/wording.js';
import { askedIn, type Act } from './driver.js';
import type { Sight } from '../../dialogs/sight.js';

/** A number for each choice; of a command the first words that mean nothing to a carrier. */
export function asTyped(act: Act, sight: Sight, { commands }: Wording): string {
  switch (act.kind) {
    case 'says':
      return act.text;
    case 'chooses': {
      const choices = askedIn(sight)?.choices ?? [];
      return act.choices
        .map((id) => {
          const at = choices.findIndex((each) => each.id === id);
          // On a scale the numbers are the answers, and what is not listed is typed as it is.
          return at < 0 || askedIn(sight)?.input === 'scale' ? (choices[at]?.label ?? id) : String(at + 1);
        })
        .join(' ');
    }
    case 'presses':
      return commands[act.command as Command].find((words) => keywordIn(words) === undefined) ?? '';
  }
}
