import type { Calendar } from './calendar';

/** One local day as the trace prints it. */
export interface CountedDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** Mon .. Sun */
  readonly weekday: string;
  /** 0 for the day of the start; 1..N for counted days; undefined for a day that was skipped. */
  readonly index: number | undefined;
  /** Why a day was skipped: `Saturday`, `Sunday` or the holiday's name. */
  readonly skipped?: string;
}

/**
 * Local days of one IANA zone under one named calendar, built by the year and memoised.
 * All instants are epoch milliseconds. Errors: TAM_CALENDAR_UNKNOWN_ZONE, TAM_CALENDAR_OUT_OF_RANGE.
 */
export interface DayTable {
  readonly zone: string;
  readonly calendar: Calendar;
  /** Local date of an instant. */
  localDate(instant: number): string;
  /** First millisecond of a local date. */
  startOfDay(date: string): number;
  /** Last millisecond of a local date. */
  endOfDay(date: string): number;
  isBusinessDay(date: string): boolean;
  /** Last millisecond of the Nth business day after the local date of `start` (that date is day 0). */
  endOfBusinessDay(start: number, n: number): number;
  /** Last millisecond of the Nth calendar day after the local date of `start`. */
  endOfCalendarDay(start: number, n: number): number;
  /** Day 0, the skipped and the counted days to the Nth business day, for people. */
  countBusinessDays(start: number, n: number): readonly CountedDay[];
}
