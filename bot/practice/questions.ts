/** What a practice must answer before people can talk to it: each question with its option, and what is wrong with an answer. */
import { Nation } from '../../dialogs/danger/alarms.js';
import { Id } from '../../dialogs/ids.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { hoursIn } from './hours.js';

/** Answers as they were typed or given, by option. */
export type Answers = Partial<Record<Option, string>>;
export type Option =
  'name' | 'id' | 'nation' | 'phone' | 'hours' | 'adult' | 'child' | 'outOfHours' | 'emails' | 'origins';

export type Question = {
  option: Option;
  /** As it is written on the command line. */
  flag: string;
  ask: string;
  /** Without an answer there is no practice. */
  must: boolean;
  /** What stands when nothing is typed. */
  otherwise?: (answers: Answers) => string;
  /** What is wrong with it, in a sentence that says what to write; undefined when it is right. */
  wrong: (answer: string) => string | undefined;
};

const listIn = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '');

const NUMBER = /^\+?[\d ()-]{3,}$/;
const PHONE = /^\+?[\d ()-]{3,20}$/;
/** A name and a number, after the last comma or colon; undefined when it is no such pair. */
function contactIn(answer: string): { name: string; phone: string } | undefined {
  const at = Math.max(answer.lastIndexOf(','), answer.lastIndexOf(':'));
  const phone = answer.slice(at + 1).trimStart();
  return at > 0 && NUMBER.test(phone) ? { name: answer.slice(0, at), phone } : undefined;
}
const isContact = (answer: string) =>
  contactIn(answer) !== undefined
    ? undefined
    : 'Write the name, a comma, and the number: Council adult care, 01632 960111';

const idFrom = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const isOrigin = (url: string) =>
  URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol) && new URL(url).hostname !== '';
const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

export const QUESTIONS: readonly Question[] = [
  {
    option: 'name',
    flag: '--name',
    ask: 'What is the practice called?',
    must: true,
    wrong: (answer) => (idFrom(answer) === '' ? 'Write its name, as people know it' : undefined),
  },
  {
    option: 'id',
    flag: '--id',
    ask: 'What is its short name, for addresses?',
    must: true,
    otherwise: ({ name = '' }) => idFrom(name),
    wrong: (answer) =>
      Id.safeParse(answer).success ? undefined : 'Write lower-case words joined by hyphens: mill-lane',
  },
  {
    option: 'nation',
    flag: '--nation',
    ask: `Which nation is it in? (${Nation.options.join(', ')})`,
    must: true,
    otherwise: () => 'england',
    wrong: (answer) =>
      Nation.safeParse(answer.toLowerCase()).success
        ? undefined
        : `Write one of ${Nation.options.join(', ')}`,
  },
  {
    option: 'phone',
    flag: '--phone',
    ask: 'What is its phone number?',
    must: true,
    wrong: (answer) => (PHONE.test(answer) ? undefined : 'Write the number, like 01632 960100'),
  },
  {
    option: 'hours',
    flag: '--hours',
    ask: 'When is the phone answered? (mon-fri 08:30-18:00; sat 09:00-12:00)',
    must: true,
    wrong: (answer) =>
      hoursIn(answer) ? undefined : 'Write days and times: mon-fri 08:30-18:00; sat 09:00-12:00',
  },
  {
    option: 'adult',
    flag: '--adult-safeguarding',
    ask: 'Who deals with adult safeguarding there? (name, number)',
    must: true,
    wrong: isContact,
  },
  {
    option: 'child',
    flag: '--child-safeguarding',
    ask: 'Who deals with child safeguarding there? (name, number)',
    must: true,
    wrong: isContact,
  },
  {
    option: 'outOfHours',
    flag: '--out-of-hours',
    ask: 'Who at the council answers at night and on Sundays? (name, number)',
    must: true,
    wrong: isContact,
  },
  {
    option: 'emails',
    flag: '--emails',
    ask: 'Who is written to when somebody asks to be rung? (one or two e-mail addresses; empty: nobody)',
    must: false,
    wrong: (answer) =>
      listIn(answer).length <= 2 && listIn(answer).every(isEmail)
        ? undefined
        : 'Write one or two e-mail addresses with a comma between them, or nothing',
  },
  {
    option: 'origins',
    flag: '--origins',
    ask: 'Which websites may show the chat? (https://www.example.org; empty: none yet)',
    must: false,
    wrong: (answer) =>
      listIn(answer).every(isOrigin)
        ? undefined
        : 'Write addresses that begin with https:// with commas between them, or nothing',
  },
];

/** Every answer was found right before. */
export function practiceFrom(answers: Answers): Partial<Practice> & { id: string } {
  const contact = (answer = '') => {
    const { name, phone } = contactIn(answer) ?? { name: '', phone: '' };
    return { name: name.trim(), phone: phone.trim() };
  };
  const emails = listIn(answers.emails ?? '');
  return {
    id: answers.id ?? '',
    name: answers.name?.trim() ?? '',
    nation: Nation.parse(answers.nation?.toLowerCase()),
    phone: answers.phone?.trim() ?? '',
    ...hoursIn(answers.hours ?? ''),
    ...(emails.length === 0 ? {} : { alerts: { emails, urgent: 'consent', hand_over: 'consent' } }),
    safeguarding: {
      adult_safeguarding: contact(answers.adult),
      child_safeguarding: contact(answers.child),
      council_out_of_hours: contact(answers.outOfHours),
    },
    origins: [...new Set(listIn(answers.origins ?? '').map((url) => new URL(url).origin))],
  };
}
