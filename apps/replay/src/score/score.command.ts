import { Command } from 'commander';
import { loadRuleBookIn } from '@tam/config';
import type { RuleBook, RuleSet } from '@tam/crisis';
import { TamError } from '@tam/errors';
import { sha256Hex } from '@tam/record';
import { exitWith } from '../options';
import { CURRENT } from '../pack-options';
import { progressBars } from '../progress';
import { eachRecord } from '../run/each-record';
import { writeFile } from '../run/write-file';
import { writeOut } from '../write-out';
import { renderScores } from './render-scores';
import { ScoreTally } from './score-tally';

interface ScoreOptions {
  readonly input: string;
  readonly output: string;
  readonly ruleSet?: string;
  readonly compare?: string;
  readonly ruleBook: string;
  readonly rejects?: string;
}

const READS = {
  'intake.screening-recorded.v1': ['screeningId', 'instrument', 'items', 'outcome', 'administeredBy'],
  'intake.event-voided.v1': ['voids'],
};

/** `score`: the screenings of a file, scored. Exit code 0: all lines; 2: some rejected; 1: nothing done. */
export function scoreCommand(): Command {
  return new Command('score')
    .description('Score the screenings of a file, one a line (docs/replay.md).')
    .requiredOption('--input <file>', 'events as NDJSON, plain or gzip')
    .requiredOption('--output <file>', 'scores as NDJSON, sorted by member, case and event')
    .option('--rule-set <id>', 'score with this rule set instead of the default of its instrument')
    .option('--compare <id>', 'also score with this one, and count where the two disagree')
    .option('--rule-book <dir>', `rule sets and floors; ${CURRENT}: those that ship`, CURRENT)
    .option('--rejects <file>', 'lines that could not be used (default: <input>.rejects.ndjson)')
    .action((options: ScoreOptions) => exitWith(() => score(options)));
}

async function score(options: ScoreOptions): Promise<number> {
  const book = loadRuleBookIn({
    sha256: sha256Hex,
    ruleBookDir: options.ruleBook,
    ruleSetIds: options.ruleSet === undefined ? [] : [options.ruleSet],
  });
  const compared = options.compare === undefined ? undefined : ruleSetOf(book, options.compare);
  const scorers = { ruleSets: book.scoring, compared, floors: book.floors };
  const rejectsPath = options.rejects ?? `${options.input}.rejects.ndjson`;
  const bars = progressBars();
  const { taker, lines } = await eachRecord(
    {
      input: options.input,
      reads: READS,
      asOf: undefined,
      knownAt: undefined,
      onRead: (bytes, size) => bars.show('read', bytes, size),
      onEvaluated: (members, of) => bars.show('score', members, of),
    },
    () => new ScoreTally(scorers),
  ).finally(() => bars.stop());
  taker.rejects.write(rejectsPath);
  if (taker.events === 0 && taker.rejects.count > 0)
    throw new TamError('TAM_REPLAY_NOTHING', `${options.input} has ${lines} lines; see ${rejectsPath}.`);
  writeFile(options.output, taker.lines.inOrder());
  const inUse = compared && book.scoring.find(({ instrument }) => instrument === compared.instrument);
  await writeOut([Buffer.from(renderScores(taker, inUse, compared, rejectsPath))]);
  return taker.rejects.count > 0 ? 2 : 0;
}

function ruleSetOf({ ruleSets }: RuleBook, id: string): RuleSet {
  const found = ruleSets.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = ruleSets.map((one) => one.id).join(', ');
  throw new TamError('TAM_CRISIS_UNKNOWN_RULE_SET', `There is no rule set "${id}"; there are ${known}.`, {
    ruleSet: id,
  });
}
