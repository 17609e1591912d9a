/** Brings what stands around the conversation up to date: the answers so far, the parts, the way off the page. */

/** Parts of the page that follow from where the conversation stands. */
const PARTS = ['#so-far', '#come-back', '.top .places'];

/** What somebody is using at the moment stays as it is until the next time. */
export function around(home: string) {
  return async function refresh(more: readonly string[] = []): Promise<void> {
    let page: Document;
    try {
      const response = await fetch(home, { headers: { accept: 'text/html' } });
      if (!response.ok) return;
      page = new DOMParser().parseFromString(await response.text(), 'text/html');
    } catch {
      // Nothing is lost by it: the next turn brings them.
      return;
    }
    for (const selector of [...PARTS, ...more]) {
      const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
      if (!old || !fresh || old.contains(document.activeElement)) continue;
      const open = [...old.querySelectorAll('details')].map((each) => each.open);
      old.replaceChildren(...fresh.childNodes);
      for (const [at, each] of old.querySelectorAll('details').entries()) each.open = open[at] === true;
    }
  };
}
