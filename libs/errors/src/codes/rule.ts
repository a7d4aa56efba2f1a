import type { ErrorDefinition } from '../definition';

/** Rules that fail while they are evaluated. */
export const RULE_ERRORS = {
  TAM_RULE_FAILED: {
    retriable: false,
    text: 'A rule threw while it was evaluated.',
    todo: 'Report the case reference; the outcome stays undetermined until a mended version is active.',
  },
} as const satisfies Record<string, ErrorDefinition>;
