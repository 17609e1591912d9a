/** The parts of Adaptive Cards 1.5 that we send: plain elements that Web Chat and Teams both show. */

export type TextBlock = {
  type: 'TextBlock';
  text: string;
  wrap: true;
  weight?: 'Bolder';
  size?: 'Medium' | 'Large' | 'ExtraLarge';
  isSubtle?: true;
  spacing?: 'None' | 'Small' | 'Medium';
  style?: 'heading';
};
type Input =
  | {
      type: 'Input.ChoiceSet';
      id: string;
      label: string;
      /** `compact` opens as a list: for more than are shown at once. */
      style: 'expanded' | 'compact';
      isMultiSelect: boolean;
      wrap: true;
      value?: string;
      choices: { title: string; value: string }[];
    }
  | { type: 'Input.Text'; id: string; label: string; isMultiline: boolean; value?: string }
  | { type: 'Input.Number'; id: string; label: string; min: number; max: number; value?: number };
export type Element =
  | TextBlock
  | Input
  | { type: 'Container'; style?: 'attention' | 'emphasis'; items: Element[]; spacing?: 'Medium' }
  | { type: 'ActionSet'; actions: Action[] }
  | { type: 'FactSet'; facts: { title: string; value: string }[] };
export type Action =
  | { type: 'Action.Submit'; title: string; data: object; style?: 'positive'; associatedInputs?: 'none' }
  | { type: 'Action.OpenUrl'; title: string; url: string };

export type Card = {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  lang: string;
  /** Read out in place of the card, and shown where cards cannot be. */
  speak: string;
  fallbackText: string;
  body: Element[];
  actions?: Action[];
};

export type Attachment = { contentType: 'application/vnd.microsoft.card.adaptive'; content: Card };

/** `words` is the whole card as text. */
export function attached(
  body: Element[],
  { words, language, actions = [] }: { words: string; language: string; actions?: Action[] },
): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      lang: language,
      speak: words,
      fallbackText: words,
      body,
      ...(actions.length === 0 ? {} : { actions }),
    },
  };
}

/** Cards read Markdown: what somebody wrote is shown as they wrote it. */
export const literal = (text: string) =>
  text.replace(/[\\`*_[\]]|^([^\S\n]{0,20})([-+]|\d{1,9}\.)(?=\s)/gm, escaped);

function escaped(mark: string, space?: string, bullet?: string): string {
  if (bullet === undefined) return `\\${mark}`;
  return `${space ?? ''}${bullet.slice(0, -1)}\\${bullet.slice(-1)}`;
}

export const words = (text: string): TextBlock => ({ type: 'TextBlock', text: literal(text), wrap: true });
export const heading = (text: string): TextBlock => ({
  ...words(text),
  weight: 'Bolder',
  size: 'Medium',
  style: 'heading',
});
export const smaller = (text: string): TextBlock => ({ ...words(text), isSubtle: true, spacing: 'Small' });
export const bold = (text: string): TextBlock => ({ ...words(text), weight: 'Bolder' });
