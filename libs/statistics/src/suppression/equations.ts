import type { EditionStack } from './edition-stack';
import { Elimination, type Row } from './elimination';
import type { Target } from './leeway';

/** `whole` is the sum of `parts`; cells by number. */
interface Sum {
  readonly whole: number;
  readonly parts: readonly number[];
}

interface Bounds {
  low: number;
  high: number;
}

/** Equations by name, and for each unknown its coefficient in each. Unknowns are not negative. */
export interface LinearProgram {
  readonly constraints: ReadonlyMap<string, { readonly equal?: number; readonly min?: number }>;
  readonly variables: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** To be added to the objective. */
  readonly constant: number;
}

/**
 * All that a reader of published tables knows, as equations over counts that are not negative. A cell that the reader
 * takes to be the same in two tables is one unknown.
 */
export class Equations {
  private readonly unknowns: Bounds[] = [];
  /** The unknown of each cell of each layer. */
  private readonly unknownOf: readonly (readonly number[])[];
  private readonly sums: Sum[] = [];
  /** What was known of each unknown before anything was concluded. */
  private readonly given: readonly Bounds[];
  private readonly exact: Elimination;

  constructor(private readonly stack: EditionStack) {
    this.unknownOf = this.numbered();
    stack.layers.forEach((_, layer) => this.addSums(layer));
    this.given = this.unknowns.map((bounds) => ({ ...bounds }));
    this.tighten();
    this.exact = new Elimination(this.rows());
  }

  /** Between which counts a target is known to lie. */
  bounds({ layer, row, column, since, sign }: Target): Bounds {
    const cell = this.stack.lattice.cell(row, column);
    const now = this.unknownOf[layer]![cell]!;
    const then = since === undefined ? undefined : this.unknownOf[since]![cell]!;
    const exact = this.exact.valueOf(
      new Map(
        then === undefined
          ? [[now, 1]]
          : [
              [now, sign],
              [then, -sign],
            ],
      ),
    );
    if (exact !== undefined) return { low: exact, high: exact };
    const { low, high } = this.unknowns[now]!;
    if (then === undefined) return { low, high };
    const past = this.unknowns[then]!;
    return sign > 0
      ? { low: low - past.high, high: high - past.low }
      : { low: past.low - high, high: past.high - low };
  }

