import type { LogHole, LogRange } from '@tam/kafka';
import { evaluatorOf, type EvaluatorOptions } from '../evaluator-options';
import { instantOption } from '../options';
import { progressBars } from '../progress';
import { type RunSummary, summaryText } from '../run/summary';
import { logConnection, openLog, rangesOf } from './asked-ranges';
import type { LogOptions } from './log-options';
import { replayLog } from './replay-log';

export interface LogRunOptions extends LogOptions, EvaluatorOptions {
  readonly output: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly rejects?: string;
}

/** `run --kafka`: a part of the log becomes outcomes in a file. Exit code 2: some records were rejected or are gone. */
export async function runFromLog(options: LogRunOptions): Promise<number> {
  const startedAt = performance.now();
  const evaluator = evaluatorOf(options);
  const rejectsPath = options.rejects ?? `${options.output}.rejects.ndjson`;
  const bars = progressBars();
  const log = openLog(logConnection(options));
  try {
    const ranges = await rangesOf(log, options);
    const { summary, outcomes, rejects, holes } = await replayLog({
      ...{ log, ranges, evaluator },
      asOf: instantOption('--as-of', options.asOf),
      knownAt: instantOption('--known-at', options.knownAt),
      onRead: (records, of) => bars.show('read', records, of),
      onEvaluated: (members, of) => bars.show('evaluate', members, of),
    }).finally(() => bars.stop());
    rejects.write(rejectsPath);
    outcomes.write(options.output);
    const lines = [
      summaryText(summary, rejectsPath, performance.now() - startedAt),
      ...warnings(ranges, holes, summary),
    ];
    process.stderr.write(`${lines.join('\n')}\n`);
    return summary.rejected > 0 || summary.failed.length > 0 || holes.length > 0 ? 2 : 0;
  } finally {
    await log.close();
  }
}

function warnings(
  ranges: readonly LogRange[],
  holes: readonly LogHole[],
  { awaitingRequest }: RunSummary,
): string[] {
  const gone = holes.map(
    ({ topic, partition, from, to }) =>
      `Warning: the log no longer holds offsets ${from} to ${to - 1} of ${topic}/${partition}.`,
  );
  const partial = ranges.some(({ from }) => from > 0) && awaitingRequest > 0;
  const cases = `${awaitingRequest} ${awaitingRequest === 1 ? 'case has its' : 'cases have their'}`;
  return partial
    ? [...gone, `Warning: the log was not read from its beginning; ${cases} request before it, or nowhere.`]
    : gone;
}
