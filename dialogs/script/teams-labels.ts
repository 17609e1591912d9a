/** The labels of cards in Teams alone: its commands, and what a card there says. */

export const TEAMS_LABELS = [
  'teams-start',
  'teams-continue',
  'teams-plans',
  'teams-help',
  'teams-commands',
  'teams-message',
  'teams-save',
  'teams-more',
  'teams-number',
  'teams-unfinished',
  'teams-deleted',
  'teams-edited',
  'teams-off',
  'teams-on',
  'teams-off-done',
  'teams-on-done',
] as const;
