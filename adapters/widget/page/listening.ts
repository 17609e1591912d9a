/** "Listen": reads out what the helper said, where the browser has a voice for the language; stops when asked. */

/** A little slower than usual (experience 2.1). */
const RATE = 0.9;

export function listening(language: string, labels: { listen: string; 'listen-stop': string }) {
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  const hasVoice = () =>
    speech?.getVoices().some(({ lang }) => lang.startsWith(language.slice(0, 2))) === true;
  const isWanted = () => document.documentElement.dataset['aids']?.includes('listen-on') === true;

  /** A button in each thing the helper said, or in none. */
  function show() {
    for (const old of document.querySelectorAll('.listen')) if (!isWanted()) old.remove();
    if (speech === undefined || !isWanted() || !hasVoice()) return;
    for (const turn of document.querySelectorAll('.turn.helper, #answering form.question'))
      if (turn.querySelector('.listen') === null) turn.append(button(speech, turn));
  }

  function button(speech: SpeechSynthesis, turn: Element): HTMLElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'way listen';
    made.textContent = labels.listen;
    made.addEventListener('click', () => {
      const isReading = made.textContent === labels['listen-stop'];
      speech.cancel();
      if (isReading) return;
      const said = new SpeechSynthesisUtterance(readable(turn));
      said.lang = language;
      said.rate = RATE;
      said.onend = said.onerror = () => (made.textContent = labels.listen);
      made.textContent = labels['listen-stop'];
      speech.speak(said);
    });
    return made;
  }
  speech?.addEventListener('voiceschanged', show);
  return show;
}

/** With its buttons' words, but without the one that reads. */
function readable(turn: Element): string {
  const copy = turn.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const each of copy.querySelectorAll('.listen, .hidden')) each.remove();
  return [...copy.querySelectorAll('h1, h2, h3, p, li, dt, dd, label, button')]
    .map(({ textContent }) => textContent?.trim())
    .join('. ');
}
