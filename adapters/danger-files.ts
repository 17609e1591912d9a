/** Reads content/danger into the words that mean danger: a folder a language, a file a kind. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DangerWords } from '../dialogs/danger/alarms.js';
import { AroundFile, FamiliesFile, Kind, KindFile, SpellingsFile } from '../dialogs/danger/rule.js';

/** Reads a file of content and checks it; undefined when something is wrong, which has then been told. */
export type ReadFile = <T>(file: string, schema: z.ZodType<T>) => T | undefined;

const FOLDER = 'danger';

/** All languages' words. Other files than those there should be are told as problems. */
export function dangerWords(root: string, read: ReadFile, problems: string[]): DangerWords {
  const words: DangerWords = {
    phrases: {},
    together: [],
    families: [],
    young: {},
    cues: {},
    spellings: {},
    emoji: {},
    force: [],
  };
  for (const language of namesIn(join(root, FOLDER), problems))
    for (const file of namesIn(join(root, FOLDER, language), problems))
      if (file.endsWith('.yaml'))
        add(words, language, file.slice(0, -'.yaml'.length), `${FOLDER}/${language}/${file}`, read, problems);
  return words;
}

function namesIn(path: string, problems: string[]): string[] {
  if (existsSync(path))
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .sort();
  problems.push(`content/${FOLDER}: the folder is missing`);
  return [];
}

function add(
  words: DangerWords,
  language: string,
  name: string,
  file: string,
  read: ReadFile,
  problems: string[],
): void {
  const families = (of: Record<string, string[]> = {}) =>
    Object.entries(of).forEach(([family, patterns]) => words.families.push({ name: family, patterns, file }));
  if (name === 'families') return families(read(file, FamiliesFile));
  if (name === 'spellings') {
    const found = read(file, SpellingsFile);
    words.spellings[language] = found?.spellings ?? {};
    Object.assign(words.emoji, found?.emoji);
    words.force.push(...(found?.force ?? []));
    return;
  }
  if (name === 'around') {
    const found = read(file, AroundFile);
    if (found) [words.young[language], words.cues[language]] = [found.young, found.cues];
    return;
  }
  const kind = Kind.safeParse(name);
  if (!kind.success) {
    problems.push(`content/${file}: no kind of danger has this name: use ${Kind.options.join(', ')}`);
    return;
  }
  const found = read(file, KindFile);
  families(found?.families);
  (words.phrases[language] ??= []).push(
    ...(found?.rules ?? []).map((rule) => ({ ...rule, kind: kind.data })),
  );
  words.together.push(...(found?.together ?? []).map((rule) => ({ ...rule, kind: kind.data })));
}
