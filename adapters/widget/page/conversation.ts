/** The conversation as the panel holds it: what is on its way, what comes back, and what the page shows of both. */
import type { PanelData } from '../../pages/panel-data.js';
import { wordsIn } from './announcing.js';
import { givenBy } from './given.js';
import { directLine, failed, type Activity, type Sent } from './line.js';
import { outbox, type Outgoing } from './outbox.js';
import { around } from './refreshing.js';
import { view, type Turn } from './view.js';
import { isMissed, messageIn, nameOf, outgoing, ownWords, type Given } from './wire.js';

/** Milliseconds: a turn's activities come together; what takes longer than this is said to take long. */
const TOGETHER = 60;
const SLOW = 1500;
/** Nothing said to an answer that was taken: the page, loaded again, shows where the conversation stands. */
const UNANSWERED = 6000;

type Pending = { name: string; given: Given; item: HTMLElement; form: HTMLFormElement; isHelped: boolean };

export function conversation(data: PanelData, announce: (words: string, isUrgent: boolean) => void) {
  const { labels } = data.words;
  const page = view(data);
  const refresh = around(data.at.home);
  const before: Activity[] = [];
  let pending: Pending | undefined;
  let turn: Activity[] = [];
  let last: Turn | undefined;
  let isLive = false;
  let isOff = false;
  let isWaiting = false;
  let together: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  const line = directLine(data.at.line, hears);
  let started: Promise<void> | undefined;
  const box = outbox({ send }, { offline, sent, refused, expired });

  const start = () => (started ??= line.start().then(history));

  async function send(activity: Outgoing): Promise<Sent> {
    try {
      await start();
    } catch (problem) {
      started = undefined;
      return failed(problem);
    }
    return line.send(activity);
  }

  function hears(activities: Activity[]) {
    if (!isLive) return void before.push(...activities);
    for (const activity of activities) {
      const message = messageIn(activity);
      if (isOwn(activity)) {
        passed();
        if (nameOf(activity) !== pending?.name) own(activity, pending?.item);
      } else if (message) turn.push(activity);
    }
    clearTimeout(together);
    if (turn.length > 0) together = setTimeout(shown, TOGETHER);
  }

  /** What came before somebody's next answer was answered on another page: it is shown, and not asked again. */
  function passed() {
    const said = turn.flatMap((each) => messageIn(each) ?? []).filter(({ kind }) => kind !== 'question');
    page.helper(said, pending?.item);
    turn = [];
  }

  /** Of old answers it is not always kept how they were given: those stand under "Your answers so far". */
  function own(activity: Activity, first: Element | null = null) {
    const { said, change } = ownWords(activity);
    if (said !== '') page.own(said, change, first);
  }

  /** What was said before this page was opened; the page shows the last of it already. */
  function history() {
    isLive = true;
    const lastOwn = before.findLastIndex(isOwn);
    const first = page.first();
    let said: Activity[] = [];
    const tell = () => {
      page.helper(
        said.flatMap((each) => messageIn(each) ?? []).filter(({ kind }) => kind !== 'question'),
        first,
      );
      said = [];
    };
    for (const [at, activity] of before.entries()) {
      if (isOwn(activity)) {
        tell();
        own(activity, first);
      } else if (at < lastOwn) said.push(activity);
    }
  }

  function shown() {
    const messages = turn.flatMap((each) => messageIn(each) ?? []);
    const missed = isMissed(messages, pending?.given);
    turn = [];
    waitsNoMore();
    const answered = pending;
    pending = undefined;
    if (answered) settle(answered, missed);
    last = { messages, missed };
    const words = page.show(last, answered?.given);
    announce(
      words,
      messages.some(({ kind }) => kind === 'urgent'),
    );
    void refresh();
  }

  function waitsNoMore() {
    clearTimeout(slow);
    page.status('');
    page.answering.removeAttribute('aria-busy');
  }

  /** An answer that was taken can be changed; one that was not understood stands in the form again. */
  function settle({ item, given }: Pending, missed: boolean) {
    const { question, about, wish, said } = given;
    const isAnswer = question !== undefined && wish === undefined && !question.startsWith('urgent-');
    const next = item.nextElementSibling;
    item.remove();
    if (!missed)
      page.own(said, isAnswer ? `${question}${about === undefined ? '' : `|${about}`}` : undefined, next);
  }

  function offline(is: boolean) {
    clearTimeout(slow);
    page.status(is ? labels.offline : '', is ? box.again : undefined);
    if (is && pending?.given.wish === 'urgent') help(pending);
    else if (is && isWaiting !== is) announce(labels.offline, true);
    isWaiting = is;
  }

  function sent(activity: Outgoing) {
    setTimeout(() => {
      if (pending !== undefined && pending.name === nameOf(activity)) location.reload();
    }, UNANSWERED);
  }

  /** Who to call, from words that came with the page: once, however often sending fails. */
  function help(asked: Pending) {
    if (asked.isHelped) return;
    asked.isHelped = true;
    const card = page.urgent();
    card.scrollIntoView();
    announce(wordsIn(card), true);
  }

  /** This line is closed to us: the form goes the way it goes without a script. */
  function refused(activity: Outgoing) {
    isOff = true;
    const sent = pending;
    if (sent === undefined || sent.name !== nameOf(activity)) return location.reload();
    for (const field of fieldsOf(sent.given)) sent.form.append(field);
    sent.form.submit();
  }

  function expired() {
    isOff = true;
    waitsNoMore();
    announce(labels.expired, true);
    const anew = { className: 'continue', href: data.at.home };
    page.answering.replaceChildren(element('h1', labels.expired), element('a', labels['start-anew'], anew));
  }

  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : undefined;
    const given = form && !isOff ? givenBy(form, event.submitter, data.at.home) : undefined;
    if (form === undefined || given === undefined) return;
    event.preventDefault();
    const isHelp = given.wish === 'urgent';
    // One at a time: a second press on an answer is the same answer.
    if (pending !== undefined && !isHelp) return;
    // At once, while the press is still being dealt with: a screen reader is not interrupted later.
    page.answering.focus({ preventScroll: true });
    const activity = outgoing(given);
    const item = page.own(given.said, undefined);
    pending = { name: nameOf(activity) ?? '', given, item, form, isHelped: false };
    if (isHelp && (isWaiting || !navigator.onLine)) help(pending);
    page.answering.setAttribute('aria-busy', 'true');
    clearTimeout(slow);
    slow = setTimeout(() => page.status(labels.slow), SLOW);
    box.send(activity);
  });

  // What was said before is fetched when the page is there; where nothing was, not before the first answer.
  if (document.querySelector('#so-far > *')) void start().catch(() => (started = undefined));
  return {
    /** The question again, as options that were changed would have it. */
    again() {
      if (pending !== undefined) return;
      if (last === undefined) return void refresh(['#answering']);
      page.show({
        ...last,
        messages: last.messages.filter(({ kind }) => kind === 'question' || kind === 'end'),
      });
    },
  };
}

const isOwn = ({ from }: Activity) => from.id.startsWith('dl_');

/** What a form does not say by itself: which of its buttons was pressed. Its ticks and words are in it still. */
function fieldsOf({ pressed }: Given): HTMLInputElement[] {
  if (pressed === undefined) return [];
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', ...pressed });
  return [field];
}

const element = (tag: 'h1' | 'a', words: string, more: { className?: string; href?: string } = {}) =>
  Object.assign(document.createElement(tag), { textContent: words, ...more });
