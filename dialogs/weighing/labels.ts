/** What is weighed: each need, each kind of danger, and whether there is any of either at all. */

export const NEEDS = [
  ...[
    'company',
    'low-mood',
    'worry',
    'purpose',
    'money',
    'rights',
    'essentials',
    'housing',
    'work',
    'learning',
  ],
  ...[
    'volunteering',
    'moving',
    'outdoors',
    'making',
    'habits',
    'caring',
    'grief',
    'memory',
    'health-condition',
  ],
  ...['disability', 'alcohol-drugs', 'gambling', 'family', 'getting-about', 'belonging'],
];

export const KINDS = [
  ...['suicide', 'self-harm', 'overdose', 'abuse', 'child', 'harm-others', 'psychosis', 'eating', 'medical'],
  'tonight',
];

export const ANY_NEED = 'any-need';
export const ANY_DANGER = 'any-danger';

/** In the order of the learned file; `child` and `family` may not be mixed up, so danger has its own names. */
export const LABELS: readonly string[] = [
  ...NEEDS,
  ...KINDS.map((kind) => `danger ${kind}`),
  ANY_NEED,
  ANY_DANGER,
];
