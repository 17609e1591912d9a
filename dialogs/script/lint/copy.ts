/** The copy rules (experience 3) over everything people read. They prove nothing: a person reads it all the same. */
import type { Alarms } from '../../danger/alarms.js';
import { gsmLength } from '../../danger/gsm.js';
import type { Service } from '../../matching/service.js';
import { everyText } from '../missing.js';
import type { Practice } from '../practice.js';
import type { Script } from '../script.js';
import { languageIn, nameOf, voicesIn } from '../voices.js';
import type { Wording } from '../wording.js';
import { failure, type Finding, type Placed } from './finding.js';
import { choiceFindings, labelFindings, menuLabelFindings } from './labels.js';
import type { Needed } from './measures.js';
import {
  alarmScreens,
  alarmTexts,
  cardTexts,
  menuLabels,
  practiceScreens,
  practiceTexts,
  serviceTexts,
  urgentTexts,
} from './placed.js';
import { gradeFindings, screenFindings, screensAboutThem, screensOf } from './screens.js';
import { textFindings, type Reading } from './texts.js';

/** Everything that has words in it. */
export type Read = {
  script: Script;
  wordings: ReadonlyMap<string, Wording>;
  alarms: Alarms;
  services: readonly Service[];
  practices: ReadonlyMap<string, Practice>;
  /** Long words that are needed, by language. */
  needed: ReadonlyMap<string, Needed>;
};

const NONE: Needed = new Set();

export function copyFindings(content: Read): Finding[] {
  const { script, wordings, alarms, services, practices, needed } = content;
  const readingOf = (language: string, easy = false): Reading => ({
    easy,
    english: language === 'en',
    needed: needed.get(language) ?? NONE,
  });
  // Mixtures of voices have no words of their own.
  const written = [...wordings].filter(([name]) => voicesIn(name).length <= 1);
  const english = readingOf('en');
  const base = wordings.values().next().value;
  const ours = base?.questions ?? {};
  return [
    ...written.flatMap(([, wording]) => {
      const reading = readingOf(wording.language, wording.voice === 'easy');
      const found = wordingFindings(script, wording, reading);
      return base === undefined || wording === base ? found : ownFindings(script, found, base, english);
    }),
    ...script.sections
      .flatMap((section) => section.questions)
      .flatMap((question) => choiceFindings(`content/${script.id}/flow.yaml`, question)),
    ...[...new Set([...wordings.keys()].map(languageIn))].flatMap((language) =>
      alarmFindings(alarms, language, readingOf(language)),
    ),
    ...[...serviceTexts(services), ...practiceTexts(practices.values())].flatMap((placed) =>
      textFindings(placed, english),
    ),
    ...practiceScreens(practices.values(), ours).flatMap((screen) =>
      screenFindings(screen, true, english.needed),
    ),
  ];
}

/** What the base language's own words are not wrong for: where a language or voice says the same, it was told once. */
function ownFindings(script: Script, found: Finding[], base: Wording, reading: Reading): Finding[] {
  const known = new Set(
    wordingFindings(script, base, reading).map(({ key, problem }) => `${key} ${problem}`),
  );
  return found.filter(({ key, problem }) => !known.has(`${key} ${problem}`));
}

function wordingFindings(script: Script, wording: Wording, reading: Reading): Finding[] {
  const file = `content/${script.id}/text/${nameOf(wording)}.yaml`;
  return [
    ...everyText(wording).flatMap(([key, text]) => {
      const placed: Placed = { file, key, text };
      return [...textFindings(placed, reading), ...(isLabel(key) ? labelFindings(placed) : [])];
    }),
    ...[...screensOf(file, wording), ...screensAboutThem(file, wording)].flatMap((screen) =>
      screenFindings(screen, reading.english, reading.needed),
    ),
  ];
}

const isLabel = (key: string) => /\.options\./.test(key);

/** Words that keep people safe are held to the same rules; a label too long is for the safety officer. */
function alarmFindings(alarms: Alarms, language: string, reading: Reading): Finding[] {
  const menu = menuLabels(alarms, language);
  return [
    ...[...alarmTexts(alarms, language), ...menu].flatMap((placed) => textFindings(placed, reading)),
    ...menu.flatMap(menuLabelFindings),
    ...(language === 'en'
      ? [
          ...cardTexts(alarms).flatMap((placed) => gradeFindings(placed, placed.text, reading.needed)),
          ...alarmScreens(alarms).flatMap((screen) => screenFindings(screen, true, reading.needed)),
        ]
      : []),
    ...urgentTexts(alarms, language).flatMap(onePart),
  ];
}

function onePart(placed: Placed): Finding[] {
  const length = gsmLength(placed.text);
  if (length !== undefined && length <= 160) return [];
  return [failure(placed, 'more than one text message', 'say it in 160 letters that text messages have')];
}
