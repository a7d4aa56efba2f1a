import type { ErrorDefinition } from '../definition';

/** The broker, its topics and the database. */
export const STREAM_ERRORS = {
  TAM_STREAM_PARTITIONS_DIFFER: {
    retriable: false,
    text: 'The input topics do not have the recorded number of partitions.',
    todo: 'Restore the partition count, or migrate to new topics.',
  },
} as const satisfies Record<string, ErrorDefinition>;
