/** Makes elements of the page's own parts in the browser, where the server makes text of them; with no library at all. */

type Child = Node | string | number | boolean | null | undefined | Child[];
type Props = Record<string, unknown> & { children?: Child };
type Part = (props: Props) => Child;

export const Fragment: Part = ({ children }) => children;

export function jsx(kind: string | Part, props: Props): Child {
  if (typeof kind === 'function') return kind(props);
  const element = document.createElement(kind);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children') element.append(...nodes(props.children));
    else if (value === true) element.setAttribute(name.toLowerCase(), '');
    else if (typeof value === 'string' || typeof value === 'number') {
      if (name === 'value' && element instanceof HTMLTextAreaElement) element.value = `${value}`;
      else element.setAttribute(name.toLowerCase(), `${value}`);
    }
  }
  return element;
}

export { jsx as jsxs };

/** What a part came to, flat: text is always text, so that no words can become markup. */
export function nodes(child: Child): (Node | string)[] {
  if (Array.isArray(child)) return child.flatMap(nodes);
  if (child === undefined || child === null || typeof child === 'boolean') return [];
  return [typeof child === 'number' ? String(child) : child];
}
