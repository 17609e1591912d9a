/** Says each turn once to a screen reader, from a hidden place outside the conversation, and takes it away again. */

/** Milliseconds: shorter is missed by some screen readers (experience 2.1). */
const LASTS = 1500;

export function announcer() {
  const polite = region('log');
  polite.setAttribute('aria-live', 'polite');
  polite.setAttribute('aria-relevant', 'additions');
  // Interrupts: for urgent help, and for what could not be sent.
  const urgent = region('alert');
  return (words: string, isUrgent = false) => {
    const said = document.createElement('p');
    said.textContent = words;
    (isUrgent ? urgent : polite).append(said);
    setTimeout(() => said.remove(), LASTS);
  };
}

function region(role: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'hidden';
  made.setAttribute('role', role);
  document.body.append(made);
  return made;
}

/** Everything a part of the page says, in order, each piece once. */
export function wordsIn(part: Element): string {
  const pieces = [...part.querySelectorAll('h1, h2, h3, p, li, dt, dd')].filter(
    (each) => each.querySelector('h2, h3, p, li') === null && each.closest('form.ways') === null,
  );
  return pieces
    .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
    .map((words) => (/[.?!:”]$/.test(words) ? words : `${words}.`))
    .join(' ');
}
