/** What was said in a conversation so far, turn by turn, from what is kept or held of it. */
import type { Recollection } from '../adapters/channels/channel.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import { guideOf, type Guide } from '../dialogs/guide.js';
import type { Message } from '../dialogs/message.js';
import { walk } from '../dialogs/position.js';
import { saidBack } from '../dialogs/said-back.js';
import { sightOf } from '../dialogs/sight.js';
import type { Found } from './keeping.js';

type Of = { practice: string; conversation: string; language: string; at: string };

export function recollections(guide: Guide) {
  const openings = new Map<string, Message[]>();

  /** Said to everybody who begins, so it is worked out once for each practice, language and script. */
  function openingOf({ practice, at }: Of, { script, language }: Conversation): Message[] {
    const key = `${practice}/${language}/${script}`;
    const known = openings.get(key);
    if (known) return known;
    const held = guideOf(guide, { script });
    const nothing = begin({ id: 'opening', practice, script, language, at });
    const { messages } = sightOf(held, walk(held.machine, held.compiled, nothing), undefined);
    openings.set(key, messages);
    return messages;
  }

  return (found: Found, of: Of): Recollection => {
    const { conversation, said } = found;
    const numbers = numbersOf(found);
    return {
      began: said.length === 0 ? undefined : conversation.began,
      language: conversation.language,
      opening: openingOf(of, conversation),
      turns: said.map(({ message, at, messages }, index) => ({
        number: numbers[index] ?? 0,
        message,
        at,
        said: saidBack(guideOf(guide, conversation), conversation, at),
        messages,
      })),
    };
  };
}

/**
 * Which version each turn brought about: the audit says so of what is kept; before that every turn was one version.
 * Work that is paid in between takes versions too, so they cannot simply be counted.
 */
function numbersOf({ said, audit, version }: Found): number[] {
  const kept = audit.filter(({ what }) => what === 'turn').map((line) => line.version);
  const before = said.length - kept.length;
  const firstKept = kept[0] ?? version + 1;
  return said.map((_, index) => kept[index - before] ?? firstKept - (before - index));
}
