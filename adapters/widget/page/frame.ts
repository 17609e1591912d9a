/** The chat in a frame of a practice's page: it says that it is ready, that it was closed, and how much is new. No more. */

type Frame = {
  /** Something was said; it counts as new while the chat is closed. */
  said(words: string): void;
};

/** `host` is the page around, when it is one that may know; empty when it is not. `reopened` gets what was said since. */
export function inFrame(host: string, reopened: (words: string) => void): Frame {
  let isClosed = false;
  let missed: string[] = [];
  const tell = (what: 'ready' | 'close' | 'unread', count?: number) => {
    if (host !== '' && window.parent !== window)
      window.parent.postMessage(count === undefined ? { what } : { what, count }, host);
  };
  const close = () => {
    isClosed = true;
    tell('close');
  };
  const button = document.querySelector<HTMLButtonElement>('.top .close');
  if (host !== '' && button) {
    button.hidden = false;
    button.addEventListener('click', close);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    });
  }
  // The page around gives us focus when it is opened, first and again.
  let isFirst = true;
  window.addEventListener('focus', () => {
    if (isFirst && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.top-name')?.focus();
    isFirst = false;
    if (!isClosed) return;
    isClosed = false;
    tell('unread', 0);
    if (missed.length > 0) reopened(missed.join(' '));
    missed = [];
  });
  tell('ready');
  return {
    said(words) {
      if (!isClosed) return;
      missed.push(words);
      tell('unread', missed.length);
    },
  };
}
