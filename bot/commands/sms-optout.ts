/** Prints what Twilio is to answer in our place after STOP, START and HELP, in each language that there are words in. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { wordsIn } from '../../dialogs/translated.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import { guideFrom } from '../../dialogs/guide.js';
import { languageIn } from '../../dialogs/script/voices.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import type { Settings } from '../settings.js';
import { wordsFor } from '../texting/answering.js';

/** After STOP Twilio lets no text of ours through, so these are the only words that can go out (trust 1.4). */
export function optOutTexts(settings: Settings): void {
  const guide = guideFrom(readContent(resolve(settings.CONTENT_DIR)));
  const languages = [...guide.wordings].filter(([code]) => code === languageIn(code));
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  say('In Twilio: Messaging, your messaging service, Opt-Out Management, Advanced Opt-Out.');
  say('Put each text where it belongs. Then write the day into the practice’s file:');
  say('  texts: { optout_text_since: 2026-01-31 }');
  for (const practice of guide.practices.values())
    for (const [language, { name, needs_check }] of languages) {
      const nation = guide.alarms.by_nation[practice.nation]?.urgent_text ?? guide.alarms.urgent_text;
      say('');
      say(`${practice.name}, ${name}${needs_check === undefined ? '' : ' (these words need a check first)'}`);
      for (const [word, text] of [
        ['After STOP', wordsFor(guide, practice.id, language, 'text-stopped')],
        ['After START', wordsFor(guide, practice.id, language, 'text-started')],
        ['After HELP', wordsIn(nation, language)],
      ] as const)
        say(`  ${word}: ${inGsm(text)}${partsOf(inGsm(text)) > 1 ? ' [more than one part]' : ''}`);
    }
}
