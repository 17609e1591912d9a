/** Which words are missing from a language, or left over, and which break the copy rules. */
import { LOCKED, type Practice } from './practice.js';
import type { Script } from './script.js';
import type { Wording } from './wording.js';
import { PLACEHOLDERS } from './placeholders.js';

/** Every word a script needs that a language does not have: the key to add and where. */
export function missingWords(script: Script, wording: Wording, needs: readonly string[]): string[] {
  const where = `text/${wording.language}.yaml`;
  const missing = (key: string) => `${where} has no words for ${key}`;
  return [
    ...script.sections
      .filter((section) => !wording.sections[section.id])
      .map(({ id }) => missing(`sections.${id}`)),
    ...script.endings.filter((id) => !wording.endings[id]).map((id) => missing(`endings.${id}`)),
    ...needs.filter((id) => !wording.needs[id]).map((id) => missing(`needs.${id}`)),
    ...script.sections.flatMap((section) =>
      section.questions.flatMap((question) => {
        const words = wording.questions[question.id];
        if (!words) return [missing(`questions.${question.id}`)];
        return question.options
          .filter((option) => !words.options[option.id])
          .map((option) => missing(`questions.${question.id}.options.${option.id}`));
      }),
    ),
  ];
}

/** Words for things that are no longer in the script: usually a slip in an id. */
export function leftOver(script: Script, wording: Wording): string[] {
  const questions = new Map(
    script.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  return Object.entries(wording.questions).flatMap(([id, words]) => {
    const question = questions.get(id);
    if (!question)
      return [`text/${wording.language}.yaml has words for '${id}', which the script does not ask`];
    const options = question.options.map((option) => option.id);
    return [
      ...Object.keys(words.options),
      ...Object.keys(words.also),
      ...Object.keys(words.them?.options ?? {}),
    ]
      .filter((option) => !options.includes(option))
      .map(
        (option) => `text/${wording.language}.yaml has words for '${id}.${option}', which is not an option`,
      );
  });
}

/** `{names}` that nobody fills in would be shown to people as they stand. */
export function unknownPlaceholders(wording: Wording): string[] {
  return everyText(wording).flatMap(([key, text]) =>
    [...text.matchAll(/\{([^{}]*)\}/g)]
      .map((found) => found[1] ?? '')
      .filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name))
      .map(
        (name) => `text/${wording.language}.yaml, ${key}: {${name}} is not one of ${PLACEHOLDERS.join(', ')}`,
      ),
  );
}

/** A practice may reword its opening, never the words that keep people safe or informed. */
export function practiceProblems(practice: Practice, script: Script): string[] {
  const questions = new Set(
    script.sections.flatMap((section) => section.questions.map((question) => question.id)),
  );
  const silent = practice.alerts !== undefined && practice.hours === undefined;
  const hours = `practices/${practice.id}.yaml has "alerts" and no "hours": people are told when they are read, so add them`;
  const rewords = Object.keys(practice.wording).flatMap((id) => {
    if (LOCKED.includes(id))
      return [`practices/${practice.id}.yaml rewords '${id}', which is locked: remove it`];
    return questions.has(id) ? [] : [`practices/${practice.id}.yaml rewords '${id}', which does not exist`];
  });
  return silent ? [...rewords, hours] : rewords;
}

/** Every text of a language with the key it stands under. */
export function everyText(wording: Wording): [string, string][] {
  const inside = (key: string, value: unknown): [string, string][] => {
    if (typeof value === 'string') return [[key, value]];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      inside(key === '' ? name : `${key}.${name}`, each),
    );
  };
  const { commands: _commands, yes: _yes, no: _no, language: _language, ...rest } = wording;
  const { voice: _voice, needs_check: _check, ...spoken } = rest;
  return inside('', spoken).filter(([key]) => !key.includes('.also.'));
}
