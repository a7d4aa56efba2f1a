import { addDays } from './local-dates';

const QUARTER_HOUR = 900_000;

/**
 * Local dates and times of one IANA zone, read from the machine's own zone data. The simulator counts time by itself:
 * its ground truth must not share a fault with the calendar library it is compared with.
 */
export class PlaceTime {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  /** `zone`: an IANA name; an unknown one throws RangeError. */
  constructor(readonly zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Local date (YYYY-MM-DD) of an instant (epoch ms). */
  dateOf(instant: number): string {
    return new Date(instant + this.offsetAt(instant)).toISOString().slice(0, 10);
  }

  /** Minutes since local midnight, by the clock on the wall. */
  minuteOf(instant: number): number {
    const local = new Date(instant + this.offsetAt(instant));
    return local.getUTCHours() * 60 + local.getUTCMinutes();
  }

  /** The instant (epoch ms) at which the wall clock of `date` shows this minute of the day, plus milliseconds. */
  at(date: string, minute: number, milliseconds = 0): number {
    const wall = Date.parse(`${date}T00:00:00Z`) + minute * 60_000 + milliseconds;
    const near = wall - this.offsetAt(wall);
    return wall - this.offsetAt(near);
  }

  /** Last millisecond of a local date. */
  endOf(date: string): number {
    return this.at(addDays(date, 1), 0) - 1;
  }

  /** Offset of local time from UTC in ms. Zone rules change on quarter hours only, so one answer serves a quarter. */
  private offsetAt(instant: number): number {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const part: Record<string, number> = {};
    const start = quarter * QUARTER_HOUR;
    for (const { type, value } of this.format.formatToParts(start)) part[type] = Number(value);
    const local = Date.UTC(
      part['year'] ?? NaN,
      (part['month'] ?? NaN) - 1,
      part['day'] ?? NaN,
      part['hour'] ?? NaN,
      part['minute'] ?? NaN,
      part['second'] ?? NaN,
    );
    this.offsets.set(quarter, local - start);
    return local - start;
  }
}
