import type { CountedOutcome, CountedStandard } from './counted-outcome';
import type { Settled } from './columns';
import { settle } from './settle';

/** One unit of a figure: the outcome that decides it, and the column in which it counts. */
export interface Unit {
  readonly outcome: CountedOutcome;
  readonly settled: Settled;
}

/** For a member with several clocks: what is said of the member, the worst first. */
const WORST_FIRST: readonly Settled[] = [
  ...(['breached', 'undetermined', 'provisional', 'flagged', 'met', 'excused'] as const),
  ...(['ended', 'open', 'void'] as const),
];

/**
 * The units of one standard: its outcomes, or for a standard that counts enrollees one outcome a member, the worst;
 * of equals the first by dueAt and id. A member counts in the group of the clock that decides, so that groups add up.
 */
export function unitsOf(
  standard: CountedStandard,
  outcomes: readonly CountedOutcome[],
  asOf: number,
): readonly Unit[] {
  const units = outcomes.map((outcome) => ({ outcome, settled: settle(outcome, asOf) }));
  if (standard.unitOfCount !== 'enrollee') return units;
  const deciding = new Map<string, Unit>();
  for (const unit of units) {
    const other = deciding.get(unit.outcome.memberRef);
    if (other === undefined || compare(unit, other) < 0) deciding.set(unit.outcome.memberRef, unit);
  }
  return [...deciding.values()];
}

function compare(a: Unit, b: Unit): number {
  const rank = WORST_FIRST.indexOf(a.settled) - WORST_FIRST.indexOf(b.settled);
  if (rank !== 0) return rank;
  if (a.outcome.dueAt !== b.outcome.dueAt) return a.outcome.dueAt - b.outcome.dueAt;
  return a.outcome.id < b.outcome.id ? -1 : 1;
}
