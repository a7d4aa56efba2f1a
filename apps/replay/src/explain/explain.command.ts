import { Command, Option } from 'commander';
import { TamError } from '@tam/errors';
import { exitWith, instantOption } from '../options';
import { CURRENT, packsOf, withPackOption } from '../pack-options';
import { explainFile } from './explain-file';
import { renderCase } from './render-case';

interface ExplainOptions {
  readonly input: string;
  readonly format: 'text' | 'json';
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly member?: string;
  readonly packs: string;
  readonly calendars?: string;
  readonly assignments?: string;
  readonly withPack: readonly string[];
}

/** `explain`: everything that is said of one case, with its arithmetic, on stdout. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Show the events of a case and how each of its clocks was counted (docs/replay.md).')
    .argument('<case>', 'the caseId')
    .requiredOption('--input <file>', 'events as NDJSON, plain or gzip')
    .option('--as-of <instant>', 'how it stood then (default: the latest event time of the input)')
    .option('--known-at <instant>', 'what could be known then, by recorded time')
    .option('--member <ref>', 'only the case of this member')
    .option('--packs <dir>', `rule packs; ${CURRENT}: those that ship`, CURRENT)
    .option('--calendars <dir>', 'calendars that the packs name (default: those that ship)')
    .option('--assignments <file>', 'which packs hold where (default: assignments.yaml)')
    .addOption(withPackOption('also this pack, which is evaluated only on request; repeatable'))
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action((caseId: string, options: ExplainOptions) => exitWith(() => explain(caseId, options)));
}

async function explain(caseId: string, options: ExplainOptions): Promise<number> {
  const explanations = await explainFile({
    input: options.input,
    caseId,
    memberRef: options.member,
    asOf: instantOption('--as-of', options.asOf),
    knownAt: instantOption('--known-at', options.knownAt),
    packs: packsOf(options),
  });
  if (explanations.length === 0) {
    const whose = options.member === undefined ? '' : ` of member ${options.member}`;
    throw new TamError('TAM_REPLAY_NO_CASE', `${options.input} has no case ${caseId}${whose}.`);
  }
  const text =
    options.format === 'json'
      ? `${JSON.stringify(explanations, null, 2)}\n`
      : explanations.map(renderCase).join('\n');
  process.stdout.write(text);
  return 0;
}
