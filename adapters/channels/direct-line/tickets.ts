/** One-use tickets for a stream: what stands in its address opens it once, within a minute, and nothing else. */
import { randomBytes } from 'node:crypto';
import type { Checked } from './tokens.js';
import type { Watermark } from './watermark.js';
import type { Which } from './names.js';

/** Milliseconds (Direct Line 3.0: 60 seconds to connect). */
const WITHIN = 60_000;
/** The oldest are dropped beyond so many: whoever held one asks again. */
const MOST = 20_000;

export type Ticket = {
  which: Which;
  claims: Pick<Checked, 'conversation' | 'origins' | 'until'>;
  from: Watermark;
};

export function ticketsBy(now: () => Date) {
  const open = new Map<string, Ticket & { at: number }>();

  return {
    give(ticket: Ticket): string {
      const name = randomBytes(32).toString('base64url');
      open.set(name, { ...ticket, at: now().getTime() });
      for (const [oldest, { at }] of open) {
        if (open.size <= MOST && now().getTime() - at <= WITHIN) break;
        open.delete(oldest);
      }
      return name;
    },
    /** Undefined when it was never given, was used, or is too old. */
    take(name: string): Ticket | undefined {
      const ticket = open.get(name);
      open.delete(name);
      return ticket !== undefined && now().getTime() - ticket.at <= WITHIN ? ticket : undefined;
    },
  };
}

export type Tickets = ReturnType<typeof ticketsBy>;
