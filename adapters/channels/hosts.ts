/** Which sites may show a practice's chat in a frame. */
import type { Practice } from '../../dialogs/script/practice.js';

/** A made-up practice has nobody's answers to look at, so that any page of this computer may try it. */
const HERE = ['http://localhost', 'http://127.0.0.1'];

/** As a content security policy writes them. */
export const hostsOf = ({ origins, example }: Practice): string[] => [
  ...origins.map((origin) => new URL(origin).origin),
  ...(example ? HERE.map((host) => `${host}:*`) : []),
];

/** Whether this site may be told that the chat is ready, was closed, or has something new. */
export function isHost(practice: Practice, origin: string): boolean {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  if (practice.origins.some((each) => new URL(each).origin === origin)) return true;
  return practice.example && HERE.some((host) => origin === host || origin.startsWith(`${host}:`));
}
