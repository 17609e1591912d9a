/** Alerts to a channel in Teams: an Adaptive Card posted to an incoming webhook. */
import type { StaffMessage } from '../../dialogs/staff-words.js';
import { WITHIN, type Outcome, type Way } from './alerts.js';

type Options = {
  /** The address behind a name that a practice's file gives; undefined when it is not set. */
  addressOf: (name: string) => string | undefined;
  within?: number;
  /** For a test on this machine: http is taken there, and nowhere else. */
  allowLocal?: boolean;
};

export function teamsWebhook({ addressOf, within = WITHIN, allowLocal = false }: Options): Way {
  return {
    name: 'teams',
    async send(to, message) {
      const address = addressOf(to);
      if (address === undefined) return { kind: 'failed', why: `${to} is not set` };
      if (!isSafe(address, allowLocal)) return { kind: 'refused', why: `${to} is no https address` };
      return post(address, cardOf(message), within);
    },
    problem: () => Promise.resolve(undefined),
  };
}

function isSafe(address: string, allowLocal: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (allowLocal && protocol === 'http:' && hostname === '127.0.0.1');
}

async function post(address: string, body: object, within: number): Promise<Outcome> {
  let status: number;
  let said = '';
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A redirect would take what a person agreed to send to somebody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(within),
    });
    status = response.status;
    // What it says is only wanted where it says that it took it; more than a little of it is not.
    if (response.ok) said = await beginningOf(response).catch(() => '');
    else await response.body?.cancel();
  } catch (problem) {
    return notAnswered(problem);
  }
  if (status >= 200 && status < 300) return taken(new URL(address).hostname, status, said);
  return refusal(status);
}

type NotSent = Exclude<Outcome, { kind: 'sent' }>;

function refusal(status: number): NotSent {
  const why = `status ${status}`;
  if (status === 429 || status === 503 || status === 500) return { kind: 'failed', why };
  // A gateway between us and Teams gave up waiting: Teams itself may have taken it.
  if (status === 408 || status >= 500) return { kind: 'unknown', why };
  return { kind: 'refused', why };
}

/** Bytes of an answer that are looked at. */
const ENOUGH = 2000;

async function beginningOf({ body }: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length >= ENOUGH) break;
  }
  return text.slice(0, ENOUGH);
}

/**
 * A connector answers 200 also for what Teams then refused, and says so in words: "Webhook message delivery failed with
 * error: Microsoft Teams endpoint returned HTTP error 429". Of one that it delivered it says 1 and nothing else. A
 * workflow answers 202, and says nothing.
 */
export function taken(host: string, status: number, said: string): Outcome {
  if (/delivery failed/i.test(said)) {
    const code = Number(/HTTP error (\d{3})/i.exec(said)?.[1] ?? 500);
    return { kind: refusal(code).kind, why: `delivery failed, status ${code}` };
  }
  const isConnector = status === 200 && /(^|\.)(webhook\.office\.com|outlook\.office(365)?\.com)$/.test(host);
  if (isConnector && said.trim() !== '1') return { kind: 'unknown', why: 'status 200 without a 1' };
  return { kind: 'sent' };
}

/** Never reached: these say that no connection came about, so nothing can have been taken. */
const NOT_REACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|ERR_SSL_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|EPROTO)$/;

function notAnswered(problem: unknown): Outcome {
  const code = textIn(partOf(problem, 'cause'), 'code') ?? textIn(problem, 'name') ?? 'unknown';
  return { kind: NOT_REACHED.test(code) ? 'failed' : 'unknown', why: code };
}

const partOf = (thing: unknown, name: string): unknown =>
  typeof thing === 'object' && thing !== null && name in thing ? Reflect.get(thing, name) : undefined;

function textIn(thing: unknown, name: string): string | undefined {
  const part = partOf(thing, name);
  return typeof part === 'string' ? part : undefined;
}

type Block = { type: string; [key: string]: unknown };

/** Adaptive Card 1.5. Text runs take words as they are: a name cannot become a link or bold. */
export function cardOf({ language, subject, paragraphs, facts, plan, link, footer }: StaffMessage) {
  /** Without anybody's name: it may be read out, or stand where the card cannot. */
  const plain = [subject, ...paragraphs].join('\n');
  const text = (words: string, more: object = {}): Block => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...more }],
  });
  const fact = ({ label, value }: { label: string; value: string }): Block => ({
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: `${label}: `, weight: 'Bolder' },
      { type: 'TextRun', text: value },
    ],
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.5',
          lang: language,
          speak: plain,
          fallbackText: plain,
          body: [
            text(subject, { weight: 'Bolder', size: 'Medium' }),
            ...paragraphs.map((words) => text(words)),
            ...facts.map(fact),
            ...(plan
              ? [
                  text(plan.heading, { weight: 'Bolder' }),
                  ...plan.parts.map(({ heading, lines }) =>
                    fact({ label: heading, value: lines.join('; ') }),
                  ),
                ]
              : []),
            ...footer.map((words) => text(words, { isSubtle: true })),
          ],
          ...(link && { actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.address }] }),
        },
      },
    ],
  };
}
