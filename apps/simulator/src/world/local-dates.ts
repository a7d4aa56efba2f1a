const MS_PER_DAY = 86_400_000;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** The number of a local date (YYYY-MM-DD) in the row of all days; neighbouring days differ by one. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

/** The local date (YYYY-MM-DD) that is `days` after `date`; negative: before it. */
export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[(((dayNumber(date) + 4) % 7) + 7) % 7] as Weekday;
}

/** An instant (epoch ms) as RFC 3339 text in UTC with milliseconds. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}
