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
import { isSmall, LARGEST_SMALL_CELL, tellsTooMuch } from './small-cell';

const MOST_ATTEMPTS = 64;

/**
 * Chooses what of a table is not shown, so that from it and from all tables of the same standard and period that were
 * published before, no count of 1 to 10 follows, no complement of one, and no change of 1 to 10 between two of them.
 *
 * First every such cell is hidden. Then each is held against the moves that nobody could see: other whole tables with
 * the same shown cells. As long as these do not let its count be each of 1 to 10 and something else besides, the
 * cheapest move that helps is made unseen by hiding its cells. Where nothing helps, the whole table is hidden. The
 * order is fixed: the same tables give the same choice.
 */
export function suppress(table: CountTable, earlier: readonly PublishedTable[] = []): PublishedTable {
  const stack = new EditionStack(earlier, table);
  const targets = targetsOf(stack);
  const last = stack.layers.length - 1;
  hideVisible(stack, targets);
  const safe = innermostFirst(stack, targets).every((target) => protect(stack, target));
  if (!safe) stack.layers[last]!.hidden.fill(1);
  return publishedOf(stack, table);
}

/** Every cell of every layer that must stay in doubt, and every change between two layers. */
export function targetsOf({ lattice, layers }: EditionStack): readonly Target[] {
  const targets: Target[] = [];
  layers.forEach(({ values }, layer) => {
    for (let row = 0; row < lattice.rows.length; row++) {
      for (let column = 0; column < lattice.columns.length; column++) {
        const cell = lattice.cell(row, column);
        const value = values[cell]!;
        if (isSmall(value)) targets.push({ layer, row, column, value, sign: 1 });
        for (let since = 0; since < layer; since++) {
          const change = value - layers[since]!.values[cell]!;
          if (isSmall(Math.abs(change)))
            targets.push({ layer, row, column, since, value: Math.abs(change), sign: change > 0 ? 1 : -1 });
        }
      }
    }
  });
  return targets;
}

/** What is hidden for an inner group often serves for an outer one too, and costs less. */
function innermostFirst({ lattice }: EditionStack, targets: readonly Target[]): readonly Target[] {
  const depthOf = ({ row }: Target): number => lattice.rows[row]!.length;
  return [...targets].sort((a, b) => depthOf(b) - depthOf(a));
}

function hideVisible({ lattice, layers, newest }: EditionStack, targets: readonly Target[]): void {
  for (const { layer, row, column, since } of targets) {
    const cell = lattice.cell(row, column);
    const wasShown = since !== undefined && layers[since]!.hidden[cell] === 0;
    if (layers[layer] === newest && (since === undefined || wasShown)) newest.hidden[cell] = 1;
  }
}

/** Hides more until a target is in doubt enough; false where nothing that could be hidden helps. */
function protect(stack: EditionStack, target: Target): boolean {
  const moves = movesOf(stack, target);
  const { value, sign } = target;
  const upTo = LARGEST_SMALL_CELL + 1 - value;
  const back = -sign as Direction;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const unseen = moves.filter((move) => isUnseen(stack, move));
    const up = leeway(stack, unseen, sign, upTo);
    const down = leeway(stack, unseen, back, value);
    const low = value - down.reached;
    const high = value + up.reached;
    if (!tellsTooMuch(low, high)) return true;
    const higher = (): Move | undefined => cheapest(stack, moves, sign, up, upTo);
    const lower = (): Move | undefined => cheapest(stack, moves, back, down, value);
    const isHighEnough = high >= LARGEST_SMALL_CELL && low > 1;
    const found = isHighEnough ? (lower() ?? higher()) : (higher() ?? lower());
    if (found === undefined) return false;
    everyCell(stack, found, (cell) => (stack.newest.hidden[cell] = 1) === 1);
  }
  return false;
}

/**
 * The move that is not unseen yet and takes a target farther than it has come at the lowest price: what it costs to hide
 * its cells for each count that it goes.
 */
function cheapest(
  stack: EditionStack,
  moves: readonly Move[],
  direction: Direction,
  { reached, values }: Leeway,
  wanted: number,
): Move | undefined {
  let best: { move: Move; price: number } | undefined;
  for (const move of moves) {
    const room = Math.min(roomOf(stack, move, direction, values), wanted - reached);
    if (room <= 0) continue;
    const cost = costOf(stack, move);
    if (cost === 0 || cost === Infinity) continue;
    const price = cost / room;
    if (best === undefined || price < best.price) best = { move, price };
  }
  return best?.move;
}

/** What it costs to make a move unseen; 0: it is already; Infinity: an earlier table shows it for ever. */
function costOf(stack: EditionStack, move: Move): number {
  const { layers } = stack;
  const last = layers.length - 1;
  let cost = 0;
  for (const layer of move.layers) {
    const { hidden } = layers[layer]!;
    everyCell(stack, move, (cell) => {
      if (hidden[cell] === 0) cost += layer === last ? stack.costs[cell]! : Infinity;
      return cost < Infinity;
    });
  }
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
