import type { ErrorDefinition } from '../definition';

/** Figures of a period, their publication and their editions. */
export const STATISTICS_ERRORS = {
  TAM_STATISTICS_PERIOD: {
    retriable: false,
    text: 'The text names no period.',
    todo: 'Write it as 2026Q1, 2026-03, 2026 or 2026-01-01..2026-03-31.',
  },
  TAM_STATISTICS_GROUPING: {
    retriable: false,
    text: 'Figures cannot be grouped like that.',
    todo: 'Name each of region, network, lineOfBusiness and service at most once, with commas between.',
  },
  TAM_STATISTICS_OUTCOMES: {
    retriable: false,
    text: 'A line of the file of outcomes is no determination.',
    todo: 'Give a file that replay run wrote, or give the events with --input.',
  },
  TAM_STATISTICS_CUT: {
    retriable: false,
    text: 'It is not known at which instant these outcomes were said.',
    todo: 'Give --as-of with the instant that replay run named; without it a clock that is not due yet cannot be told.',
  },
  TAM_STATISTICS_UNKNOWN_STANDARD: {
    retriable: false,
    text: 'Outcomes name a standard that no loaded pack has.',
    todo: 'Give the packs that they were evaluated with by --packs.',
  },
  TAM_STATISTICS_EDITION_INVALID: {
    retriable: false,
    text: 'The file is no edition, or is not as it was frozen.',
    todo: 'Take the file again from where editions are kept.',
  },
  TAM_STATISTICS_EDITION_MISMATCH: {
    retriable: false,
    text: 'Two editions can be compared only for the same period and grouping.',
    todo: 'Give the last edition of this period, with the same --by.',
  },
} as const satisfies Record<string, ErrorDefinition>;
