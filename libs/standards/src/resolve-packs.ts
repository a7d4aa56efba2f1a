import { dayAfter } from '@tam/calendar';
import { TamError } from '@tam/errors';
import type { AssignmentRow } from './pack-schema';
import type { AssignmentKey, LineHours, PackInfo, PackSet, SourceTable, Standard, Survey } from './standard';

/** The packs as they were loaded, with what is known of each. */
export interface LoadedPacks extends PackSet {
  /** In code-unit order of id. */
  readonly packs: readonly PackInfo[];
  /** Every version of every survey, in code-unit order of pack, then by id and date. */
  readonly surveys: readonly Survey[];
}

/** Where the deployer says nothing of sources: none is late, and each can send everything. */
const NO_SOURCES: SourceTable = { latenessOf: () => 0, cannotSend: () => false };

/** Where the deployer says nothing of lines: each is open always. */
const NO_HOURS: LineHours = { isOpen: () => true };

/** From a date on, until the next period begins. */
interface Period {
  readonly from: string;
  readonly standards: readonly Standard[];
}

const ANY = '*';
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Makes packs and assignments, both already proven, answer for a place and a date. */
export function resolvePacks(packs: readonly PackInfo[], assignments: readonly AssignmentRow[]): LoadedPacks {
  const sorted = [...packs].sort((a, b) => byText(a.id, b.id));
  const byId = new Map(sorted.map((pack) => [pack.id, { pack, periods: periodsOf(pack) }]));
  const rows = assignments.map((row) => ({ ...row, packs: [...row.packs].sort(byText) }));
  return {
    packs: sorted,
    surveys: sorted.flatMap((pack) => pack.surveys),
    sources: NO_SOURCES,
    lines: NO_HOURS,
    hashes: Object.fromEntries(sorted.map((pack) => [pack.id, pack.hash])),
    assigned: (key, date) => assignedPacks(rows, key, date),
    inForce: (id, date) => {
      const found = byId.get(id);
      if (found === undefined) {
        throw new TamError('TAM_PACK_UNKNOWN_PACK', `There is no pack "${id}".`, { pack: id });
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
