/** How sure we are of a rule: read in the law itself, read elsewhere, or not yet checked by a person. */
export type HolidayVerification = 'primary' | 'secondary' | 'unverified';

/**
 * Where the law moves a fixed date that falls on a weekend; the date itself stays a holiday as well.
 * `next-free-weekday` is the first Monday to Friday after it that no holiday of the calendar takes (Britain).
 */
export type WeekendMove =
  'sunday-to-monday' | 'saturday-to-friday' | 'sunday-to-monday-and-saturday-to-friday' | 'next-free-weekday';

/**
 * The days of a year on which a holiday falls. Months are 1 to 12, weekdays 1 (Monday) to 7 (Sunday). `easter` counts
 * days from the Western Easter Sunday. `listed` has a row for every year, and a year without one is an error, never a
 * guess; `one-off` falls on its dates alone.
 */
export type HolidayDate =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number; readonly moves?: WeekendMove }
  | { readonly kind: 'nth-weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'last-weekday'; readonly month: number; readonly weekday: number }
  | {
      readonly kind: 'day-after-nth-weekday';
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
    }
  | { readonly kind: 'easter'; readonly offset: number }
  | { readonly kind: 'listed'; readonly dates: readonly string[] }
  | { readonly kind: 'one-off'; readonly dates: readonly string[] };

/** One holiday of one calendar, as data. */
export interface HolidayRule {
  readonly name: string;
  readonly rule: HolidayDate;
  /** First year in which it is observed; missing: every year of the tables. */
  readonly fromYear?: number;
  /** Last year in which it is observed; missing: without an end. */
  readonly toYear?: number;
  readonly source: string;
  readonly verification: HolidayVerification;
}

/** A holiday as it falls in one year. */
export interface Holiday {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly name: string;
  readonly source: string;
  readonly verification: HolidayVerification;
}
