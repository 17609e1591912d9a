/** How much each sign of a need weighs, and how much is enough: all in one place, with reasons. */

/** What each sign gives, of 1. Signs of one need in one text add up like chances: two of 0.4 make 0.64. */
export const WEIGHTS = {
  /** Says the need by itself. */
  sure: 0.9,
  /** A topic with a wish, a question, a lack or a trouble in its own sentence. */
  stirred: 0.6,
  /** The same with it in the sentence before or after: "Model railways. Is there a club?" */
  nearby: 0.5,
  /** A topic that is a whole sentence: people name what they want. */
  named: 0.6,
  /** A topic that answers the question: it stands even beside what is said outright. */
  answered: 0.7,
  /** A topic that is only mentioned: two of them in one text are still too few. */
  mentioned: 0.2,
};

/** Enough to be read back to a person as a need. */
export const ENOUGH = 0.5;

/** When one need is said outright, others that are only touched on must come with more than one topic. */
export const OUTRIGHT = 0.85;
export const BESIDE_OUTRIGHT = 0.65;

/** How many words may stand between a topic and what stirs it; a wish reaches further than a "no". */
export const REACHES = { wish: 12, ask: 12, trouble: 4, lack: 2 };

/** A pattern of so few words may merely name something ("There is a poster about dementia"): something must stir. */
export const SHORT = 2;
