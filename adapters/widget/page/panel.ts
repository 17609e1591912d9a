/** Makes the page quicker where a script may run: answers go by Direct Line, and nothing is loaded anew. */
import type { PanelData } from '../../pages/panel-data.js';
import { announcer } from './announcing.js';
import { conversation } from './conversation.js';
import { exclusive } from './exclusive.js';
import { inFrame } from './frame.js';
import { leaving } from './leaving.js';
import { listening } from './listening.js';
import { options } from './options.js';

/** Written by the same server that serves this script (pages/panel-data.ts). */
const dataIn = (script: Element | null): PanelData | undefined =>
  script === null ? undefined : (JSON.parse(script.textContent ?? '') as PanelData);

const data = dataIn(document.querySelector('#panel-data'));
if (data) {
  const announce = announcer();
  const listen = listening(data.words.language, data.words.labels);
  const frame = data.host === undefined ? undefined : inFrame(data.host, announce);
  const talk = conversation(data, (words, isUrgent) => {
    announce(words, isUrgent);
    frame?.said(words);
    listen();
  });
  leaving();
  exclusive();
  options(() => {
    talk.again();
    listen();
  });
  listen();
  const print = document.querySelector<HTMLButtonElement>('.print');
  if (print) print.hidden = false;
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.matches('.print')) window.print();
  });
}
