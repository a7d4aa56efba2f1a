/** The urgency ladder: U0 emergency now, U1 very urgent, U2 urgent, U3 soon, U4 routine, U5 advice. */
export type Level = 'U0' | 'U1' | 'U2' | 'U3' | 'U4' | 'U5';

/** From the most urgent to the least. */
export const LEVELS: readonly Level[] = ['U0', 'U1', 'U2', 'U3', 'U4', 'U5'];

const PLACE: ReadonlyMap<string, number> = new Map(LEVELS.map((level, place) => [level, place]));

/** A level as an event spells it; a code outside the ladder is no level. */
export function levelOf(code: unknown): Level | undefined {
  return typeof code === 'string' && PLACE.has(code) ? (code as Level) : undefined;
}

/** Negative where `a` is more urgent than `b`. */
export function compareLevels(a: Level, b: Level): number {
  return PLACE.get(a)! - PLACE.get(b)!;
}

/** Whether `a` lets a person wait longer than `b`. */
export function isLessUrgent(a: Level, b: Level): boolean {
  return compareLevels(a, b) > 0;
}

/** Whether `a` lets a person wait less than `b`. */
export function isMoreUrgent(a: Level, b: Level): boolean {
  return compareLevels(a, b) < 0;
}

/** The more urgent of two levels. */
export function moreUrgent(a: Level, b: Level): Level {
  return isLessUrgent(a, b) ? b : a;
}

/** The less urgent of two levels. */
export function lessUrgent(a: Level, b: Level): Level {
  return isLessUrgent(a, b) ? a : b;
}
