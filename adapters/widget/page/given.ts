/** Reads one of the page's forms as it is sent, and how that reads to a person. */
import type { Given } from './wire.js';

/** Wishes that end a conversation go as a whole page: what the browser keeps changes with them. */
const WHOLE_PAGES = ['erase-now', 'new'];

/** Undefined when it is no form of the conversation, or one that is better sent as a page. */
export function givenBy(form: HTMLFormElement, button: HTMLElement | null, home: string): Given | undefined {
  if (form.method !== 'post' || form.getAttribute('action') !== home) return undefined;
  const fields = new FormData(form);
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const pressed = button instanceof HTMLButtonElement ? button : undefined;
  const wish = pressed?.name === 'do' ? pressed.value : text('do');
  if (wish !== undefined && WHOLE_PAGES.includes(wish)) return undefined;
  const choices = fields.getAll('choice').map(String);
  if (pressed?.name === 'choice') choices.push(pressed.value);
  const words = text('words') ?? '';
  const ticked = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map(
    ({ id }) => form.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? '',
  );
  const shown = pressed?.name ? [labelOf(pressed)] : ticked;
  return {
    question: text('question'),
    about: text('about'),
    choices,
    words,
    wish,
    pressed: pressed?.name ? { name: pressed.name, value: pressed.value } : undefined,
    said: [...shown, ...(words === '' ? [] : [words])].join(', '),
  };
}

/** Without the mark of the answer that was given before. */
const labelOf = (button: HTMLElement) =>
  [...button.childNodes]
    .filter((node) => !(node instanceof Element && node.matches('.was')))
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
