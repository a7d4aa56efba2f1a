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
  const size = (of: number): number => stack.layers[layer]!.values[lattice.cell(of, column)]!;
  const rowChoices = rowShifts(lattice, row, size);
  const moves: Move[] = [];
  for (const columns of columnShifts(lattice, column)) {
    for (const rows of rowChoices) {
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
  if (layers.length === 1) return linked;
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

/** Every cell of a move with the sign of its change where the move is made once upwards. Ends early where `take` says false. */
export function everyCell(
  { lattice }: EditionStack,
  { rows, columns }: Move,
  take: (cell: number, sign: Direction) => boolean,
): boolean {
  const block = (ofRows: readonly number[], ofColumns: readonly number[], sign: Direction): boolean => {
    for (const row of ofRows)
      for (const column of ofColumns) if (!take(lattice.cell(row, column), sign)) return false;
    return true;
  };
  return (
    block(rows.plus, columns.plus, 1) &&
    block(rows.minus, columns.plus, -1) &&
    block(rows.plus, columns.minus, -1) &&
    block(rows.minus, columns.minus, 1)
  );
}

/** Whether all cells of a move are hidden in all its layers, so that nobody could see it. */
export function isUnseen(stack: EditionStack, move: Move): boolean {
  return move.layers.every((layer) => {
    const { hidden } = stack.layers[layer]!;
    return everyCell(stack, move, (cell) => hidden[cell] === 1);
  });
}

/** How often a move could be made in a direction before a count would fall below what it is known to be at least. */
export function roomOf(
  stack: EditionStack,
  move: Move,
  direction: Direction,
  values: readonly Float64Array[],
): number {
  let room = Infinity;
  for (const layer of move.layers) {
    const own = values[layer]!;
    const { floors } = stack.layers[layer]!;
    everyCell(stack, move, (cell, sign) => {
      if (sign !== direction) room = Math.min(room, own[cell]! - floors[cell]!);
      return room > 0;
    });
  }
  return room;
}

/** How far a target can move, and the tables in which it has moved so far. */
export interface Leeway {
  readonly reached: number;
  readonly values: readonly Float64Array[];
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
): Leeway {
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
    everyCell(stack, best, (cell, sign) => {
      for (const layer of layers) values[layer]![cell]! += sign * direction * times;
      return true;
    });
    reached += times;
  }
  return { reached, values };
}
