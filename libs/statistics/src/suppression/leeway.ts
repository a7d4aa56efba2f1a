import type { EditionStack } from './edition-stack';
import { columnShifts, rowShifts, type Shift } from './moves';

/** A change of the tables that changes nothing that is shown: a row shift times a column shift, in some layers. */
export interface Move {
  readonly rows: Shift;
  readonly columns: Shift;
  readonly layers: readonly number[];
}

/** A cell whose counts are to stay in doubt: of one layer, or the change of it since an earlier one. */
export interface Target {
  readonly layer: number;
  readonly row: number;
  readonly column: number;
  /** The layer since which the change is to stay in doubt; undefined: the count itself is. */
  readonly since?: number;
  /** The count, or the size of the change. */
  readonly value: number;
  /** The sign of the change; 1 for a count. */
  readonly sign: 1 | -1;
}

export type Direction = 1 | -1;

const LONGEST_CHAIN = 24;

/** All moves that raise the cell of a target, in the layers that must change together. */
export function movesOf(stack: EditionStack, { layer, row, column, since }: Target): readonly Move[] {
  const { lattice } = stack;
  const clocks = lattice.columnOf('clocks');
  const size = (of: number): number => stack.layers[layer]!.values[lattice.cell(of, clocks)]!;
  const moves: Move[] = [];
  for (const columns of columnShifts(lattice, column)) {
    for (const rows of rowShifts(lattice, row, size)) {
      const layers = linkedLayers(stack, layer, rows, columns);
      if (since === undefined || !layers.includes(since)) moves.push({ rows, columns, layers });
    }
  }
  return moves;
}

/** The layers in which a change must be made at once, because an innermost cell that it changes is the same in them. */
function linkedLayers(stack: EditionStack, first: number, rows: Shift, columns: Shift): readonly number[] {
  const { lattice, layers } = stack;
  const linked = [first];
  for (const one of linked) {
    layers.forEach((_, other) => {
      if (linked.includes(other)) return;
      const isLinked = rows.leaves.some((row) =>
        columns.leaves.some((column) => stack.isSame(one, other, lattice.cell(row, column))),
      );
      if (isLinked) linked.push(other);
    });
  }
  return linked;
}

/** Calls back with every cell of a move and the sign of its change where the move is made once in a direction. */
export function eachCell(
  stack: EditionStack,
  { rows, columns }: Move,
  direction: Direction,
  take: (cell: number, sign: Direction) => void,
): void {
  const { lattice } = stack;
  const block = (ofRows: readonly number[], ofColumns: readonly number[], sign: Direction): void => {
    for (const row of ofRows) for (const column of ofColumns) take(lattice.cell(row, column), sign);
  };
  const opposite = -direction as Direction;
  block(rows.plus, columns.plus, direction);
  block(rows.minus, columns.minus, direction);
  block(rows.plus, columns.minus, opposite);
  block(rows.minus, columns.plus, opposite);
}

/** Whether all cells of a move are hidden in all its layers, so that nobody could see it. */
export function isUnseen(stack: EditionStack, move: Move): boolean {
  let unseen = true;
  eachCell(stack, move, 1, (cell) => {
    unseen &&= move.layers.every((layer) => stack.layers[layer]!.hidden[cell] === 1);
  });
  return unseen;
}

/** How often a move could be made in a direction before a count would fall below what it is known to be at least. */
export function roomOf(
  stack: EditionStack,
  move: Move,
  direction: Direction,
  values: readonly Float64Array[],
): number {
  let room = Infinity;
  eachCell(stack, move, direction, (cell, sign) => {
    if (sign > 0) return;
    for (const layer of move.layers)
      room = Math.min(room, values[layer]![cell]! - stack.layers[layer]!.floors[cell]!);
  });
  return room;
}

/**
 * How far the cell of a target can move in a direction, up to `wanted`, by unseen moves one after the other. Each step
 * leaves whole tables that a reader cannot tell from the true ones, so every count on the way remains possible.
 */
export function leeway(
  stack: EditionStack,
  unseen: readonly Move[],
  direction: Direction,
  wanted: number,
): number {
  const values = stack.layers.map((layer) => layer.values.slice());
  let reached = 0;
  for (let step = 0; step < LONGEST_CHAIN && reached < wanted; step++) {
    let best: Move | undefined;
    let room = 0;
    for (const move of unseen) {
      const own = roomOf(stack, move, direction, values);
      if (own > room) [best, room] = [move, own];
      if (room >= wanted - reached) break;
    }
    if (best === undefined) break;
    const times = Math.min(room, wanted - reached);
    const { layers } = best;
    eachCell(stack, best, direction, (cell, sign) => {
      for (const layer of layers) values[layer]![cell]! += sign * times;
    });
    reached += times;
  }
  return reached;
}
