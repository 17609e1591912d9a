/** What stands beside the topics of a text: wishes and troubles, or that all is well or over. */
import type { Found, Token } from '../reading/reader.js';
import type { Mark } from './lexicon.js';
import { REACHES } from './limits.js';

export type Span = { from: number; to: number };
type Stirring = keyof typeof REACHES;
type Sign = Span & { sentence: number };

/** What a text says beside its topics. */
export class Surroundings {
  private stirring: (Sign & { beside: Stirring })[] = [];
  private readonly calming: Sign[] = [];
  private readonly elsewhere = new Set<number>();

  constructor(
    private readonly tokens: readonly Token[],
    found: readonly Found<Mark>[],
  ) {
    for (const { value, from, to } of found) {
      if (value.kind !== 'beside') continue;
      const { beside } = value;
      const sentence = tokens[from]?.sentence ?? 0;
      if (beside === 'elsewhere') this.elsewhere.add(sentence);
      else if (beside === 'well' || beside === 'over') this.calming.push({ from, to, sentence });
      else this.stirring.push({ beside, from, to, sentence });
    }
    // What stands within "no problem at all" stirs nothing.
    this.stirring = this.stirring.filter((sign) => !this.calming.some((other) => covers(other, sign)));
  }

  /** Whether something near is wished, asked, lacked or hard. */
  stirs(span: Span): boolean {
    const sentence = this.sentenceOf(span);
    return this.stirring.some(
      (sign) => sign.sentence === sentence && between(sign, span) <= REACHES[sign.beside],
    );
  }

  /** Whether something is wished, asked or hard in the sentence before or after. */
  stirsNearby(span: Span): boolean {
    const sentence = this.sentenceOf(span);
    return this.stirring.some((sign) => sign.beside !== 'lack' && Math.abs(sign.sentence - sentence) === 1);
  }

  /** Whether anything stirs in the sentence, near or far. */
  isStirred(span: Span): boolean {
    const sentence = this.sentenceOf(span);
    return this.stirring.some((sign) => sign.sentence === sentence);
  }

  /** Whether the sentence says that all is well or over; `afterwards`: in the same clause or after it. */
  isCalm(span: Span, afterwards: boolean): boolean {
    const sentence = this.sentenceOf(span);
    const clause = this.tokens[span.from]?.clause ?? 0;
    return this.calming.some(
      (sign) =>
        sign.sentence === sentence && (!afterwards || (this.tokens[sign.from]?.clause ?? 0) >= clause),
    );
  }

  /** Whether the sentence speaks of the news, a poster, the man next door. */
  isElsewhere(span: Span): boolean {
    return this.elsewhere.has(this.sentenceOf(span));
  }

  private sentenceOf(span: Span): number {
    return this.tokens[span.from]?.sentence ?? 0;
  }
}

/** How many words stand between two. */
const between = (one: Span, other: Span): number =>
  Math.max(0, one.from >= other.to ? one.from - other.to : other.from - one.to);

export const covers = (one: Span, other: Span): boolean => one.from <= other.from && one.to >= other.to;
