/** "None of these" and the others take each other's ticks away, as the server would have them. */

export function exclusive() {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked) return;
    const isAlone = 'alone' in target.dataset;
    const others = target.form?.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked') ?? [];
    for (const other of others)
      if (other !== target && (isAlone || 'alone' in other.dataset)) other.checked = false;
  });
}
