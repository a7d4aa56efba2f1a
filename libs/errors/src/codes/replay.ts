import type { ErrorDefinition } from '../definition';

/** The replay command line. */
export const REPLAY_ERRORS = {
  TAM_REPLAY_INPUT: {
    retriable: false,
    text: 'The input file cannot be read.',
    todo: 'Check the path and the permissions.',
  },
} as const satisfies Record<string, ErrorDefinition>;
