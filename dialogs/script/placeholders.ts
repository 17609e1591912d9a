/** The names in curly brackets that words may hold. */

/** Every `{name}` that words may hold, filled when they are spoken. */
export const PLACEHOLDERS = [
  'practice',
  'phone',
  'hours',
  'matters',
  'need',
  'words',
  'service',
  'distance',
  'minutes',
  'pounds',
  'date',
  'reason',
  'n',
  'of',
  'label',
  'choices',
  'place',
  'answer',
  'name',
  'number',
  'when',
  'liked',
  'asks',
  'step',
  'trusted',
  'closed',
  // What a supporter's phrase is about.
  'activity',
  'lines',
  'council',
  'hub',
  // On the page: a code to come back by, an e-mail address.
  'code',
  'address',
  // By text message: the word to begin with.
  'keyword',
] as const;
