import type { Decoded } from '@tam/events';
import { TamError } from '@tam/errors';
import type { Evaluator, MemberRecord } from '@tam/record';
import type { Period } from '@tam/statistics';
import { eachRecord, type RecordsJob, type RecordTaker } from '../run/each-record';
import { type OutcomesFound, OutcomesOfPeriod } from './outcomes-found';

export interface EventsJob extends Omit<RecordsJob, 'reads'> {
  readonly evaluator: Evaluator;
  readonly period: Period;
}

/**
 * The outcomes of a file of events, evaluated as `run` does: the whole input is there, so all that is said is
 * confirmed. Throws TAM_REPLAY_INPUT and TAM_REPLAY_NOTHING.
 */
export async function outcomesFromEvents({ evaluator, period, ...job }: EventsJob): Promise<OutcomesFound> {
  const { taker, lines, asOf } = await eachRecord(
    { ...job, reads: evaluator.reads },
    () => new CountedRecords(evaluator, period),
  );
  if (asOf === undefined && taker.rejected > 0)
    throw new TamError('TAM_REPLAY_NOTHING', `${job.input} has ${lines} lines.`, { file: job.input });
  return {
    outcomes: taker.found.outcomes,
    asOf: asOf ?? 0,
    knownAt: job.knownAt,
    rejected: taker.rejected,
    failed: taker.failed,
    noPack: taker.noPack,
    losses: [],
  };
}

/** Evaluates each record as it comes and keeps what figures need. */
class CountedRecords implements RecordTaker {
  readonly found: OutcomesOfPeriod;
  rejected = 0;
  failed = 0;
  noPack = 0;

  constructor(
    private readonly evaluator: Evaluator,
    period: Period,
  ) {
    this.found = new OutcomesOfPeriod(period);
  }

  count(decoded: Decoded): void {
    if (decoded.kind === 'fault') this.rejected++;
  }

  take(record: MemberRecord, asOf: number): void {
    let evaluation;
    try {
      evaluation = this.evaluator.evaluate(record, asOf);
    } catch {
      // As in a run: a rule that throws must not take the figures of all others with it.
      this.failed++;
      return;
    }
    for (const { why } of evaluation.silent) if (why === 'no-pack') this.noPack++;
    for (const outcome of evaluation.outcomes) this.found.add(outcome, { basis: 'confirmed' });
  }
}
