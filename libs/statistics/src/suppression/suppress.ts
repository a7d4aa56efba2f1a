import { isRest } from '../figures/columns';
import type { CountTable } from '../figures/count-table';
import { EditionStack, type PublishedTable } from './edition-stack';
import {
  type Direction,
  eachCell,
  isUnseen,
  leeway,
  type Move,
  movesOf,
  roomOf,
  type Target,
} from './leeway';
import { isSmall, LARGEST_SMALL_CELL, tellsTooMuch } from './small-cell';
import { upwards } from './lattice';

/** What one more hidden cell of a column costs the reader. */
const COSTS: { readonly [column: string]: number } = {
  ...{ clocks: 6, due: 8, determined: 8, met: 8, breached: 8, undetermined: 4, ended: 3, excused: 3 },
  ...{ flagged: 2, provisional: 2, open: 2, void: 2 },
};
const COST_OF_OTHERS = 1;
/** A group costs this many times what one of its parts costs. */
const COST_OF_OUTER = 4;
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
  const safe = targets.every((target) => protect(stack, target));
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
  const back = -sign as Direction;
  const upTo = LARGEST_SMALL_CELL + 1 - value;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const unseen = moves.filter((move) => isUnseen(stack, move));
    const up = leeway(stack, unseen, sign, upTo);
    const down = leeway(stack, unseen, back, value);
    if (!tellsTooMuch(value - down, value + up)) return true;
    const higher = () => cheapest(stack, moves, sign, up, upTo);
    const lower = () => cheapest(stack, moves, back, down, value);
    const isHighEnough = value + up >= LARGEST_SMALL_CELL && value - down > 1;
    const found = isHighEnough ? (lower() ?? higher()) : (higher() ?? lower());
    if (found === undefined) return false;
    eachCell(stack, found, 1, (cell) => (stack.newest.hidden[cell] = 1));
  }
  return false;
}

/**
 * The move that is not unseen yet and would be worth its price: the cheapest of those that go as far as wanted, else
 * the one that goes farthest beyond what is reached already.
 */
function cheapest(
  stack: EditionStack,
  moves: readonly Move[],
  direction: Direction,
  reached: number,
  wanted: number,
): Move | undefined {
  const values = stack.layers.map((layer) => layer.values);
  let best: { move: Move; room: number; cost: number } | undefined;
  for (const move of moves) {
    const cost = costOf(stack, move);
    if (cost === 0 || cost === Infinity) continue;
    const room = Math.min(roomOf(stack, move, direction, values), wanted);
    if (room <= 0 || (room <= reached && reached >= wanted)) continue;
    const isBetter = best === undefined || room > best.room || (room === best.room && cost < best.cost);
    if (isBetter) best = { move, room, cost };
  }
  return best?.move;
}

/** What it costs to make a move unseen; 0: it is already; Infinity: an earlier table shows it for ever. */
function costOf(stack: EditionStack, move: Move): number {
  const { layers } = stack;
  const last = layers.length - 1;
  let cost = 0;
  eachCell(stack, move, 1, (cell) => {
    for (const layer of move.layers) {
      if (layers[layer]!.hidden[cell] === 1) continue;
      cost += layer === last ? costOfCell(stack, cell) : Infinity;
    }
  });
  return cost;
}

function costOfCell({ lattice }: EditionStack, cell: number): number {
  const row = Math.floor(cell / lattice.columns.length);
  const name = lattice.columns[cell % lattice.columns.length]!;
  const deepest = Math.max(...lattice.rows.map((group) => group.length));
  const depth = upwards(lattice.rowParent, row).length - 1;
  return (COSTS[name] ?? COST_OF_OTHERS) * COST_OF_OUTER ** (deepest - depth);
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
