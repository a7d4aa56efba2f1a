import type { PackInfo } from '@tam/standards';

/** Where a pack holds, as its pages call it. */
export interface Place {
  /** `California`. */
  readonly name: string;
  /** An IANA zone for the examples. */
  readonly zone: string;
}

/** A pack and where it holds. */
export interface PackPlace {
  readonly pack: PackInfo;
  /** Where its folder lies: `us/ca`. */
  readonly folder: string;
  readonly place: Place;
}

/** Where a pack says that it holds; one that does not say is called by its folder such as `us/ca`, in UTC. */
export function placeOf({ place }: PackInfo, folder: string): Place {
  return place ? { name: place.name, zone: place.timeZone } : { name: folder, zone: 'UTC' };
}
