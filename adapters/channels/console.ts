/** The terminal as a channel: the whole conversation in plain lines, with numbers to choose by. */
import type { Message } from '../../dialogs/message.js';
import type { Wording } from '../../dialogs/script/wording.js';

/** The lines a terminal shows for what was said; `width` is where lines wrap. */
export function linesFor(messages: readonly Message[], wording: Wording, width = 78): string[] {
  return messages.flatMap((message) => [
    ...linesOf(message, wording).flatMap((line) => wrapped(line, width)),
    '',
  ]);
}

function linesOf(message: Message, wording: Wording): string[] {
  switch (message.kind) {
    case 'text':
    case 'end':
      return message.paragraphs;
    case 'question':
      return questionLines(message, wording);
    case 'service':
      return [
        `* ${message.name}${message.example === undefined ? '' : ` [${message.example}]`}`,
        ...(message.alert === undefined ? [] : [`  ! ${message.alert}`]),
        message.summary,
        ...message.reasons.map((reason) => `  - ${reason}`),
        ...message.facts.map((fact) => `  ${fact.label}: ${fact.value}`),
        ...(message.askFirst === undefined ? [] : [`  ${message.askFirst}`]),
      ];
    case 'urgent':
      return [
        `!! ${message.heading}`,
        ...message.paragraphs,
        ...message.lines.map(({ name, do: act, number, hours }) =>
          [
            `  ${name}: ${act}`,
            ...(number !== undefined && !act.includes(number) ? [number] : []),
            ...(hours ? [hours] : []),
          ].join('. '),
        ),
      ];
    case 'plan':
      return [
        `== ${message.heading} ==`,
        ...message.parts.flatMap((part) => [part.heading, ...part.lines.map((line) => `  ${line}`)]),
      ];
  }
}

function questionLines(message: Extract<Message, { kind: 'question' }>, wording: Wording): string[] {
  const choose = message.input === 'many' ? wording.says['choose-numbers'] : wording.says['choose-number'];
  return [
    ...(message.progress === undefined ? [] : [`[${message.progress}]`]),
    message.ask,
    ...(message.hint === undefined ? [] : message.hint.split('\n')),
    // On a scale a number is the answer itself, so its words carry none.
    ...message.choices.map((choice, at) => `  ${message.input === 'scale' ? '-' : at + 1} ${choice.label}`),
    // Where their own words are wanted, a number is the second thing to do.
    ...(message.choices.length > 0 && !['scale', 'words'].includes(message.input) ? [choose] : []),
    ...(message.before === undefined ? [] : [`(${before(message)})`]),
  ];
}

/** What was answered before, in words. */
function before({ before, choices }: Extract<Message, { kind: 'question' }>): string {
  const labels =
    before?.value.map((value) => choices.find((each) => each.id === value)?.label ?? value) ?? [];
  return [...labels, ...(before?.words === undefined ? [] : [`“${before.words}”`])].join(', ');
}

/** Wraps at spaces and keeps the indent of the line. */
function wrapped(line: string, width: number): string[] {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let now = indent;
  for (const word of line.trim().split(/\s+/)) {
    if (now.length > indent.length && now.length + 1 + word.length > width) {
      lines.push(now);
      now = indent;
    }
    now += now.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, now];
}
