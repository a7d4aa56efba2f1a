import type { ErrorDefinition } from '../definition';

/** Imports of scheduling exports. */
export const IMPORT_ERRORS = {
  TAM_IMPORT_MAPPING: {
    retriable: false,
    text: 'The mapping file does not have the required form.',
    todo: 'Mend the mapping at the place named.',
  },
} as const satisfies Record<string, ErrorDefinition>;
