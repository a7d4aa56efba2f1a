import { isTamError } from '@tam/errors';
import type { PackSet, Standard } from '@tam/standards';
import type { CaseFacts } from './case-facts';

/** Which standards apply to a place, a service and a date, remembered: the same few questions come a million times. */
export class StandardResolver {
  private readonly packsOf = new Map<string, readonly string[]>();
  private readonly standardsOf = new Map<string, readonly Standard[]>();

  constructor(private readonly packs: PackSet) {}

  /** Ids of the packs assigned to the place of a case on a local date. */
  assigned(facts: CaseFacts, date: string): readonly string[] {
    const { lineOfBusiness, network, region } = facts;
    const key = `${lineOfBusiness}\u0000${network}\u0000${region}\u0000${date}`;
    let ids = this.packsOf.get(key);
    if (!ids) this.packsOf.set(key, (ids = this.packs.assigned({ lineOfBusiness, network, region }, date)));
    return ids;
  }

  /** Standards of a pack in force on a local date that start in a way and hold for a service; none outside its range. */
  inForce(pack: string, date: string, start: Standard['start'], service: string): readonly Standard[] {
    const key = `${pack}\u0000${date}\u0000${start}\u0000${service}`;
    let standards = this.standardsOf.get(key);
    if (!standards) {
      standards = this.lookUp(pack, date).filter(
        (standard) =>
          standard.start === start && standard.kind !== 'survey-only' && standard.services.includes(service),
      );
      this.standardsOf.set(key, standards);
    }
    return standards;
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
