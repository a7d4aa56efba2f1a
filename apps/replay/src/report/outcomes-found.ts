import type { Determination, Outcome } from '@tam/record';
import type { AcceptedLoss } from '@tam/store';
import { type CountedOutcome, isIn, type Period } from '@tam/statistics';
import { type SaidOf, toCounted } from './to-counted';

/** The outcomes of a period, wherever they came from, and what must be known of how they came. */
export interface OutcomesFound {
  readonly outcomes: readonly CountedOutcome[];
  /** The instant of which they are said, epoch ms. */
  readonly asOf: number;
  /** What could be known, epoch ms; undefined: all that was read. */
  readonly knownAt: number | undefined;
  /** Lines that could not be used, and members of whom a rule failed: both may be missing in the figures. */
  readonly rejected: number;
  readonly failed: number;
  /** Requests that no pack is assigned to; undefined where that cannot be told. */
  readonly noPack: number | undefined;
  /** What was accepted as lost of the log of the installation, whenever; none where there is no installation. */
  readonly losses: readonly AcceptedLoss[];
}

/** Keeps what figures need of the determinations of a period, and nothing else. */
export class OutcomesOfPeriod {
  readonly outcomes: CountedOutcome[] = [];

  constructor(private readonly period: Period) {}

  add(outcome: Outcome, said: SaidOf): void {
    if (!isDetermination(outcome) || !isIn(this.period, outcome.period)) return;
    this.outcomes.push(toCounted(outcome, said));
  }
}

function isDetermination(outcome: Outcome): outcome is Determination {
  return outcome.kind === 'determination';
}
