/** Brings what stands around the conversation up to date: the answers so far, the parts, the way off the page. */

/** Parts of the page that follow from where the conversation stands. */
const PARTS = ['#so-far', '#come-back', '.top .places'];

/** What somebody is using at the moment stays as it is until the next time. */
export function around(home: string) {
  let latest = 0;

  return async function refresh(more: readonly string[] = []): Promise<void> {
    const mine = ++latest;
    marked(true);
    const page = await fetched(home);
    // Pages may come in another order than they were asked for: an older one says less than is known already.
    if (mine !== latest) return;
    marked(false);
    if (page === undefined) return;
    for (const selector of [...PARTS, ...more]) {
      const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
      if (!old || !fresh || old.contains(document.activeElement)) continue;
      const open = [...old.querySelectorAll('details')].map((each) => each.open);
      old.replaceChildren(...fresh.childNodes);
      for (const [at, each] of old.querySelectorAll('details').entries()) each.open = open[at] === true;
    }
  };
}

/** Says of the parts, to whatever reads the page, that they are about to change. */
function marked(isBusy: boolean): void {
  for (const part of document.querySelectorAll(PARTS.join()))
    if (isBusy) part.setAttribute('aria-busy', 'true');
    else part.removeAttribute('aria-busy');
}

/** The page as it is now; undefined where it cannot be had: nothing is lost by it, the next turn brings it. */
async function fetched(home: string): Promise<Document | undefined> {
  try {
    const response = await fetch(home, { headers: { accept: 'text/html' } });
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}
