import { isTamError } from '@tam/errors';
import type { AssignmentKey, LineHours, PackSet, SourceTable, Standard } from '@tam/standards';

/** Which standards apply to a place, a service and a date, remembered: the same few questions come a million times. */
export class StandardResolver {
  private readonly packsOf = new Map<string, readonly string[]>();
  private readonly standardsOf = new Map<string, readonly Standard[]>();

  constructor(private readonly packs: PackSet) {}

  get sources(): SourceTable {
    return this.packs.sources;
  }

  get lines(): LineHours {
    return this.packs.lines;
  }

  /** Ids of the packs assigned to a place on a local date. */
  assigned(place: AssignmentKey, date: string): readonly string[] {
    const { lineOfBusiness, network, region } = place;
    const key = `${lineOfBusiness}\u0000${network}\u0000${region}\u0000${date}`;
    let ids = this.packsOf.get(key);
    if (!ids) this.packsOf.set(key, (ids = this.packs.assigned({ lineOfBusiness, network, region }, date)));
    return ids;
  }

  /**
   * Standards of a pack in force on a local date that start in a way and hold for a service (one that names no services
   * holds for all); none outside its range.
   */
  inForce(pack: string, date: string, start: Standard['start'], service: string): readonly Standard[] {
    const key = `${pack}\u0000${date}\u0000${start}\u0000${service}`;
    let standards = this.standardsOf.get(key);
    if (!standards) {
      standards = this.lookUp(pack, date).filter(
        ({ start: starts, services }) =>
          starts === start && (services.length === 0 || services.includes(service)),
      );
      this.standardsOf.set(key, standards);
    }
    return standards;
  }

  /** The standards of all packs of a place that start in a way on a local date. */
  *applying(
    place: AssignmentKey,
    date: string,
    start: Standard['start'],
    service: string,
  ): Generator<Standard> {
    for (const pack of this.assigned(place, date)) yield* this.inForce(pack, date, start, service);
  }

  private lookUp(pack: string, date: string): readonly Standard[] {
    try {
      return this.packs.inForce(pack, date);
    } catch (error) {
      if (isTamError(error, 'TAM_PACK_OUT_OF_RANGE')) return [];
      throw error;
    }
  }
}
