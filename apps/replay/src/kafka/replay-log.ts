import type { LogHole, LogRange, LogRanges } from '@tam/kafka';
import type { Decoded, TamEvent } from '@tam/events';
import type { Evaluator, MemberRecord } from '@tam/record';
import { takeRecords } from '../run/each-record';
import { Evaluations } from '../run/replay-file';
import type { RunResult } from '../run/tally';
import { LogRejects } from './log-rejects';
import { RecordIndex } from './record-index';

/** A part of a log to be replayed. Instants are epoch milliseconds; see `RunJob`. */
export interface LogJob {
  readonly log: LogRanges;
  readonly ranges: readonly LogRange[];
  readonly evaluator: Evaluator;
  readonly asOf: number | undefined;
  readonly knownAt: number | undefined;
  readonly onRead?: (records: number, of: number) => void;
  readonly onEvaluated?: (members: number, of: number) => void;
}

export interface LogRun extends Omit<RunResult, 'rejects'> {
  readonly rejects: LogRejects;
  /** What of the ranges the log no longer holds. */
  readonly holes: readonly LogHole[];
}

/**
 * Reads a part of the log, folds it into one record a member, and evaluates each record once: the same outcomes as from
 * a file of the same events. An event counts on whichever partition it lies. Nothing is written to the log.
 */
export async function replayLog(job: LogJob): Promise<LogRun> {
  const { knownAt, asOf } = job;
  // A look does not say when an event was recorded, which decides what the latest known one is.
  const mayGlance = knownAt === undefined || asOf !== undefined;
  const known = (event: TamEvent): boolean =>
    knownAt === undefined || (event.recordedTime ?? event.time) <= knownAt;
  const others: [decoded: Decoded, row: number][] = [];
  const index = new RecordIndex(
    (decoded, row) => others.push([decoded, row]),
    ({ event }) => known(event),
    mayGlance,
  );
  const total = job.ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const holes = await job.log.read(job.ranges, (record) => {
    index.add(record);
    if (index.records % 4096 === 0) job.onRead?.(index.records, total);
  });
  index.finish();
  return evaluate(job, index, known, others, holes);
}

function evaluate(
  job: LogJob,
  index: RecordIndex,
  known: (event: TamEvent) => boolean,
  others: readonly (readonly [decoded: Decoded, row: number])[],
  holes: readonly LogHole[],
): LogRun {
  const attempt = (latestTime: number | undefined): LogRun | undefined => {
    const asOf = job.asOf ?? latestTime;
    const rejects = new LogRejects((row) => index.place(row));
    const evaluations = new Evaluations(job.evaluator);
    const taker = {
      count: (decoded: Decoded, row: number): void => {
        evaluations.count(decoded, row);
        if (decoded.kind === 'fault') rejects.add(row, decoded.fault);
      },
      take: (record: MemberRecord, at: number): void => evaluations.take(record, at),
    };
    for (const [decoded, row] of others) taker.count(decoded, row);
    const cut = { asOf, latestTime, known };
    const asSeen = takeRecords({ ...job, reads: job.evaluator.reads }, index, cut, taker);
    return asSeen ? { ...evaluations.tally.result(index.records, asOf), rejects, holes } : undefined;
  };
  const seen = index.latest.settle((row) => index.decode(row));
  const run = (seen === 'unsure' ? undefined : attempt(seen)) ?? attempt(latestOf(index, known));
  if (!run) throw new Error('the records of a member are not those that its key names');
  return run;
}

/** The latest event time by decoding every record. */
function latestOf(index: RecordIndex, known: (event: TamEvent) => boolean): number | undefined {
  let latest: number | undefined;
  for (const memberRef of index.memberRefs())
    index.eachLine(memberRef, (decoded) => {
      if (decoded.kind !== 'event' || !known(decoded.event)) return;
      latest = Math.max(latest ?? -Infinity, decoded.event.time);
    });
  return latest;
}
