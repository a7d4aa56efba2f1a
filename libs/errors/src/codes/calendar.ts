import type { ErrorDefinition } from '../definition';

/** Dates, zones and named calendars. */
export const CALENDAR_ERRORS = {
  TAM_CALENDAR_UNKNOWN_ZONE: {
    retriable: false,
    text: 'The time zone is not an IANA zone this runtime knows.',
    todo: 'Use an IANA name such as America/Los_Angeles.',
  },
  TAM_CALENDAR_INVALID_DATE: {
    retriable: false,
    text: 'The text is not a date of the calendar.',
    todo: 'Write the date as YYYY-MM-DD.',
  },
  TAM_CALENDAR_OUT_OF_RANGE: {
    retriable: false,
    text: 'The calendar has no data for the date.',
    todo: 'Extend the calendar data with its source, or choose another named calendar.',
  },
  TAM_CALENDAR_INVALID: {
    retriable: false,
    text: 'A file of a calendar does not have the required form.',
    todo: 'Mend the file at the place named.',
  },
  TAM_CALENDAR_NOT_FOUND: {
    retriable: false,
    text: 'The folder of calendars is not there.',
    todo: 'Give the path of a folder with one YAML file for each calendar.',
  },
  TAM_CALENDAR_MISPLACED: {
    retriable: false,
    text: 'A file does not bear the id of the calendar it holds.',
    todo: 'Name the file after the calendar.',
  },
  TAM_CALENDAR_DUPLICATE_ID: {
    retriable: false,
    text: 'Two calendars have the same id.',
    todo: 'Rename one of them; outcomes name their calendar.',
  },
  TAM_CALENDAR_DUPLICATE_HOLIDAY: {
    retriable: false,
    text: 'A calendar names a holiday twice in one year.',
    todo: 'Keep one of them, or give each its own years.',
  },
  TAM_CALENDAR_INVALID_EXTENSION: {
    retriable: false,
    text: 'A calendar extends another that does not have what is taken from it.',
    todo: 'Correct the id or the name of the holiday; no calendar may extend itself.',
  },
  TAM_CALENDAR_INVALID_YEARS: {
    retriable: false,
    text: 'The years of a holiday are no span, or one of its dates lies outside them.',
    todo: 'Give the first and the last year in which the holiday is observed.',
  },
  TAM_CALENDAR_GAP: {
    retriable: false,
    text: 'A holiday with listed dates has no date in a year between its first and its last.',
    todo: 'Add the date of the year with its source.',
  },
} as const satisfies Record<string, ErrorDefinition>;
