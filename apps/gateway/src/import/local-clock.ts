import { formatInstant } from '@tam/events';
import { Temporal } from 'temporal-polyfill';

const DAY = 86_400_000;

export interface ClockChange {
  readonly gap: 'reject' | 'forward';
  readonly overlap: 'reject' | 'earlier' | 'later';
}

/** What a local date-time names: an instant (epoch ms), or why it names none or two. */
export type LocalInstant =
  | { readonly kind: 'instant'; readonly instant: number }
  | { readonly kind: 'missing'; readonly message: string }
  | { readonly kind: 'twice'; readonly message: string };

interface LocalDay {
  readonly start: number;
  readonly next: number;
}

/**
 * Local dates and times of one IANA zone as instants. A day without a clock change is arithmetic on its memoised first
 * millisecond; only days with one ask Temporal. Throws RangeError for a zone that the runtime does not know.
 */
export class LocalClock {
  private readonly days = new Map<string, LocalDay>();

  constructor(
    readonly zone: string,
    private readonly change: ClockChange,
  ) {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(zone);
  }

  /** First millisecond of a local date (YYYY-MM-DD). */
  startOfDay(date: string): number {
    return this.day(date).start;
  }

  /** Last millisecond of a local date. */
  endOfDay(date: string): number {
    return this.day(date).next - 1;
  }

  /** The instant of a local date and a time of day in milliseconds since 00:00 as the clock on the wall shows it. */
  at(date: string, wall: number): LocalInstant {
    const { start, next } = this.day(date);
    if (next - start === DAY) return { kind: 'instant', instant: start + wall };
    return this.atChange(date, wall);
  }

  private day(date: string): LocalDay {
    let day = this.days.get(date);
    if (day === undefined) {
      const plain = Temporal.PlainDate.from(date);
      const startOf = (on: Temporal.PlainDate): number => on.toZonedDateTime(this.zone).epochMilliseconds;
      day = { start: startOf(plain), next: startOf(plain.add({ days: 1 })) };
      this.days.set(date, day);
    }
    return day;
  }

  private atChange(date: string, wall: number): LocalInstant {
    const time = Temporal.PlainTime.from('00:00').add({ milliseconds: wall });
    const local = Temporal.PlainDate.from(date).toPlainDateTime(time);
    const instant = (side: 'earlier' | 'later'): number =>
      local.toZonedDateTime(this.zone, { disambiguation: side }).epochMilliseconds;
    const earlier = instant('earlier');
    const later = instant('later');
    if (earlier === later) return { kind: 'instant', instant: earlier };

    // In a gap Temporal's `later` is the wall time moved forward by the gap, and neither side reads back as asked.
    const readBack = Temporal.Instant.fromEpochMilliseconds(earlier).toZonedDateTimeISO(this.zone);
    const clock = `${date} ${time.toString({ smallestUnit: 'second' })} in ${this.zone}`;
    if (!readBack.toPlainDateTime().equals(local)) {
      if (this.change.gap === 'forward') return { kind: 'instant', instant: later };
      const minutes = (later - earlier) / 60_000;
      return {
        kind: 'missing',
        message: `${clock} does not exist: clocks went forward ${minutes} minutes over it.`,
      };
    }
    if (this.change.overlap !== 'reject') {
      return { kind: 'instant', instant: this.change.overlap === 'earlier' ? earlier : later };
    }
    return {
      kind: 'twice',
      message: `${clock} happened twice, at ${formatInstant(earlier)} and at ${formatInstant(later)}.`,
    };
  }
}
