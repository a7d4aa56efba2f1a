import { isTamError } from '@tam/errors';
import { NestedMemo } from './nested-memo';
import type { AssignmentKey, LineHours, PackSet, SourceTable, Standard } from '@tam/standards';

/** Which standards apply to a place, a service and a date, remembered: the same few questions come a million times. */
export class StandardResolver {
  private readonly packsOf = new NestedMemo<readonly string[]>();
  private readonly standardsOf = new NestedMemo<readonly Standard[]>();
  private readonly applyingAt = new NestedMemo<readonly Standard[]>();

  constructor(private readonly packs: PackSet) {}

  get sources(): SourceTable {
    return this.packs.sources;
  }

  get lines(): LineHours {
    return this.packs.lines;
  }

  /** Ids of the packs assigned to a place on a local date. */
  assigned({ lineOfBusiness, network, region }: AssignmentKey, date: string): readonly string[] {
    return this.packsOf.get([lineOfBusiness, network, region, date], () =>
      this.packs.assigned({ lineOfBusiness, network, region }, date),
    );
  }

  /**
   * Standards of a pack in force on a local date that start in a way and hold for a service (one that names no services
   * holds for all); none outside its range.
   */
  inForce(pack: string, date: string, start: Standard['start'], service: string): readonly Standard[] {
    return this.standardsOf.get([pack, start, service, date], () =>
      this.lookUp(pack, date).filter(
        ({ start: starts, services }) =>
          starts === start && (services.length === 0 || services.includes(service)),
      ),
    );
  }

  /** The standards of all packs of a place that start in a way on a local date. */
  applying(
    place: AssignmentKey,
    date: string,
    start: Standard['start'],
    service: string,
  ): readonly Standard[] {
    const { lineOfBusiness, network, region } = place;
    return this.applyingAt.get([lineOfBusiness, network, region, start, service, date], () =>
      this.assigned(place, date).flatMap((pack) => this.inForce(pack, date, start, service)),
    );
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
