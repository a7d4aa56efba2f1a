import type { Decoded } from '@tam/events';
import type { Evaluator, MemberRecord } from '@tam/record';
import { eachRecord, type RecordsJob, type RecordTaker } from './each-record';
import { type RunResult, Tally } from './tally';

/** All that a run needs. Instants are epoch milliseconds. */
export interface RunJob extends Omit<RecordsJob, 'reads'> {
  readonly evaluator: Evaluator;
}

/** Reads the events of a file, folds them into one record a member, and evaluates each record once. */
export async function replayFile({ evaluator, ...job }: RunJob): Promise<RunResult> {
  const { taker, lines, asOf } = await eachRecord(
    { ...job, reads: evaluator.reads },
    () => new Evaluations(evaluator),
  );
  return taker.tally.result(lines, asOf);
}

/** Evaluates each record as it comes. */
export class Evaluations implements RecordTaker {
  readonly tally = new Tally();

  constructor(private readonly evaluator: Evaluator) {}

  count(decoded: Decoded, line: number): void {
    this.tally.count(decoded, line);
  }

  take(record: MemberRecord, asOf: number): void {
    let evaluation;
    try {
      evaluation = this.evaluator.evaluate(record, asOf);
    } catch {
      // One rule that throws must not take the outcomes of all others with it; the member is named in the summary.
      return this.tally.fail(record.memberRef);
    }
    this.tally.add(record, evaluation);
  }
}
