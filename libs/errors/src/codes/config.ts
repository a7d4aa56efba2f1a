import type { ErrorDefinition } from '../definition';

/** The environment and the configuration files. */
export const CONFIG_ERRORS = {
  TAM_CONFIG_INVALID: {
    retriable: false,
    text: 'A setting has a value that cannot be used.',
    todo: 'Change the setting named.',
  },
} as const satisfies Record<string, ErrorDefinition>;
