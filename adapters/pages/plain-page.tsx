/** A page with a few words and a way on: not found, not saved, urgent words when nothing else works. */
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { fill, type PageId, type Wording } from '../../dialogs/script/wording.js';
import { OneField, type OneFieldProps } from './fields.js';
import { Help, Leave } from './help.js';
import { page } from './layout.js';
import { Messages } from './messages.js';

type Shown = {
  wording: Wording;
  title: string;
  messages: Message[];
  /** Whose page it is; then urgent help is on it too, and works without anything that broke. */
  practice?: Practice | undefined;
  /** Names the message that asking for help from here is. */
  message: string;
  /** The practice's chat, in the frame it may stand in; its page when it is left out. */
  home?: string;
  /** Where "go back to the chat" leads. */
  back?: string;
  /** A button that does one thing. */
  press?: { action: string; label: string; fields?: Record<string, string> };
  /** One thing to type, with what was typed. */
  ask?: OneFieldProps;
  /** A new chat, where this one cannot be read: a button, because a browser may follow a link nobody pressed. */
  anew?: string;
  /** The form that came to nothing, with what was typed, to send again. */
  again?: { action: string; fields: [name: string, value: string][] };
};

/** The title and the lines of a whole page. A line that names the practice is left out where none is known. */
export function wordsOf(
  wording: Wording,
  id: PageId,
  practice?: Practice,
  more: Record<string, string> = {},
): Pick<Shown, 'title' | 'messages'> {
  const { title, lines } = wording.pages[id];
  const known = practice
    ? { practice: practice.name, phone: practice.phone, hours: practice.hours ?? '', ...more }
    : more;
  const paragraphs = lines.map((line) => fill(line, known)).filter((line) => !line.includes('{'));
  return { title: fill(title, known), messages: [{ kind: 'text', paragraphs }] };
}

export function plainPage(shown: Shown): string {
  const { wording, title, messages, practice, message, back, press, ask, anew, again } = shown;
  const home = shown.home ?? `/c/${practice?.id ?? ''}`;
  const isUrgent = messages.some((each) => each.kind === 'urgent');
  return page({
    wording,
    title,
    ...(practice && {
      practice,
      help: (
        <>
          {isUrgent && <Leave action={home} wording={wording} />}
          <Help action={home} wording={wording} message={message} />
        </>
      ),
    }),
    children: (
      <>
        <h1 class={messages[0]?.kind === 'urgent' ? 'hidden' : ''}>{title}</h1>
        <Messages messages={messages} wording={wording} />
        {again && (
          <form method="post" action={again.action} autocomplete="off">
            {again.fields.map(([name, value], at) =>
              name.startsWith('words') && value !== '' ? (
                <>
                  <label class="own" for={`typed-${at}`}>
                    {wording.labels['what-you-typed']}
                  </label>
                  <textarea class="words" id={`typed-${at}`} name={name} rows={4} dir="auto" value={value} />
                </>
              ) : (
                <input type="hidden" name={name} value={value} />
              ),
            )}
            <button class="continue" type="submit">
              {wording.labels.continue}
            </button>
          </form>
        )}
        {ask && <OneField {...ask} wording={wording} />}
        {press && <Press {...press} />}
        {anew !== undefined && <Press action={anew} label={wording.labels['start-anew']} />}
        {back !== undefined && (
          <p>
            <a class="back" href={back}>
              {wording.labels['go-back']}
            </a>
          </p>
        )}
      </>
    ),
  });
}

const Press = ({ action, label, fields = {} }: NonNullable<Shown['press']>) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="continue" type="submit">
      {label}
    </button>
  </form>
);
