import { isKnownZone, type Calendar } from '@tam/calendar';
import type { KnownCode, PackProblem } from './pack-file';
import type { Verification } from './standard';

/** The names that a file may use. */
export interface KnownNames {
  readonly isKnownCode: KnownCode;
  readonly isKnownEventType: (type: string) => boolean;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** From the strongest to the weakest. */
const STRENGTH: readonly Verification[] = ['primary', 'secondary', 'unverified'];

interface Tagged {
  readonly verification: Verification;
}

/** Collects the problems of one file. */
export class Findings {
  readonly problems: PackProblem[] = [];

  constructor(
    private readonly file: string,
    private readonly known: KnownNames,
  ) {}

  add(code: PackProblem['code'], pointer: string, message: string): void {
    this.problems.push({ code, file: this.file, pointer, message });
  }

  code(registry: Parameters<KnownCode>[0], code: string, pointer: string): void {
    if (this.known.isKnownCode(registry, code)) return;
    this.add('TAM_PACK_UNKNOWN_CODE', pointer, `"${code}" is not a known ${registry}.`);
  }

  codes(registry: Parameters<KnownCode>[0], codes: readonly string[] | undefined, pointer: string): void {
    for (const [index, code] of (codes ?? []).entries()) this.code(registry, code, `${pointer}/${index}`);
  }

  eventTypes(types: readonly string[] | undefined, pointer: string): void {
    for (const [index, type] of (types ?? []).entries()) {
      if (this.known.isKnownEventType(type)) continue;
      this.add('TAM_PACK_UNKNOWN_CODE', `${pointer}/${index}`, `"${type}" is not a known event type.`);
    }
  }

  calendar(name: string | undefined, pointer: string): void {
    if (name === undefined || this.known.calendars.has(name)) return;
    this.add('TAM_PACK_UNKNOWN_CALENDAR', pointer, `There is no calendar "${name}".`);
  }

  /** A citation is as strong as the weakest of its evidence. */
  citation(citation: Tagged, evidence: readonly Tagged[] | undefined, pointer: string): void {
    const weakest = Math.max(0, ...(evidence ?? []).map((item) => STRENGTH.indexOf(item.verification)));
    if (STRENGTH.indexOf(citation.verification) >= weakest) return;
    const message = `The citation is called ${citation.verification}, but some of its evidence is ${STRENGTH[weakest]}.`;
    this.add('TAM_PACK_OVERSTATED', `${pointer}/citation/verification`, message);
  }

  /** Says that a zone, where one is given, is not an IANA zone this runtime knows. */
  zone(name: string | undefined, pointer: string): void {
    if (name === undefined || isKnownZone(name)) return;
    this.add('TAM_CALENDAR_UNKNOWN_ZONE', pointer, `"${name}" is not a known time zone.`);
  }
}
