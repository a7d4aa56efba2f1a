import type { HolidayRule } from './holiday-rule';

/** A named assumption about which local days are business days. */
export interface Calendar {
  readonly id: string;
  readonly description: string;
  /** Where the assumption comes from. */
  readonly source: string;
  /** ISO weekdays (1 Monday to 7 Sunday) that count unless they are a holiday. */
  readonly weekdays: readonly number[];
  readonly holidays: readonly HolidayRule[];
}

/** The calendar of limits in elapsed time and in calendar days: every day counts. */
export const EVERY_DAY: Calendar = {
  id: 'none',
  description: 'Every day counts.',
  source: 'For limits in elapsed time and in calendar days.',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  holidays: [],
};
