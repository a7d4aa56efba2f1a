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
} as const satisfies Record<string, ErrorDefinition>;
