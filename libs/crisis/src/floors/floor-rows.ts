import type { Level } from '../ladder/level';
import { isMoreUrgent } from '../ladder/level';
import type { EvidenceCode } from './evidence-code';
import type { FloorRow, FloorTable } from './floor-table-schema';

/** Finds the row of a code. */
export class FloorRows {
  private readonly byCode = new Map<EvidenceCode, FloorRow>();

  constructor(readonly table: FloorTable) {
    for (const row of table.rows) for (const code of row.evidence) this.byCode.set(code, row);
  }

  /** Undefined: a code that the table does not know satisfies nothing. */
  rowOf(code: EvidenceCode): FloorRow | undefined {
    return this.byCode.get(code);
  }

  /** The most urgent row of some codes that gives a floor; undefined: none does. */
  mostUrgent(codes: readonly EvidenceCode[]): (FloorRow & { readonly level: Level }) | undefined {
    let found: (FloorRow & { readonly level: Level }) | undefined;
    for (const code of codes) {
      const row = this.byCode.get(code);
      if (row?.level === undefined) continue;
      if (found === undefined || isMoreUrgent(row.level, found.level)) found = { ...row, level: row.level };
    }
    return found;
  }
}
