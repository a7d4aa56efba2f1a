import { dayTable, EVERY_DAY, localTime } from '@tam/calendar';

const QUARTER = 15 * 60_000;
const DAYS_LOOKED_AT = 400;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/;

/** A clock change in a zone. */
export interface ClockChange {
  /** Local date on which it happens. */
  readonly date: string;
  /** The first instant after it, epoch ms. */
  readonly at: number;
  readonly kind: 'forward' | 'back';
}

/** The first two clock changes in a zone from a local date on; none where the zone has none. */
export function clockChanges(
  zone: string,
  from: string,
  dayAfter: (date: string) => string,
): readonly ClockChange[] {
  const days = dayTable(zone, EVERY_DAY);
  const found: ClockChange[] = [];
  for (let date = from, n = 0; n < DAYS_LOOKED_AT && found.length < 2; date = dayAfter(date), n++) {
    const start = days.startOfDay(date);
    const end = days.endOfDay(date);
    if (end + 1 - start === 96 * QUARTER) continue;
    const before = offsetAt(start, zone);
    let at = start;
    while (at < end && offsetAt(at, zone) === before) at += QUARTER;
    found.push({ date, at, kind: offsetAt(at, zone) > before ? 'forward' : 'back' });
  }
  return found;
}

function offsetAt(instant: number, zone: string): number {
  const [, date = '', time = ''] = WITH_OFFSET.exec(localTime(instant, zone)) ?? [];
  return Date.parse(`${date}T${time}Z`) - instant;
}
