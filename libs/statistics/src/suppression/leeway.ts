import type { EditionStack } from './edition-stack';
import { columnShifts, rowShifts, type Shift } from './moves';

/** A change of the newest table that keeps all sums: a row shift times a column shift. */
export interface Move {
  readonly rows: Shift;
  readonly columns: Shift;
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

/** All moves that raise the cell of a target. */
export function movesOf({ lattice, newest }: EditionStack, row: number, column: number): readonly Move[] {
  const size = (of: number): number => newest.values[lattice.cell(of, column)]!;
  const rowChoices = rowShifts(lattice, row, size);
  return columnShifts(lattice, column).flatMap((columns) => rowChoices.map((rows) => ({ rows, columns })));
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

/** Whether all cells of a move are hidden, so that nobody could see it. */
export function isUnseen(stack: EditionStack, move: Move): boolean {
  const { hidden } = stack.newest;
  return everyCell(stack, move, (cell) => hidden[cell] === 1);
}

/** How often a move could be made in a direction before a count would fall below what it is known to be at least. */
export function roomOf(stack: EditionStack, move: Move, direction: Direction, values: Float64Array): number {
  const { floors } = stack.newest;
  let room = Infinity;
  everyCell(stack, move, (cell, sign) => {
    if (sign !== direction) room = Math.min(room, values[cell]! - floors[cell]!);
    return room > 0;
  });
  return room;
}

/** How far a target can move, and the table in which it has moved so far. */
export interface Leeway {
  readonly reached: number;
  readonly values: Float64Array;
}

/**
 * How far a cell can move in a direction, up to `wanted`, by unseen moves one after the other. Each step leaves a whole
 * table that a reader cannot tell from the true one, so every count on the way remains possible.
 */
export function leeway(
  stack: EditionStack,
  unseen: readonly Move[],
  direction: Direction,
  wanted: number,
): Leeway {
  const values = stack.newest.values.slice();
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
    everyCell(stack, best, (cell, sign) => {
      values[cell]! += sign * direction * times;
      return true;
    });
    reached += times;
  }
  return { reached, values };
}
