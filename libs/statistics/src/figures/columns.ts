/** A column that counts something directly: each unit of a figure is in exactly one of them. */
export type Settled =
  'met' | 'breached' | 'flagged' | 'provisional' | 'excused' | 'ended' | 'undetermined' | 'open' | 'void';

/** Says something more of the confirmed met and breached; each splits them in those of whom it is true and the rest. */
export const OVERLAYS = ['bookingOnly', 'calendarSensitive'] as const;

export type Overlay = (typeof OVERLAYS)[number];

/** Every count that a figure shows, in its order. */
export const COUNTS = [
  'clocks',
  'due',
  'determined',
  'met',
  'breached',
  'undetermined',
  'flagged',
  'provisional',
  'excused',
  'ended',
  'open',
  'void',
  ...OVERLAYS,
] as const;

export type CountName = (typeof COUNTS)[number];

/** Column of a reason: `ended:withdrawn-by-member`, `undetermined:first offer`. */
export const reasonColumn = (of: 'ended' | 'undetermined', reason: string): string => `${of}:${reason}`;

/** The reason of such a column; undefined for other columns. */
export function reasonOf(column: string, of: 'ended' | 'undetermined'): string | undefined {
  return column.startsWith(`${of}:`) ? column.slice(of.length + 1) : undefined;
}

/** The column that is never shown and that an overlay leaves over. */
export const restOf = (overlay: Overlay): string => `${overlay}:rest`;

/** Whether a column is one of those that only complete an overlay. */
export const isRest = (column: string): boolean => column.endsWith(':rest');

/** The columns of which a column is the sum, and the other way round; overlays and their rests stand beside. */
const PARENTS: { readonly [column: string]: CountName } = {
  due: 'clocks',
  open: 'clocks',
  void: 'clocks',
  determined: 'due',
  flagged: 'due',
  provisional: 'due',
  excused: 'due',
  ended: 'due',
  undetermined: 'due',
  met: 'determined',
  breached: 'determined',
};

/** The column that a column is a part of; undefined for `clocks`, overlays and rests. */
export function parentOf(column: string): string | undefined {
  if (reasonOf(column, 'ended') !== undefined) return 'ended';
  if (reasonOf(column, 'undetermined') !== undefined) return 'undetermined';
  return PARENTS[column];
}
