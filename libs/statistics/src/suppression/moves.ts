import { innermost, type Lattice, upwards } from './lattice';
import { LARGEST_SMALL_CELL } from './small-cell';

/**
 * A change of one dimension that keeps all its sums: `plus` rises by one, `minus` falls by one. `leaves` are the
 * innermost of both.
 */
export interface Shift {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly leaves: readonly number[];
}

/** More than this many partners are not looked at; the nearest and largest come first. */
const PARTNERS = 16;
/** A small count has no more innermost parts than this that are not 0. */
const STARTS = LARGEST_SMALL_CELL;
const OUTSIDE = -1;

/**
 * Ways to raise a row: one of its innermost parts rises with all that holds it, and another innermost row falls with
 * all that holds that one, up to where both meet; or nothing falls and the whole rises. Those of the largest `size`
 * come first.
 */
export function rowShifts(lattice: Lattice, row: number, size: (row: number) => number): readonly Shift[] {
  const { rowParent, rowParts } = lattice;
  const bySize = (a: number, b: number): number => size(b) - size(a) || a - b;
  const starts = [...innermost(rowParts, row)].sort(bySize).slice(0, STARTS);
  const partners: number[] = [];
  const seen = new Set(innermost(rowParts, row));
  for (const outer of upwards(rowParent, row)) {
    const near = innermost(rowParts, outer).filter((leaf) => !seen.has(leaf));
    near.forEach((leaf) => seen.add(leaf));
    partners.push(...near.sort(bySize));
  }
  return starts.flatMap((start) =>
    [...partners.slice(0, PARTNERS), OUTSIDE].map((partner) => exchange(rowParent, start, partner)),
  );
}

/** Ways to raise a column, with every way in which the overlays can follow. */
export function columnShifts(lattice: Lattice, column: number): readonly Shift[] {
  return allColumnShifts(lattice).filter(({ plus }) => plus.includes(column));
}

const known = new WeakMap<Lattice, readonly Shift[]>();

function allColumnShifts(lattice: Lattice): readonly Shift[] {
  const found = known.get(lattice) ?? listColumnShifts(lattice);
  known.set(lattice, found);
  return found;
}

function listColumnShifts(lattice: Lattice): readonly Shift[] {
  const { columnParent, columnParts, overlays, determined } = lattice;
  const leaves = innermost(columnParts, lattice.columnOf('clocks'));
  const shifts: Shift[] = [];
  for (const start of leaves) {
    for (const partner of [...leaves, OUTSIDE]) {
      if (partner === start) continue;
      const base = exchange(columnParent, start, partner);
      if (base.plus.includes(determined)) shifts.push(...followed(base, overlays, 'plus'));
      else if (base.minus.includes(determined)) shifts.push(...followed(base, overlays, 'minus'));
      else shifts.push(base);
    }
  }
  for (const [overlay, rest] of overlays) {
    shifts.push({ plus: [overlay], minus: [rest], leaves: [overlay, rest] });
    shifts.push({ plus: [rest], minus: [overlay], leaves: [overlay, rest] });
  }
  return shifts;
}

/** Where `determined` changes, one side of each overlay changes with it: the one that is never shown comes first. */
function followed(
  base: Shift,
  overlays: readonly (readonly [number, number])[],
  side: 'plus' | 'minus',
): readonly Shift[] {
  return overlays.reduce<readonly Shift[]>(
    (shifts, [overlay, rest]) =>
      [rest, overlay].flatMap((member) =>
        shifts.map((shift) => ({
          ...shift,
          [side]: [...shift[side], member],
          leaves: [...shift.leaves, member],
        })),
      ),
    [base],
  );
}

/** One leaf rises and another falls, each with what holds it and not the other. */
function exchange(parents: readonly number[], start: number, partner: number): Shift {
  const up = upwards(parents, start);
  if (partner === OUTSIDE) return { plus: up, minus: [], leaves: [start] };
  const down = upwards(parents, partner);
  return {
    plus: up.filter((index) => !down.includes(index)),
    minus: down.filter((index) => !up.includes(index)),
    leaves: [start, partner],
  };
}
