/** Gone in a moment: "Leave this page", or Shift three times, covers the screen first and then goes elsewhere. */

/** Milliseconds within which the three presses come. */
const WITHIN = 3000;

export function leaving() {
  let presses: number[] = [];
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.leave') : null;
    if (link === null) return;
    event.preventDefault();
    leave(link);
  });
  document.addEventListener('keydown', ({ key, timeStamp, repeat }) => {
    if (key !== 'Shift') presses = [];
    else if (!repeat) presses = [...presses, timeStamp].filter((at) => timeStamp - at < WITHIN);
    const link = document.querySelector<HTMLAnchorElement>('a.leave');
    if (presses.length >= 3 && link) leave(link);
  });
}

function leave({ href }: HTMLAnchorElement) {
  document.body.replaceChildren();
  document.title = '';
  // Out of a practice's frame too; a browser that forbids it goes at least from here.
  try {
    (window.top ?? window).location.replace(href);
  } catch {
    window.location.replace(href);
  }
}
