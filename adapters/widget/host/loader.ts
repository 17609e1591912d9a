/** On a practice's own page: one labelled button, and nothing else until it is pressed; then the chat in a frame of ours. */
import type { LoaderWords } from '../loader-words.js';
import { STYLE } from './style.js';

/** What the button and the bar say, by language; the first is for languages we have no words in. */
declare const WORDS: Record<string, LoaderWords>;

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src && script.dataset['practice'])
  load(script, new URL(script.src).origin, script.dataset['practice']);

function load(script: HTMLScriptElement, origin: string, practice: string) {
  const { language = '', position = 'end', label, mode = 'float' } = script.dataset;
  const words = WORDS[language] ?? WORDS[Object.keys(WORDS)[0] ?? ''];
  if (words === undefined) return;
  const name = label || words.open;
  const asks = new URLSearchParams(language ? { language } : {});
  const page = `${origin}/c/${encodeURIComponent(practice)}`;

  const place = document.createElement('div');
  const root = place.attachShadow({ mode: 'open' });
  const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = '', part = '') => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = part;
    return made;
  };
  // A sheet made by a script passes any policy; a style element only where there is none (Safari before 16.4).
  if ('replaceSync' in CSSStyleSheet.prototype) {
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
  } else root.append(make('style', STYLE));
  const box = make(
    'section',
    '',
    `box ${mode === 'inline' ? 'inline' : 'float'} ${position === 'start' ? 'start' : ''}`,
  );
  box.setAttribute('aria-label', name);
  box.lang = words === WORDS[language] ? language : (Object.keys(WORDS)[0] ?? '');
  const link = make('a', mode === 'link' ? name : words.page, mode === 'link' ? 'launch' : '');
  link.href = language ? `${page}?${asks}` : page;
  root.append(box);
  if (mode === 'inline' && script.closest('body')) script.after(place);
  else if (document.body) document.body.append(place);
  else addEventListener('DOMContentLoaded', () => document.body.append(place));
  if (mode === 'link') return box.append(link);

  const button = make('button', name, 'launch');
  const dialog = make('div', '', 'dialog');
  const bar = make('p', `${words.opening} `, 'bar');
  const close = make('button', words.close);
  dialog.hidden = true;
  bar.append(link, ' ', close);
  dialog.append(bar);
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'false');
  dialog.setAttribute('aria-label', name);
  box.append(button, dialog);

  let frame: HTMLIFrameElement | undefined;
  const shut = () => {
    dialog.hidden = true;
    button.hidden = false;
    button.focus();
  };
  const show = () => {
    dialog.hidden = false;
    button.hidden = true;
    if (frame) return frame.focus();
    frame = make('iframe');
    frame.title = name;
    asks.set('frame', location.origin);
    frame.src = `${page}?${asks}`;
    dialog.append(frame);
    close.focus();
  };
  button.onclick = show;
  close.onclick = shut;
  dialog.onkeydown = ({ key }) => {
    if (key === 'Escape') shut();
  };
  addEventListener('message', ({ origin: from, source, data }: MessageEvent<unknown>) => {
    if (from !== origin || !frame || source !== frame.contentWindow) return;
    const { what, count } = Object(data) as { what?: unknown; count?: unknown };
    if (what === 'ready') {
      bar.hidden = true;
      if (root.activeElement === close || document.activeElement === place) frame.focus();
    } else if (what === 'close') shut();
    else if (what === 'unread' && typeof count === 'number') {
      const unread = count === 1 ? words.one : words.many.replace('{n}', `${count}`);
      button.textContent = count > 0 ? `${name} (${unread})` : name;
    }
  });
}
