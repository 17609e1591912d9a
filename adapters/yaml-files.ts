/** Reads YAML files into what a schema proves them to be; every problem names the file, the line and the key. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Files of a folder, in order of name, the base language `en` first. */
export function readAll<T>(
  root: string,
  folder: string,
  schema: z.ZodType<T>,
  problems: string[],
  prepare: Prepare = (own) => own,
): [string, T][] {
  const path = join(root, folder);
  if (!existsSync(path)) {
    problems.push(`content/${folder}: the folder is missing`);
    return [];
  }
  const files = readdirSync(path).filter((file) => file.endsWith('.yaml'));
  // Without their endings, so that a language comes before its voices, which are laid over it.
  const stem = (file: string) => file.slice(0, -'.yaml'.length);
  files.sort(
    (one, other) =>
      Number(other === 'en.yaml') - Number(one === 'en.yaml') || stem(one).localeCompare(stem(other)),
  );
  return files.flatMap((file): [string, T][] => {
    const found = readYaml(root, `${folder}/${file}`, schema, problems, prepare);
    return found === undefined ? [] : [[`${folder}/${file}`, found]];
  });
}

/** What is done with a file's content before it is checked. */
export type Prepare = (own: unknown, file: string) => unknown;

/** A file under `root`, checked; what is wrong with it goes to `problems`, with its line and what to look at. */
export function readYaml<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  problems: string[],
  prepare: Prepare = (own) => own,
): T | undefined {
  const path = join(root, file);
  const name = `content/${relative(root, path)}`;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    problems.push(`${name}: the file is missing or cannot be read`);
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors)
    problems.push(`${name}, line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(prepare(document.toJS(), file));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const node: unknown = document.getIn(issue.path.slice(0, -1), true) ?? document.contents;
    const at = hasRange(node) ? `, line ${lines.linePos(node.range[0]).line}` : '';
    problems.push(`${name}${at}: ${nameOf(document.toJS(), issue.path)}: ${issue.message}`);
  }
  return undefined;
}

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

/** "sections › hard › questions › first › kind": ids instead of numbers where there are any. */
function nameOf(root: unknown, path: PropertyKey[]): string {
  let here: unknown = root;
  const names = path.map((key) => {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[key] : undefined;
    const id = typeof here === 'object' && here !== null && 'id' in here ? here.id : undefined;
    return typeof id === 'string' ? id : String(key);
  });
  return names.length === 0 ? 'the file' : names.join(' › ');
}
