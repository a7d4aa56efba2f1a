import { TamError } from '@tam/errors';
import { Temporal } from 'temporal-polyfill';
import {
  dateOf,
  DAY_COUNT,
  DAY_MS,
  FIRST_INSTANT,
  firstDayOf,
  LAST_YEAR,
  outOfRange,
  yearOf,
} from './civil-day';

/** True for an IANA time zone name of this runtime's data. An offset such as `+05:30` is not a zone. */
export function isKnownZone(zone: string): boolean {
  if (zonesSeen.has(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
  } catch {
    return false;
  }
  zonesSeen.add(zone);
  return true;
}

const zonesSeen = new Set<string>();
const tables = new Map<string, ZoneDays>();

/** The days of a zone, one table for every calendar. Error: TAM_CALENDAR_UNKNOWN_ZONE. */
export function zoneDays(zone: string): ZoneDays {
  let table = tables.get(zone);
  if (table === undefined) {
    if (!isKnownZone(zone)) {
      throw new TamError('TAM_CALENDAR_UNKNOWN_ZONE', `"${zone}" is not a known time zone.`, { zone });
    }
    table = new ZoneDays(zone);
    tables.set(zone, table);
  }
  return table;
}

/**
 * Where the local days of a zone begin. A day begins at its first instant (01:00 where the clocks skip midnight) and
 * ends one millisecond before the next day begins; a date that a zone left out is a day without length.
 * Years are computed when first asked for.
 */
export class ZoneDays {
  private readonly starts = new Float64Array(DAY_COUNT + 1);

  constructor(readonly zone: string) {}

  /** The local day of an instant in epoch milliseconds. */
  dayAt(instant: number): number {
    let day = Math.floor((instant - FIRST_INSTANT) / DAY_MS);
    if (!(day > 0 && day < DAY_COUNT - 1)) throw outOfRange(`Instant ${instant}`);
    while (this.startOf(day) > instant) day -= 1;
    while (this.startOf(day + 1) <= instant) day += 1;
    return day;
  }

  /** The first millisecond of a day. */
  startOf(day: number): number {
    const start = this.starts[day];
    if (start === undefined) throw outOfRange(`Day ${day}`);
    if (start !== 0) return start;
    this.buildYear(day === DAY_COUNT ? LAST_YEAR : yearOf(day));
    return this.starts[day] ?? 0;
  }

  /** The last millisecond of a day. */
  endOf(day: number): number {
    return this.startOf(day + 1) - 1;
  }

  private buildYear(year: number): void {
    const end = firstDayOf(year + 1);
    let date = Temporal.PlainDate.from(dateOf(firstDayOf(year)));
    for (let day = firstDayOf(year); day <= end; day += 1) {
      this.starts[day] = date.toZonedDateTime(this.zone).epochMilliseconds;
      date = date.add({ days: 1 });
    }
  }
}
