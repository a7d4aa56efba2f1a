import type { ErrorDefinition } from '../definition';

/** An event that cannot be taken as it came: it goes to the dead letters or the reject file. */
export const EVENT_ERRORS = {
  TAM_EVENT_NOT_JSON: {
    retriable: false,
    text: 'The bytes are not one JSON object in UTF-8.',
    todo: 'Send one CloudEvents JSON object.',
  },
} as const satisfies Record<string, ErrorDefinition>;
