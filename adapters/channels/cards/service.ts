/** A suggested service as a card: what it is, why, what it costs, how to begin. */
import type { Message } from '../../../dialogs/message.js';
import { attached, bold, heading, literal, smaller, words, type Attachment } from './adaptive.js';

type Service = Extract<Message, { kind: 'service' }>;

export function serviceCard(service: Service, language: string): Attachment {
  return attached(
    [
      ...(service.example === undefined ? [] : [smaller(service.example)]),
      heading(service.name),
      ...(service.alert === undefined ? [] : [bold(service.alert)]),
      words(service.summary),
      ...service.reasons.map((reason) => ({ ...words(`• ${reason}`), spacing: 'Small' as const })),
      ...(service.askFirst === undefined ? [] : [bold(service.askFirst)]),
      ...(service.facts.length === 0
        ? []
        : [
            {
              type: 'FactSet' as const,
              facts: service.facts.map(({ label, value }) => ({ title: label, value: literal(value) })),
            },
          ]),
    ],
    { words: serviceText(service), language },
  );
}

export const serviceText = (service: Service): string =>
  [
    `${service.name}${service.example === undefined ? '' : ` [${service.example}]`}`,
    ...(service.alert === undefined ? [] : [service.alert]),
    service.summary,
    ...service.reasons.map((reason) => `- ${reason}`),
    ...(service.askFirst === undefined ? [] : [service.askFirst]),
    ...service.facts.map(({ label, value }) => `${label}: ${value}`),
  ].join('\n');
