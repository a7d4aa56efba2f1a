import type { Random } from './random';
import { PlaceTime } from './place-time';
import * as data from './places.json';

/** Where a synthetic case happens, and whether the shipped assignments give that place a rule pack. */
export interface Place {
  readonly region: string;
  readonly timeZone: string;
  readonly lineOfBusiness: string;
  readonly network: string;
  readonly facility: string;
  readonly withPack: boolean;
}

const times = new Map<string, PlaceTime>();

/** A place drawn by its share of all cases. */
export function drawPlace(random: Random): Place {
  return random.weighted(data.places);
}

/** The local time of a place. One table per zone serves all cases, because reading zone data is slow. */
export function timeAt(place: Place): PlaceTime {
  let time = times.get(place.timeZone);
  if (time === undefined) {
    time = new PlaceTime(place.timeZone);
    times.set(place.timeZone, time);
  }
  return time;
}
