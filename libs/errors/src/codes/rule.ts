import type { ErrorDefinition } from '../definition';

/** Rules that fail while they are evaluated. */
export const RULE_ERRORS = {
  TAM_RULE_FAILED: {
    retriable: false,
    text: 'A rule threw while it was evaluated.',
    todo: 'Report the case reference; the outcome stays undetermined until a mended version is active.',
  },
  TAM_RULE_PARAMETER: {
    retriable: false,
    text: 'A rule asked for a number that its definition does not have.',
    todo: 'Add the parameter to the file of the rule, with its unit and source.',
  },
} as const satisfies Record<string, ErrorDefinition>;
