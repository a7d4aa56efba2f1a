import type { CountedOutcome } from './counted-outcome';
import { reasonColumn, restOf, type Overlay, type Settled } from './columns';

/** Flags that leave an outcome in doubt: what is flagged so is no confirmed figure. */
const DOUBTS = ['conflict', 'incomplete', 'lateEvidence'];

/** Flag of an outcome that the population of its standard does not include, such as an unfinished course. */
export const OUTSIDE_POPULATION = 'outsidePopulation';

/** Whether an outcome is counted at all. */
export function isCounted({ flags, testRecord }: CountedOutcome): boolean {
  return testRecord !== true && !flags.includes(OUTSIDE_POPULATION);
}

/**
 * The one column in which an outcome counts, as of an instant (epoch ms). Void first; then what is not due yet (dueAt is
 * inclusive), whatever is already said of it, for else only the kept ones of the future would enter; then what is not
 * confirmed by how far was read; then a met or breached in doubt.
 */
export function settle(outcome: CountedOutcome, asOf: number): Settled {
  const { status, basis, flags } = outcome;
  if (status === 'void') return 'void';
  if (status === 'running' || status === 'at-risk') return 'open';
  // A breach is only ever said once its limit has passed.
  if (asOf <= outcome.dueAt && status !== 'breached') return 'open';
  if (basis !== 'confirmed') return 'provisional';
  if ((status === 'met' || status === 'breached') && flags.some((flag) => DOUBTS.includes(flag)))
    return 'flagged';
  return status;
}

/** Every column to which a settled outcome adds one, the sums included. */
export function columnsOf(outcome: CountedOutcome, settled: Settled): readonly string[] {
  switch (settled) {
    case 'open':
    case 'void':
      return ['clocks', settled];
    case 'met':
    case 'breached':
      return [
        ...['clocks', 'due', 'determined', settled],
        member('bookingOnly', outcome.evidence === 'booking-only'),
        member('calendarSensitive', outcome.flags.includes('calendarSensitive')),
      ];
    case 'ended':
      return ['clocks', 'due', settled, reasonColumn('ended', outcome.because ?? 'unknown')];
    case 'undetermined':
      return ['clocks', 'due', settled, reasonColumn('undetermined', outcome.missing ?? 'unknown')];
    case 'flagged':
    case 'provisional':
    case 'excused':
      return ['clocks', 'due', settled];
  }
}

const member = (overlay: Overlay, isSo: boolean): string => (isSo ? overlay : restOf(overlay));
