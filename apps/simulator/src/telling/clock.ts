import { officeDayAfter } from '../world/office-days';
import type { PlaceTime } from '../world/place-time';
import * as data from '../world/promises.json';

export type PromiseName = 'first-visit' | 'specialist' | 'urgent' | 'urgent-authorized' | 'follow-up';

/** One promise as the simulator's own table states it. Limits and warning points in the unit named. */
export interface Promised {
  readonly standard: string;
  readonly unit: string;
  readonly limit: number;
  readonly warn: number;
}

/** A clock of a story: when it started, when it is at risk without an offer, when it is due. Epoch ms. */
export interface Clock {
  readonly standard: string;
  readonly startAt: number;
  /** At risk iff nothing was offered and it is later than this. */
  readonly warnAt: number;
  /** The last instant in time. */
  readonly dueAt: number;
}

const HOUR = 3_600_000;

export function promised(name: PromiseName): Promised {
  return data[name];
}

/** The clock of a promise from its start (epoch ms), by plain counting. Business days are counted in local dates. */
export function clockOf(name: PromiseName, startAt: number, time: PlaceTime): Clock {
  const { standard, unit, limit, warn } = promised(name);
  const after = (count: number): number =>
    unit === 'hours' ? startAt + count * HOUR : time.endOf(officeDayAfter(time.dateOf(startAt), count));
  return { standard, startAt, warnAt: after(warn), dueAt: after(limit) };
}
