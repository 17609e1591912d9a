/** Somebody with a browser that keeps cookies and sends forms as they are on the page, and nothing more. */

export type Shown = { status: number; html: string; headers: Headers };

export type Visitor = ReturnType<typeof visitorTo>;

/** What a grown-up who speaks for themselves answers before they say what matters. */
const OPENING: Record<string, string> = {
  hello: 'start',
  privacy: 'agree',
  who: 'me',
  age: '18-64',
  'safe-now': 'safe',
  pace: 'few-minutes',
};

/** `seen` collects every answer, for what must be true of all of them. */
export function visitorTo(home: string, seen: Shown[] = []) {
  let cookie = '';
  let shown: Shown = { status: 0, html: '', headers: new Headers() };

  async function fetched(path: string, asked: RequestInit): Promise<Shown> {
    const headers = new Headers(asked.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(`${home}${path}`, { ...asked, headers, redirect: 'manual' });
    cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie;
    const found = { status: response.status, html: await response.text(), headers: response.headers };
    seen.push(found);
    return found;
  }

  const visitor = {
    get: async (path: string, headers: HeadersInit = {}) => (shown = await fetched(path, { headers })),
    /** As it is answered, without going where a redirect leads. */
    post: (path: string, body: BodyInit, headers: HeadersInit = {}) =>
      fetched(path, { method: 'POST', body, headers }),
    shown: () => shown,
    /** The hidden fields of the question on the screen. */
    form: (): [string, string][] => hiddenIn(shown.html),
    asked: () => Object.fromEntries(hiddenIn(shown.html))['question'],
    /** Fills in the question on the screen, sends it, and goes where it leads. */
    async send(...fields: [name: string, value: string][]): Promise<Shown> {
      const body = new URLSearchParams([...hiddenIn(shown.html), ...fields]);
      const answer = await fetched('/c/example', { method: 'POST', body });
      shown = answer.status === 303 ? await fetched(answer.headers.get('location') ?? '', {}) : answer;
      return shown;
    },
    async agrees(): Promise<void> {
      await visitor.get('/c/example');
      for (let choice = OPENING[visitor.asked() ?? '']; choice; choice = OPENING[visitor.asked() ?? ''])
        await visitor.send(['choice', choice]);
    },
  };
  return visitor;
}

function hiddenIn(html: string): [string, string][] {
  const form = /<form class="question"[^]*?<\/form>/.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
}
