/** Options take effect at once, and the browser keeps them, without leaving the page. */

/** `changed` is told what now holds. */
export function options(changed: () => void) {
  const form = document.querySelector<HTMLFormElement>('.options form');
  const menu = form?.closest('details');
  if (!form || !menu) return;
  const root = document.documentElement.dataset;
  form.addEventListener('change', ({ target }) => {
    const chosen = new FormData(form);
    root['size'] = textsIn(chosen, 'size')[0] ?? '';
    root['colours'] = textsIn(chosen, 'colours')[0] ?? '';
    root['aids'] = textsIn(chosen, 'aids').join(' ');
    // Another language is another page: it is taken when the form is sent.
    if (target instanceof HTMLInputElement && target.name === 'language') return;
    // What cannot be kept holds all the same, for as long as this page is open.
    void keep(form)
      .catch(() => undefined)
      .then(changed);
  });
  form.addEventListener('submit', (event) => {
    if (new FormData(form).get('language') !== null) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}

const keep = (form: HTMLFormElement) =>
  fetch(form.action, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(
      [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
  });

const textsIn = (chosen: FormData, name: string) =>
  chosen.getAll(name).filter((value) => typeof value === 'string');
