import type { ErrorDefinition } from '../definition';

/** The environment and the configuration files. */
export const CONFIG_ERRORS = {
  TAM_CONFIG_INVALID: {
    retriable: false,
    text: 'A setting has a value that cannot be used.',
    todo: 'Change the setting named.',
  },
  TAM_CONFIG_MISSING: {
    retriable: false,
    text: 'A setting without which this program cannot start is not set.',
    todo: 'Set it, or use npm start, which starts a broker and a database of its own and sets it.',
  },
  TAM_CONFIG_UNKNOWN_KEY: {
    retriable: false,
    text: 'The environment has a TAM_ key that no part of this product reads.',
    todo: 'Correct its spelling by docs/configuration.md, or remove it.',
  },
  TAM_CONFIG_FILE_UNREADABLE: {
    retriable: false,
    text: 'A file that a setting names cannot be read.',
    todo: 'Correct the path, or the rights of the file.',
  },
} as const satisfies Record<string, ErrorDefinition>;
