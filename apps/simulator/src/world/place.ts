import type { Random } from './random';
import { PlaceTime } from './place-time';
import * as data from './places.json';

/** Whose promises hold at a place; `none`: no rule pack is assigned to it. */
export type Law =
  | 'california'
  | 'medi-cal'
  | 'new-york'
  | 'maryland'
  | 'colorado'
  | 'marketplace'
  | 'tricare'
  | 'england'
  | 'none';

/** Where a synthetic case happens, and what is promised there by the shipped assignments. */
export interface Place {
  readonly weight: number;
  readonly region: string;
  readonly timeZone: string;
  readonly lineOfBusiness: string;
  readonly network: string;
  readonly facility: string;
  readonly law: Law;
  /** First local date for which stories are told there. */
  readonly from: string;
}

/** How much more (or less) often cases happen in a region than by the shares of the places; a region not named: 1. */
export interface Regions {
  readonly factors: ReadonlyMap<string, number>;
  /** Of a region that is not named. */
  readonly otherwise: number;
}

/** Every region with its own share. */
export const EVERYWHERE: Regions = { factors: new Map(), otherwise: 1 };

/** Under these laws a story is told that names none: most of the traffic, with some places that no pack knows. */
const USUAL: readonly Law[] = ['california', 'none'];

const PLACES = data.places as readonly Place[];

/** The regions that places are in. */
export const REGIONS: readonly string[] = [...new Set(PLACES.map(({ region }) => region))];

/** The places where a story may happen, each with its share of the story's cases. */
export function placesOf(laws: readonly Law[] = USUAL, regions: Regions = EVERYWHERE): readonly Place[] {
  return PLACES.filter(({ law }) => laws.includes(law)).map((place) => ({
    ...place,
    weight: place.weight * (regions.factors.get(place.region) ?? regions.otherwise),
  }));
}

const times = new Map<string, PlaceTime>();

/** The local time of a place. One table per zone serves all cases, because reading zone data is slow. */
export function timeAt(place: Place): PlaceTime {
  let time = times.get(place.timeZone);
  if (time === undefined) {
    time = new PlaceTime(place.timeZone);
    times.set(place.timeZone, time);
  }
  return time;
}

/** A place drawn by its share. */
export function drawPlace(random: Random, places: readonly Place[] = placesOf()): Place {
  return random.weighted(places);
}
