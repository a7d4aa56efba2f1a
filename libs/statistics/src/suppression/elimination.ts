/** A linear equation: the sum of coefficient times unknown is the value. */
export interface Row {
  readonly coefficients: ReadonlyMap<number, number>;
  readonly value: number;
}

interface Solved {
  readonly coefficients: Map<number, number>;
  value: number;
}

/** Coefficients are small fractions: what is closer to zero than this is zero. */
const TINY = 1e-9;

/** Gaussian elimination over sparse equations: says which sums of unknowns follow from them exactly. */
export class Elimination {
  /** One solved equation for each leading unknown. */
  private readonly solved = new Map<number, Solved>();

  constructor(rows: readonly Row[]) {
    for (const { coefficients, value } of rows) {
      const row = this.reduced({ coefficients: new Map(coefficients), value });
      const first = row.coefficients.entries().next().value;
      if (first === undefined) continue;
      const [unknown, factor] = first;
      for (const [other, coefficient] of row.coefficients) row.coefficients.set(other, coefficient / factor);
      row.value /= factor;
      this.solved.set(unknown, row);
    }
  }

  /** The value of a sum of unknowns; undefined where it does not follow. */
  valueOf(coefficients: ReadonlyMap<number, number>): number | undefined {
    const row = this.reduced({ coefficients: new Map(coefficients), value: 0 });
    return row.coefficients.size === 0 ? Math.round(-row.value) : undefined;
  }

  /** Takes solved equations away until no leading unknown is left. */
  private reduced(row: Solved): Solved {
    for (;;) {
      let hit: [number, number, Solved] | undefined;
      for (const [unknown, factor] of row.coefficients) {
        const solved = this.solved.get(unknown);
        if (solved !== undefined) {
          hit = [unknown, factor, solved];
          break;
        }
      }
      if (hit === undefined) return row;
      const [, factor, solved] = hit;
      for (const [unknown, coefficient] of solved.coefficients) {
        const sum = (row.coefficients.get(unknown) ?? 0) - factor * coefficient;
        if (Math.abs(sum) < TINY) row.coefficients.delete(unknown);
        else row.coefficients.set(unknown, sum);
      }
      row.value -= factor * solved.value;
    }
  }
}