  /**
   * The same as a linear program whose objective `target` is the count, or the size of the change, that is asked about:
   * for a solver that knows nothing of tables. What is shown is put in; bounds that follow from others are left out.
   */
  program({ layer, row, column, since, sign }: Target): LinearProgram {
    const cell = this.stack.lattice.cell(row, column);
    const variables = new Map<string, Map<string, number>>();
    const constraints = new Map<string, { readonly equal?: number; readonly min?: number }>();
    const isGiven = (unknown: number): boolean => this.given[unknown]!.low === this.given[unknown]!.high;
    const add = (unknown: number, name: string, coefficient: number): void => {
      const own = variables.get(`x${unknown}`) ?? new Map<string, number>();
      own.set(name, (own.get(name) ?? 0) + coefficient);
      variables.set(`x${unknown}`, own);
    };
    this.sums.forEach(({ whole, parts }, index) => {
      const terms = [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)];
      const open = terms.filter(([unknown]) => !isGiven(unknown));
      if (open.length === 0) return;
      const known = terms.filter(([unknown]) => isGiven(unknown));
      const equal = known.reduce((sum, [unknown, sign]) => sum - sign * this.given[unknown]!.low, 0);
      constraints.set(`sum${index}`, { equal });
      for (const [unknown, sign] of open) add(unknown, `sum${index}`, sign);
    });
    this.given.forEach(({ low }, unknown) => {
      if (low === 0 || isGiven(unknown)) return;
      constraints.set(`least${unknown}`, { min: low });
      add(unknown, `least${unknown}`, 1);
    });
    let constant = 0;
    const ask = (unknown: number, factor: number): void => {
      if (isGiven(unknown)) constant += factor * this.given[unknown]!.low;
      else add(unknown, 'target', factor);
    };
    ask(this.unknownOf[layer]![cell]!, since === undefined ? 1 : sign);
    if (since !== undefined) ask(this.unknownOf[since]![cell]!, -sign);
    return { constraints, variables, constant };
  }

  /** One unknown a cell; one for both where an innermost cell is the same in two layers. */
  private numbered(): readonly (readonly number[])[] {
    const { lattice, layers } = this.stack;
    const isInner = (row: number, column: number): boolean =>
      lattice.rowParts[row]!.length === 0 && lattice.columnParts[column]!.length === 0;
    const all: number[][] = [];
    layers.forEach(({ values, hidden, floors }, layer) => {
      const own: number[] = [];
      lattice.rows.forEach((_, row) => {
        lattice.columns.forEach((__, column) => {
          const cell = lattice.cell(row, column);
          const same = isInner(row, column)
            ? all.findIndex((___, other) => this.stack.isSame(layer, other, cell))
            : -1;
          const value = values[cell]!;
          const known =
            hidden[cell] === 1 ? { low: floors[cell]!, high: Infinity } : { low: value, high: value };
          own[cell] = same < 0 ? this.unknowns.push(known) - 1 : all[same]![cell]!;
          const bounds = this.unknowns[own[cell]]!;
          bounds.low = Math.max(bounds.low, known.low);
          bounds.high = Math.min(bounds.high, known.high);
        });
      });
      all[layer] = own;
    });
    return all;
  }

  private addSums(layer: number): void {
    const { lattice } = this.stack;
    const unknown = (row: number, column: number): number =>
      this.unknownOf[layer]![lattice.cell(row, column)]!;
    lattice.rows.forEach((_, row) => {
      lattice.columns.forEach((__, column) => {
        const whole = unknown(row, column);
        const inRows = lattice.rowParts[row]!;
        const inColumns = lattice.columnParts[column]!;
        if (inRows.length > 0) this.sums.push({ whole, parts: inRows.map((part) => unknown(part, column)) });
        if (inColumns.length > 0)
          this.sums.push({ whole, parts: inColumns.map((part) => unknown(row, part)) });
      });
      for (const members of lattice.overlays)
        this.sums.push({
          whole: unknown(row, lattice.determined),
          parts: members.map((member) => unknown(row, member)),
        });
    });
  }

  /** A whole lies between the sums of its parts' bounds; a part is what the others can leave of the whole. */
  private tighten(): void {
    for (let changed = true, round = 0; changed && round < 200; round++) {
      changed = false;
      const narrow = (unknown: number, low: number, high: number): void => {
        const bounds = this.unknowns[unknown]!;
        if (low > bounds.low) [bounds.low, changed] = [low, true];
        if (high < bounds.high) [bounds.high, changed] = [high, true];
      };
      for (const { whole, parts } of this.sums) {
        const of = parts.map((part) => this.unknowns[part]!);
        const low = of.reduce((sum, each) => sum + each.low, 0);
        narrow(
          whole,
          low,
          of.reduce((sum, each) => sum + each.high, 0),
        );
        const { low: least, high: most } = this.unknowns[whole]!;
        parts.forEach((part, index) => {
          const othersHigh = of.reduce((sum, each, other) => (other === index ? sum : sum + each.high), 0);
          narrow(part, least - othersHigh, most - (low - of[index]!.low));
        });
      }
    }
  }

  private rows(): readonly Row[] {
    const known = this.unknowns.flatMap(({ low, high }, unknown) =>
      low === high ? [{ coefficients: new Map([[unknown, 1]]), value: low }] : [],
    );
    const sums = this.sums.map(({ whole, parts }) => {
      const coefficients = new Map<number, number>([[whole, 1]]);
      for (const part of parts) coefficients.set(part, (coefficients.get(part) ?? 0) - 1);
      return { coefficients, value: 0 };
    });
    return [...known, ...sums];
  }
}
