import { dayAfter, type Calendar } from '@tam/calendar';
import { TamError } from '@tam/errors';
import type { LineRow, SourceRow } from './deployment-schema';
import { lineHours } from './line-hours';
import type { AssignmentRow } from './pack-schema';
import { sourceTable } from './source-table';
import type { AssignmentKey, PackInfo, PackSet, Standard, Survey } from './standard';

/** The packs as they were loaded, with what is known of each. */
export interface LoadedPacks extends PackSet {
  /** In code-unit order of id. */
  readonly packs: readonly PackInfo[];
  /** Every version of every survey, in code-unit order of pack, then by id and date. */
  readonly surveys: readonly Survey[];
  /** Ids of the packs that are loaded and not evaluated: unverified or proposed, and not asked for. */
  readonly withheld: readonly string[];
  /** What the deployer says of each source: mode, cadence and scope are for the gates of a live monitor. */
  readonly sourceRows: readonly SourceRow[];
}

/** What the deployer's files say, already proven. */
export interface Deployed {
  readonly assignments: readonly AssignmentRow[];
  readonly sources: readonly SourceRow[];
  readonly lines: readonly LineRow[];
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly onRequest: readonly string[];
  /** Hashes of the deployer's files, by name. */
  readonly hashes: { readonly [name: string]: string };
}

/** From a date on, until the next period begins. */
interface Period {
  readonly from: string;
  readonly standards: readonly Standard[];
}

const ANY = '*';
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Makes packs and what the deployer says, all already proven, answer for a place and a date. A pack that is unverified
 * or only proposed is assigned only where it is asked for. Error: TAM_PACK_UNKNOWN_PACK for one asked for and not there.
 */
export function resolvePacks(packs: readonly PackInfo[], deployed: Deployed): LoadedPacks {
  const sorted = [...packs].sort((a, b) => byText(a.id, b.id));
  const byId = new Map(sorted.map((pack) => [pack.id, { pack, periods: periodsOf(pack) }]));
  for (const id of deployed.onRequest) if (!byId.has(id)) throw unknownPack(id);
  const withheld = new Set(
    sorted
      .filter(({ id, status }) => status !== 'enacted' && !deployed.onRequest.includes(id))
      .map(({ id }) => id),
  );
  const rows = deployed.assignments.map((row) => ({
    ...row,
    packs: row.packs.filter((id) => !withheld.has(id)).sort(byText),
  }));
  const bound = sorted.filter(({ id }) => !withheld.has(id)).map((pack) => [pack.id, pack.hash] as const);
  return {
    packs: sorted,
    surveys: sorted.flatMap((pack) => pack.surveys),
    withheld: [...withheld],
    sourceRows: deployed.sources,
    sources: sourceTable(deployed.sources),
    lines: lineHours(deployed.lines, deployed.calendars),
    hashes: { ...Object.fromEntries(bound), ...deployed.hashes },
    assigned: (key, date) => assignedPacks(rows, key, date),
    inForce: (id, date) => {
      const found = byId.get(id);
      if (found === undefined) {
        throw unknownPack(id);
      }
      const { pack, periods } = found;
      if (date < pack.from || (pack.to !== undefined && date > pack.to)) {
        const range = pack.to === undefined ? `from ${pack.from} on` : `from ${pack.from} to ${pack.to}`;
        throw new TamError('TAM_PACK_OUT_OF_RANGE', `${id} holds ${range}; it was asked for ${date}.`, {
          pack: id,
          date,
        });
      }
      return periods.findLast((period) => period.from <= date)?.standards ?? [];
    },
  };
}

function unknownPack(id: string): TamError {
  return new TamError('TAM_PACK_UNKNOWN_PACK', `There is no pack "${id}".`, { pack: id });
}

/** Every matching row counts; a pack that two rows assign is there once. */
function assignedPacks(rows: readonly AssignmentRow[], key: AssignmentKey, date: string): readonly string[] {
  const matching = rows.filter(
    (row) =>
      date >= row.from &&
      (row.to === undefined || date <= row.to) &&
      (row.lineOfBusiness === ANY || row.lineOfBusiness === key.lineOfBusiness) &&
      (row.network === ANY || row.network === key.network) &&
      (row.region === ANY || row.region === key.region),
  );
  if (matching.length === 1) return matching[0]!.packs;
  return [...new Set(matching.flatMap((row) => row.packs))].sort(byText);
}

function periodsOf(pack: PackInfo): readonly Period[] {
  return changeDates(pack.standards).map((from) => ({
    from,
    standards: pack.standards.filter(
      (standard) => standard.from <= from && (standard.to === undefined || from <= standard.to),
    ),
  }));
}

/** The dates on which what is in force changes, in order: each first day, and the day after each last one. */
export function changeDates(standards: readonly Standard[]): readonly string[] {
  const dates = standards.flatMap(({ from, to }) => (to === undefined ? [from] : [from, dayAfter(to)]));
  return [...new Set(dates)].sort(byText);
}
