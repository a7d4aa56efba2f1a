import { spanFaults } from './check-spans';
import type { PackProblem } from './pack-file';
import type { AssignmentRow, AssignmentsData } from './pack-schema';
import type { PackInfo } from './standard';

/** Proves that every assigned pack is there and covers the whole span for which it is assigned. */
export function checkAssignments(
  { assignments }: AssignmentsData,
  packs: ReadonlyMap<string, PackInfo>,
  file: string,
): readonly PackProblem[] {
  return assignments.flatMap((row, index) => {
    const pointer = `/assignments/${index}`;
    const faults = spanFaults(row, file, pointer);
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
