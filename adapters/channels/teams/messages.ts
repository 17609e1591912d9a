/** POST /api/messages: what the guard lets through is heard; who is refused learns nothing, and always the same. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tenantOf, type Genuine } from './activity.js';
import type { Guard } from './guard.js';

type Wiring = {
  guard: Guard;
  /** None: no practice is reached from there. */
  practicesOf: (tenant: string) => readonly string[];
  /** `until`: when its token ends, in milliseconds; 0 without one. */
  hear: (practices: readonly string[], activity: Genuine, until: number) => Promise<boolean>;
  /** Resolves when the work has ended, or after so many milliseconds. */
  atMost: (milliseconds: number, work: Promise<unknown>) => Promise<void>;
  now: () => Date;
  log: { warn(what: object, words: string): void };
};

/** Milliseconds: Teams waits 15 seconds. What takes longer goes on, and is sent all the same. */
const LONGEST = 9000;
/** Refusals are logged once a minute: a flood of them fills no log. */
const MINUTE = 60_000;

const BODIES = {
  200: '{}',
  400: '{"error":{"code":"BadRequest","message":"This is no activity that can be taken."}}',
  401: '{"error":{"code":"Unauthorized","message":"This request is not authorized."}}',
  502: '{"error":{"code":"BadGateway","message":"The answer could not be sent."}}',
  503: '{"error":{"code":"ServiceUnavailable","message":"Send it again later."}}',
} as const;

export function teamsMessages({ guard, practicesOf, hear, atMost, now, log }: Wiring) {
  let refusals = { count: 0, since: -Infinity };

  function noted(why: string): void {
    refusals.count++;
    if (Math.abs(now().getTime() - refusals.since) < MINUTE) return;
    log.warn({ why, count: refusals.count }, 'requests that are not from Teams were refused');
    refusals = { count: 0, since: now().getTime() };
  }

  return async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const guarded = await guard(request);
    if (guarded.kind === 'refused') {
      noted(guarded.why);
      return end(response, guarded.status);
    }
    const { activity, until } = guarded;
    const practices = practicesOf(tenantOf(activity) ?? '');
    if (practices.length === 0) {
      noted('practice');
      return end(response, 401);
    }
    let isSaid = true;
    await atMost(
      LONGEST,
      hear(practices, activity, until).then((went) => (isSaid = went)),
    );
    end(response, isSaid ? 200 : 502);
  };
}

function end(response: ServerResponse, status: keyof typeof BODIES): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(BODIES[status]);
}
