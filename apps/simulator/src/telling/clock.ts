import { businessDayAfter, type BusinessDays } from '../world/business-days';
import { addDays } from '../world/local-dates';
import type { PlaceTime } from '../world/place-time';
import * as data from '../world/promises.json';

export type PromiseName = Exclude<keyof typeof data, 'note' | 'default'>;

type Unit = 'minutes' | 'hours' | 'business-days' | 'calendar-days' | 'weeks';

/** One promise as the simulator's own table states it. Limits and warning points in the units named. */
export interface Promised {
  readonly standard: string;
  readonly unit: Unit;
  readonly limit: number;
  readonly warn: number;
  readonly warnUnit: Unit;
  readonly days: BusinessDays;
  readonly kept: keyof typeof UNKEPT;
}

/** How a promise is called that nothing kept, and one that something late would have kept. */
const UNKEPT = {
  offered: ['no-offer', 'late-offer'],
  attended: ['no-visit', 'late-visit'],
  answered: ['no-answer', 'late-answer'],
  reached: ['no-contact', 'late-contact'],
  reviewed: ['no-review', 'late-review'],
  arrived: ['no-arrival', 'late-arrival'],
  sent: ['not-sent', 'sent-late'],
  interpreted: ['no-interpreter', 'no-interpreter'],
} as const;

/** A clock of a story: when it started, when it is at risk without an offer, when it is due. Epoch ms. */
export interface Clock {
  readonly standard: string;
  readonly startAt: number;
  /** At risk iff nothing was offered and it is later than this. */
  readonly warnAt: number;
  /** The last instant in time. */
  readonly dueAt: number;
  /** Why it is at risk: nothing came, or it came late. */
  readonly nothing: string;
  readonly late: string;
}

const MINUTE = 60_000;

export function promised(name: PromiseName): Promised {
  return data[name] as Promised;
}

/** The clock of a promise from its start (epoch ms), by plain counting. Days are counted in local dates. */
export function clockOf(name: PromiseName, startAt: number, time: PlaceTime): Clock {
  const { standard, unit, limit, warn, warnUnit, days, kept } = promised(name);
  const after = (count: number, of: Unit): number => {
    const date = time.dateOf(startAt);
    switch (of) {
      case 'minutes':
        return startAt + count * MINUTE;
      case 'hours':
        return startAt + count * 60 * MINUTE;
      case 'business-days':
        return time.endOf(businessDayAfter(days, date, count));
      case 'calendar-days':
        return time.endOf(addDays(date, count));
      case 'weeks':
        return time.endOf(addDays(date, 7 * count));
    }
  };
  const dueAt = after(limit, unit);
  const [nothing, late] = UNKEPT[kept];
  return { standard, startAt, warnAt: Math.min(after(warn, warnUnit), dueAt), dueAt, nothing, late };
}
