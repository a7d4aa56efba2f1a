/** How sure we are of a rule: read in the law itself, read elsewhere, or not yet checked by a person. */
export type HolidayVerification = 'primary' | 'secondary' | 'unverified';

/** Where the law moves a fixed date that falls on a weekend. The date itself stays a holiday as well. */
export type WeekendMove = 'sunday-to-monday' | 'sunday-to-monday-and-saturday-to-friday';

/** The day of the year a holiday falls on. Months are 1 to 12, weekdays 1 (Monday) to 7 (Sunday). */
export type HolidayDate =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number; readonly moves?: WeekendMove }
  | { readonly kind: 'nth-weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'last-weekday'; readonly month: number; readonly weekday: number }
  | { readonly kind: 'day-after'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'listed'; readonly dates: readonly string[] };

/** One holiday of one calendar, as data. */
export interface HolidayRule {
  readonly name: string;
  readonly on: HolidayDate;
  /** First year in which it is observed; missing: every year of the tables. */
  readonly fromYear?: number;
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
