import type { Actor, Qualification, Qualified } from './actor';
import type { QualifiedTable, RosterRow } from './qualified-schema';

/** Who acts under a licence of their own. A clerk with a licence acts as a clerk. */
const LICENSED_OFFICES: ReadonlySet<string> = new Set(['clinician', 'provider']);
const KNOWN_STATUSES: ReadonlySet<string> = new Set(['active', 'inactive', 'suspended']);
const ANYWHERE = '*';

/** Answers who is qualified where, from the tables of the authorities and the roster. */
export class Qualifications {
  private readonly byRegion = new Map<string, QualifiedTable>();
  private readonly roster: ReadonlyMap<string, RosterRow>;

  constructor(tables: readonly QualifiedTable[], roster: readonly RosterRow[]) {
    for (const table of tables) for (const region of table.regions) this.byRegion.set(region, table);
    this.roster = new Map(roster.map((row) => [row.ref, row]));
  }

  /** An actor as told, with what the roster knows of the person in the first place. */
  known(actor: Actor | undefined): Actor | undefined {
    const row = actor?.ref === undefined ? undefined : this.roster.get(actor.ref);
    return row === undefined ? actor : { ...actor, ...row };
  }

  /**
   * Whether somebody is qualified. `unknown`: a licensed office without a licence or status that anybody knows, or
   * nobody named at all. The actor comes from `known`.
   */
  qualifiedFor(purpose: Qualification, actor: Actor | undefined, region: string | undefined): Qualified {
    if (actor?.office === undefined) return 'unknown';
    if (!LICENSED_OFFICES.has(actor.office)) return 'no';
    const { licence, licenceStatus, jurisdiction } = actor;
    if (licence === undefined || licenceStatus === undefined || !KNOWN_STATUSES.has(licenceStatus))
      return 'unknown';
    if (licenceStatus !== 'active' || actor.triageTrained === false) return 'no';
    const who = this.tableOf(region)?.[purpose];
    if (who === undefined) return 'unknown';
    if (who.jurisdictions && jurisdiction !== undefined && !who.jurisdictions.includes(jurisdiction))
      return 'no';
    if (who.licences.includes(licence)) return 'yes';
    return who.supervisedLicences.includes(licence) && actor.supervised === true ? 'yes' : 'no';
  }

  private tableOf(region: string | undefined): QualifiedTable | undefined {
    return (region === undefined ? undefined : this.byRegion.get(region)) ?? this.byRegion.get(ANYWHERE);
  }
}
