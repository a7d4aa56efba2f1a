import { Command } from 'commander';
import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { TamError } from '@tam/errors';
import { sha256Hex } from '@tam/record';
import { exitWith, instantOption } from '../options';
import { type Progress, progressBar } from '../progress';
import { replayFile } from './replay-file';
import { type RunSummary, summaryText } from './summary';

interface RunOptions {
  readonly input: string;
  readonly output: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly packs?: string;
  readonly assignments?: string;
  readonly rejects?: string;
}

/** `run`: events in a file become outcomes in a file. Exit code 0: all lines; 2: some rejected; 1: nothing done. */
export function runCommand(): Command {
  return new Command('run')
    .description('Write the final outcome of every clock, one a line (docs/replay.md).')
    .requiredOption('--input <file>', 'events as NDJSON, plain or gzip')
    .requiredOption('--output <file>', 'outcomes as NDJSON, sorted by id')
    .option('--as-of <instant>', 'how it stood then (default: the latest event time of the input)')
    .option('--known-at <instant>', 'what could be known then, by recorded time')
    .option('--packs <dir>', 'rule packs (default: those that ship)')
    .option('--assignments <file>', 'which packs hold where (default: assignments.yaml)')
    .option('--rejects <file>', 'lines that could not be used (default: <input>.rejects.ndjson)')
    .action((options: RunOptions) => exitWith(() => run(options)));
}

async function run(options: RunOptions): Promise<number> {
  const startedAt = performance.now();
  const packs = loadPackSet({
    sha256: sha256Hex,
    ...(options.packs !== undefined && { packsDir: options.packs }),
    ...(options.assignments !== undefined && { assignmentsFile: options.assignments }),
  });
  const rejectsPath = options.rejects ?? `${options.input}.rejects.ndjson`;
  const bars = new PhaseBars();
  const { summary, outcomes, rejects } = await replayFile({
    input: options.input,
    evaluator: createAccessEvaluator(packs),
    asOf: instantOption('--as-of', options.asOf),
    knownAt: instantOption('--known-at', options.knownAt),
    onRead: (bytes, size) => bars.show('read', bytes, size),
    onEvaluated: (members, of) => bars.show('evaluate', members, of),
  }).finally(() => bars.stop());
  rejects.write(rejectsPath);
  if (summary.events === 0 && summary.rejected > 0) {
    throw new TamError(
      'TAM_REPLAY_NOTHING',
      `${options.input} has ${summary.lines} lines; see ${rejectsPath}.`,
    );
  }
  outcomes.write(options.output);
  process.stderr.write(`${summaryText(summary, rejectsPath, performance.now() - startedAt)}\n`);
  return exitCode(summary);
}

function exitCode({ rejected, failed }: RunSummary): number {
  return rejected > 0 || failed.length > 0 ? 2 : 0;
}

/** One bar at a time, a new one when the work passes to its next phase. */
class PhaseBars {
  private phase = '';
  private bar: Progress | undefined;

  show(phase: string, done: number, total: number): void {
    if (phase !== this.phase) {
      this.stop();
      this.phase = phase;
      this.bar = progressBar(phase, total);
    }
    this.bar?.update(done);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}
