/** A form of the page as an inbound message: what was chosen and typed, which button, and a name for it. */
import { hash, randomBytes } from 'node:crypto';
import type { Guide } from '../../dialogs/guide.js';
import { COMMANDS } from '../../dialogs/script/wording-ids.js';
import type { Command } from '../../dialogs/script/wording.js';
import type { Inbound } from './channel.js';

export function inboundOf(
  guide: Guide,
  form: URLSearchParams,
  of: Pick<Inbound, 'practice' | 'conversation' | 'message' | 'language' | 'at' | 'from'>,
): Inbound {
  const question = form.get('question') ?? undefined;
  const about = form.get('about') ?? undefined;
  const words = form.get('words') ?? undefined;
  const choices = form.getAll('choice');
  const command = commandOf(guide, form.get('do') ?? '');
  const { practice, conversation, message, language, at, from } = of;
  const inbound: Inbound = { channel: 'web', practice, conversation, message, language, at };
  if (from !== undefined) inbound.from = from;
  if (words !== undefined && words !== '') inbound.text = words;
  if (command === undefined) inbound.choices = choices;
  else inbound.command = command;
  if (question !== undefined) inbound.to = about === undefined ? { question } : { question, about };
  return inbound;
}

/** A button says what it does and to what: "change:option|green-gym", "jump:place". */
export function commandOf(guide: Guide, value: string): Inbound['command'] {
  const [name = '', target = ''] = value.split(':', 2);
  if (!(COMMANDS as readonly string[]).includes(name)) return undefined;
  const [first = '', about] = target.split('|', 2);
  if (name === 'jump' && !guide.compiled.order.includes(first)) return undefined;
  const where =
    name === 'jump' ? { section: first } : { question: first, ...(about === undefined ? {} : { about }) };
  return { name: name as Command, ...(first === '' ? {} : where) };
}

export const newName = () => randomBytes(18).toString('base64url');

/**
 * A form sent twice as it was is one message; an old form filled in anew is another. Each page's `message` field is
 * new, so that the same answer on another page is not taken for a repeat.
 */
export const nameOf = (body: string) => hash('sha256', body, 'base64url');
