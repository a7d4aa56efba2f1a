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

const PLACES: { readonly [folder: string]: Place } = {
  'us/federal': { name: 'United States, federal', zone: 'America/New_York' },
  'us/national': { name: 'United States, accreditation and measures', zone: 'America/New_York' },
  'us/ca': { name: 'California', zone: 'America/Los_Angeles' },
  'us/co': { name: 'Colorado', zone: 'America/Denver' },
  'us/md': { name: 'Maryland', zone: 'America/New_York' },
  'us/ny': { name: 'New York', zone: 'America/New_York' },
  'gb/eng': { name: 'England', zone: 'Europe/London' },
  'gb/sct': { name: 'Scotland', zone: 'Europe/London' },
};

/** The place of the packs under a folder such as `us/ca`; one that is not listed is called by its folder, in UTC. */
export function placeOf(folder: string): Place {
  return PLACES[folder] ?? { name: folder, zone: 'UTC' };
}
