import type { TopicFigures } from '@tam/monitor';

/** What may become of a record, as the label `result` names it. */
export const RESULTS = {
  applied: 'applied',
  duplicate: 'duplicate',
  conflict: 'conflict',
  unread: 'unread',
  skipped: 'skipped',
  deadLetter: 'dead-letter',
  republished: 'republished',
} as const satisfies Record<keyof TopicFigures, string>;
