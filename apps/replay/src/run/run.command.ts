import { Command, Option } from 'commander';
import { TamError } from '@tam/errors';
import { addEvaluatorOptions, evaluatorOf, type EvaluatorOptions } from '../evaluator-options';
import { addLogOptions, type LogOptions } from '../kafka/log-options';
import { exitWith, instantOption } from '../options';
import { CURRENT, withPackOption } from '../pack-options';
import { progressBars } from '../progress';
import { replayFile } from './replay-file';
import { type RunSummary, summaryText } from './summary';

interface RunOptions extends LogOptions, EvaluatorOptions {
  readonly input?: string;
  readonly output: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly packs: string;
  readonly calendars?: string;
  readonly assignments?: string;
  readonly withPack: readonly string[];
  readonly rejects?: string;
}

/** `run`: events in a file or a log become outcomes in a file. Exit code 0: all lines; 2: some rejected; 1: nothing done. */
export function runCommand(): Command {
  const command = new Command('run')
    .description('Write the final outcome of every clock or crisis rule, one a line (docs/replay.md).')
    .addOption(new Option('--input <file>', 'events as NDJSON, plain or gzip').conflicts('kafka'))
    .requiredOption('--output <file>', 'outcomes as NDJSON, sorted by id')
    .option('--as-of <instant>', 'how it stood then (default: the latest event time of the input)')
    .option('--known-at <instant>', 'what could be known then, by recorded time')
    .option('--packs <dir>', `rule packs; ${CURRENT}: those that ship`, CURRENT)
    .option('--calendars <dir>', 'calendars that the packs name (default: those that ship)')
    .option('--assignments <file>', 'which packs hold where (default: assignments.yaml)')
    .addOption(withPackOption('also this pack, which is evaluated only on request; repeatable'))
    .option('--rejects <file>', 'lines that could not be used (default: <input>.rejects.ndjson)');
  return addLogOptions(addEvaluatorOptions(command)).action((options: RunOptions) =>
    exitWith(() => run(options)),
  );
}

async function run(options: RunOptions): Promise<number> {
  const { input } = options;
  if (options.kafka !== undefined) {
    // The Kafka client takes longer to load than all the rest, and a replay of a file does not need it.
    const { runFromLog } = await import('../kafka/run-from-log');
    return runFromLog(options);
  }
  if (input === undefined) throw new TamError('TAM_REPLAY_INPUT', 'Neither --input nor --kafka is given.');
  const startedAt = performance.now();
  const evaluator = evaluatorOf(options);
  const rejectsPath = options.rejects ?? `${input}.rejects.ndjson`;
  const bars = progressBars();
  const { summary, outcomes, rejects } = await replayFile({
    input,
    evaluator,
    asOf: instantOption('--as-of', options.asOf),
    knownAt: instantOption('--known-at', options.knownAt),
    onRead: (bytes, size) => bars.show('read', bytes, size),
    onEvaluated: (members, of) => bars.show('evaluate', members, of),
  }).finally(() => bars.stop());
  rejects.write(rejectsPath);
  if (summary.events === 0 && summary.rejected > 0) {
    throw new TamError('TAM_REPLAY_NOTHING', `${input} has ${summary.lines} lines; see ${rejectsPath}.`);
  }
  outcomes.write(options.output);
  process.stderr.write(`${summaryText(summary, rejectsPath, performance.now() - startedAt)}\n`);
  return exitCode(summary);
}

function exitCode({ rejected, failed }: RunSummary): number {
  return rejected > 0 || failed.length > 0 ? 2 : 0;
}
