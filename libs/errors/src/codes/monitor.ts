import type { ErrorDefinition } from '../definition';

/** Rounds, gates, the revision chain and the relay. */
export const MONITOR_ERRORS = {
  TAM_MONITOR_FENCED: {
    retriable: true,
    text: 'Another owner moved the partition since it was last read.',
    todo: 'Nothing: the partition starts again from its row.',
  },
} as const satisfies Record<string, ErrorDefinition>;
