import type { ErrorDefinition } from '../definition';

/** Rule packs, their files and their assignment. */
export const PACK_ERRORS = {
  TAM_PACK_INVALID: {
    retriable: false,
    text: 'A file of a rule pack does not have the required form.',
    todo: 'Mend the file at the place named.',
  },
} as const satisfies Record<string, ErrorDefinition>;
