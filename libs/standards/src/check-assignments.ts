import { spanFaults } from './check-spans';
import { Findings, type KnownNames } from './findings';
import type { PackProblem } from './pack-file';
import type { AssignmentRow, AssignmentsData } from './pack-schema';
import type { PackInfo } from './standard';

const ANY = '*';

/** Proves that every assigned pack is there and covers the whole span for which it is assigned. */
export function checkAssignments(
  { assignments }: AssignmentsData,
  packs: ReadonlyMap<string, PackInfo>,
  file: string,
  known: KnownNames,
): readonly PackProblem[] {
  return assignments.flatMap((row, index) => {
    const pointer = `/assignments/${index}`;
    const faults = [...spanFaults(row, file, pointer), ...placeFaults(row, file, pointer, known)];
    if (faults.length > 0) return faults;
    return row.packs.flatMap((id, at): readonly PackProblem[] => {
      const pack = packs.get(id);
      if (pack === undefined) {
        const message = `There is no pack "${id}".`;
        return [{ code: 'TAM_PACK_UNKNOWN_PACK', file, pointer: `${pointer}/packs/${at}`, message }];
      }
      return coverageFaults(row, pack).map(({ field, message }) => ({
        code: 'TAM_PACK_OUT_OF_RANGE',
        file,
        pointer: `${pointer}/${field}`,
        message,
      }));
    });
  });
}

/** A line of business or a region that no registry lists would match no request. Networks are the deployer's own. */
function placeFaults(
  { lineOfBusiness, region }: AssignmentRow,
  file: string,
  pointer: string,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file, known);
  if (lineOfBusiness !== ANY) findings.code('lineOfBusiness', lineOfBusiness, `${pointer}/lineOfBusiness`);
  if (region !== ANY) findings.code('region', region, `${pointer}/region`);
  return findings.problems;
}

function coverageFaults(row: AssignmentRow, pack: PackInfo): readonly { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  if (row.from < pack.from) {
    faults.push({
      field: 'from',
      message: `${pack.id} is assigned from ${row.from}, but begins on ${pack.from}.`,
    });
  }
  if (pack.to !== undefined && (row.to === undefined || row.to > pack.to)) {
    const end = row.to === undefined ? 'without an end' : `to ${row.to}`;
    faults.push({ field: 'to', message: `${pack.id} is assigned ${end}, but ends on ${pack.to}.` });
  }
  return faults;
}
