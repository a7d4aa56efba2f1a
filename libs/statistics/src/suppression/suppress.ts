import { isRest } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import { EditionStack, type PublishedTable } from './edition-stack';
import {
  type Direction,
  everyCell,
  isUnseen,
  type Leeway,
  leeway,
  type Move,
  movesOf,
  roomOf,
  type Target,
} from './leeway';
import { followingFrom, targetsOf } from './following';
import { innermost, upwards } from './lattice';
import { isFree, isKnownSmall, LARGEST_SMALL_CELL } from './small-cell';

const MOST_ATTEMPTS = 64;

/**
 * Chooses what of a table is not shown, so that from it and from all tables of the same standard and period that were
 * published before, no count of 1 to 10 follows, no complement of one, and no change of 1 to 10 between two of them.
 *
 * 1. Every such cell is hidden, and all that was hidden before: so the new table tells nothing of the old ones that they
 *    did not tell, whatever a reader takes for unchanged.
 * 2. Each is held against the moves that nobody could see: other whole tables with the same shown cells. A small count
 *    must be able to be each of 1 to 10 and something else besides, a small change something else than small. Until that
 *    is so, the move that helps most for its price is made unseen by hiding its cells.
 * 3. With earlier tables, the attack is run on all of them side by side; what it still finds is hidden with its row.
 *
 * Where nothing helps the whole table is hidden. The order is fixed: the same tables give the same choice.
 */
export function suppress(table: CountTable, earlier: readonly PublishedTable[] = []): PublishedTable {
  const stack = new EditionStack(earlier, table);
  const targets = targetsOf(stack).filter(({ layer }) => stack.layers[layer] === stack.newest);
  hideKnown(stack, targets);
  const isSafe = innermostFirst(stack, targets).every((target) => protect(stack, target));
  if (!isSafe) stack.newest.hidden.fill(1);
  if (earlier.length > 0) hideWhatFollows(stack);
  return publishedOf(stack, table);
}

/** What is hidden for an inner group often serves for an outer one too, and costs less. */
function innermostFirst({ lattice }: EditionStack, targets: readonly Target[]): readonly Target[] {
  const depthOf = ({ row }: Target): number => lattice.rows[row]!.length;
  return [...targets].sort((a, b) => depthOf(b) - depthOf(a));
}

function hideKnown({ lattice, layers, newest }: EditionStack, targets: readonly Target[]): void {
  for (const { row, column, since } of targets) {
    const cell = lattice.cell(row, column);
    if (since === undefined || layers[since]!.hidden[cell] === 0) newest.hidden[cell] = 1;
  }
  for (const { hidden } of layers) hidden.forEach((isHidden, cell) => isHidden && (newest.hidden[cell] = 1));
}

/** Hides more until a target is in doubt enough; false where nothing that could be hidden helps. */
function protect(stack: EditionStack, { row, column, since, value, sign }: Target): boolean {
  const moves = movesOf(stack, row, column);
  const upTo = LARGEST_SMALL_CELL + 1 - value;
  const back = -sign as Direction;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const unseen = moves.filter((move) => isUnseen(stack, move));
    const up = leeway(stack, unseen, sign, upTo);
    const down = leeway(stack, unseen, back, value);
    const low = value - down.reached;
    const high = value + up.reached;
    if (since === undefined ? isFree(low, high) : !isKnownSmall(low, high)) return true;
    const higher = cheapest(stack, moves, sign, up, upTo);
    const lower = cheapest(stack, moves, back, down, value);
    const needed = since === undefined ? (high < LARGEST_SMALL_CELL ? higher : lower) : undefined;
    const next = needed ?? cheaper(higher, lower);
    if (next === undefined) return false;
    everyCell(stack, next.move, (cell) => (stack.newest.hidden[cell] = 1) === 1);
  }
  return false;
}

/**
 * Hides the row of whatever the attack finds, then the rows that hold it, its parts and all others, one after the other
 * until it finds nothing or all is hidden.
 */
function hideWhatFollows(stack: EditionStack): void {
  const { lattice, newest } = stack;
  const cellsOf = (row: number): readonly number[] =>
    lattice.columns.map((_, column) => lattice.cell(row, column));
  const isSeen = (row: number): boolean => cellsOf(row).some((cell) => newest.hidden[cell] === 0);
  const near = (row: number): readonly number[] => [
    ...upwards(lattice.rowParent, row),
    ...innermost(lattice.rowParts, row),
    ...lattice.rows.keys(),
  ];
  for (;;) {
    const rows = followingFrom(stack).flatMap(({ row }) => near(row).find(isSeen) ?? []);
    if (rows.length === 0) return;
    for (const row of rows) for (const cell of cellsOf(row)) newest.hidden[cell] = 1;
  }
}

/** A move that is not unseen yet, and what it costs for each count that it goes. */
interface Offer {
  readonly move: Move;
  readonly price: number;
}

const cheaper = (one: Offer | undefined, other: Offer | undefined): Offer | undefined =>
  one === undefined || (other !== undefined && other.price < one.price) ? other : one;

/** The offer at the lowest price that takes a target farther than it has come. */
function cheapest(
  stack: EditionStack,
  moves: readonly Move[],
  direction: Direction,
  { reached, values }: Leeway,
  wanted: number,
): Offer | undefined {
  let best: Offer | undefined;
  for (const move of moves) {
    const room = Math.min(roomOf(stack, move, direction, values), wanted - reached);
    if (room <= 0) continue;
    const cost = costOf(stack, move);
    if (cost === 0) continue;
    const price = cost / room;
    if (best === undefined || price < best.price) best = { move, price };
  }
  return best;
}

/** What it costs to make a move unseen; 0: it is already. */
function costOf(stack: EditionStack, move: Move): number {
  const { costs, newest } = stack;
  let cost = 0;
  everyCell(stack, move, (cell) => {
    if (newest.hidden[cell] === 0) cost += costs[cell]!;
    return true;
  });
  return cost;
}

/** The table with all rows and columns that any edition listed, so that none shows by being left out that it is empty. */
function publishedOf({ lattice, newest }: EditionStack, { standard, by }: CountTable): PublishedTable {
  const { rows, columns } = lattice;
  return {
    table: {
      standard,
      by,
      groups: rows,
      columns,
      counts: rows.map((_, row) => columns.map((__, column) => newest.values[lattice.cell(row, column)]!)),
    },
    hidden: rows.map((_, row) =>
      columns.filter((name, column) => isRest(name) || newest.hidden[lattice.cell(row, column)] === 1),
    ),
  };
}
