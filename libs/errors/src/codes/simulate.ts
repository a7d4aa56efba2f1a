import type { ErrorDefinition } from '../definition';

/** The simulator's command line. */
export const SIMULATE_ERRORS = {
  TAM_SIMULATE_OPTION: {
    retriable: false,
    text: 'An option of the simulator has a value that cannot be used.',
    todo: 'See npm run simulate -- --help for its form.',
  },
  TAM_SIMULATE_OUTPUT: {
    retriable: false,
    text: 'A file of the simulator cannot be written.',
    todo: 'Check the path and the permissions; --to and --truth choose other places.',
  },
} as const satisfies Record<string, ErrorDefinition>;
