import type { ErrorDefinition } from '../definition';

/** Checkpoints of the revision log, exports of it, and the keys that sign them. */
export const AUDIT_ERRORS = {
  TAM_AUDIT_KEY_INVALID: {
    retriable: false,
    text: 'A key is not an Ed25519 key in PEM.',
    todo: 'Give the file that was made at the first start, or the public key beside it.',
  },
  TAM_AUDIT_KEY_FILE: {
    retriable: false,
    text: 'The file of a key cannot be read or made.',
    todo: 'Check the path in TAM_AUDIT_KEY_FILE or --key, and the permissions of its folder.',
  },
  TAM_AUDIT_EXPORT: {
    retriable: false,
    text: 'The file or folder is no export of a revision log.',
    todo: 'Give the file or the folder that `npm run audit -- export` wrote.',
  },
  TAM_AUDIT_EVENTS: {
    retriable: false,
    text: 'The events of an export cannot be read.',
    todo: 'Give with --events the folder that `npm run audit -- export --with-events` wrote, whole, or leave it out to verify the chain alone.',
  },
  TAM_AUDIT_FOLDER: {
    retriable: true,
    text: 'Signed checkpoints cannot be written to their folder.',
    todo: 'Check that the folder in TAM_AUDIT_DIR is there and can be written to; what is missing is added then.',
  },
  TAM_AUDIT_OUTPUT: {
    retriable: false,
    text: 'The export cannot be written.',
    todo: 'Give a file or a folder that is not there yet, in a place that can be written to.',
  },
} as const satisfies Record<string, ErrorDefinition>;
