import type { ErrorDefinition } from '../definition';

/** The replay command line. */
export const REPLAY_ERRORS = {
  TAM_REPLAY_INPUT: {
    retriable: false,
    text: 'The input file cannot be read.',
    todo: 'Check the path and the permissions.',
  },
  TAM_REPLAY_OUTPUT: {
    retriable: false,
    text: 'A file of the replay cannot be written.',
    todo: 'Check the path and the permissions; --output and --rejects choose other places.',
  },
  TAM_REPLAY_INSTANT: {
    retriable: false,
    text: 'The text is not an instant with an offset.',
    todo: 'Write it as 2026-07-03T16:40:00-07:00 or 2026-07-03T23:40:00Z.',
  },
  TAM_REPLAY_NOTHING: {
    retriable: false,
    text: 'No line of the input is a usable event.',
    todo: 'Look into the reject file for the reason of each line.',
  },
  TAM_REPLAY_NO_CASE: {
    retriable: false,
    text: 'No event of the input belongs to the case.',
    todo: 'Check the case reference, --member and --as-of.',
  },
  TAM_REPLAY_RANGE: {
    retriable: false,
    text: 'The part of the log cannot be told from the options.',
    todo: 'Give --from-offset as N or TOPIC/PARTITION=N, or --from-time and --to-time as instants.',
  },
  TAM_REPLAY_SAMPLE: {
    retriable: false,
    text: 'The share of members is not a number above 0 and up to 1.',
    todo: 'Give --sample as 0.05 for one member in twenty.',
  },
} as const satisfies Record<string, ErrorDefinition>;
