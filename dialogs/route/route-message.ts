/** The route card as messages any channel can show: a paragraph for each part, its heading first. */
import type { Message } from '../message.js';
import type { Voice } from '../speak.js';
import type { Part } from '../part.js';
import { routeParts } from './route-words.js';
import type { Route } from './route.js';

export function routeMessages({ guide, wording }: Voice, route: Route): Message[] {
  const parts = routeParts(
    route,
    guide.routes,
    wording.language,
    (need) => wording.needs[need]?.label ?? need,
  );
  return partMessages(parts);
}

/** A paragraph for each line under its heading. */
export const partMessages = (parts: readonly Part[]): Message[] =>
  parts.map(({ heading, lines }) => ({ kind: 'text', paragraphs: [`${heading}:`, ...lines] }));
