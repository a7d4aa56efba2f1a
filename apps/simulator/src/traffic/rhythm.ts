import { isOfficeDay } from '../world/office-days';
import type { PlaceTime } from '../world/place-time';
import type { Random } from '../world/random';

/** How often requests come in each hour of a business day, the busiest hour being 1. */
const BUSINESS_HOURS = [
  0.02, 0.01, 0.01, 0.01, 0.02, 0.04, 0.1, 0.3, 0.8, 1, 0.95, 0.8, 0.6, 0.8, 0.85, 0.75, 0.6, 0.4, 0.25, 0.2,
  0.18, 0.14, 0.08, 0.04,
];

/** Weekends and holidays: the app and the web, at a fifth of the load. */
const CLOSED_SHARE = 0.2;

/** When a request comes in, between `from` and `end` (epoch ms), by the hours that people keep at the place. */
export function drawArrival(random: Random, time: PlaceTime, from: number, end: number): number {
  for (;;) {
    const at = from + Math.floor(random.next() * (end - from));
    const hour = Math.floor(time.minuteOf(at) / 60);
    const load = (BUSINESS_HOURS[hour] ?? 0) * (isOfficeDay(time.dateOf(at)) ? 1 : CLOSED_SHARE);
    if (random.chance(Math.max(load, 0.002))) return at;
  }
}
