import { createAccessEvaluator } from '@tam/access';
import { readEnvironment, requireDatabase } from '@tam/config';
import { TamError } from '@tam/errors';
import { parseGrouping, parsePeriod } from '@tam/statistics';
import { Argument, Command, Option } from 'commander';
import { exitWith, instantOption } from '../options';
import { CURRENT, packsOf, withPackOption } from '../pack-options';
import { progressBars } from '../progress';
import { writeFile } from '../run/write-file';
import { writeOut } from '../write-out';
import { accessReport, type AccessReport } from './access-report';
import { digestOf, readEdition, writeEdition } from './edition-file';
import { outcomesFromEvents } from './from-events';
import { outcomesFromFile } from './from-outcomes';
import type { OutcomesFound } from './outcomes-found';
import { renderCsv } from './render-csv';
import { renderHtml } from './render-html';
import { renderJson } from './render-json';

interface ReportOptions {
  readonly period: string;
  readonly by?: string;
  readonly format: 'json' | 'csv' | 'html';
  readonly input?: string;
  readonly outcomes?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly published?: true;
  readonly edition?: string;
  readonly against?: string;
  readonly output?: string;
  readonly packs: string;
  readonly calendars?: string;
  readonly assignments?: string;
  readonly withPack: readonly string[];
}

const UNKEPT =
  'Warning: without --edition nothing keeps what is published here, and no later publication can take it into account.';

/** `report access`: the figures of a period. Exit code 0: all was counted; 2: some lines could not be used; 1: nothing done. */
export function reportCommand(): Command {
  return new Command('report')
    .description(
      'Count the clocks of a period (docs/figures.md); by default those of the running installation.',
    )
    .addArgument(new Argument('<what>', 'what to count').choices(['access']))
    .requiredOption('--period <period>', '2026Q1, 2026-03, 2026 or 2026-01-01..2026-03-31, by local date')
    .option('--by <dimensions>', 'region, network, lineOfBusiness, service, with commas between')
    .addOption(new Option('--format <format>').choices(['json', 'csv', 'html']).default('json'))
    .addOption(new Option('--input <file>', 'count the outcomes of these events').conflicts('outcomes'))
    .option('--outcomes <file>', 'count the outcomes that run wrote (needs --as-of)')
    .option('--as-of <instant>', 'of events: how it stood then; of outcomes: the instant they were said of')
    .option('--known-at <instant>', 'what could be known then, by recorded time')
    .option('--published', 'keep back counts of 1 to 10 and what they follow from')
    .option('--edition <file>', 'also freeze the figures into this file; it holds small counts')
    .option('--against <file>', 'compare with this edition, the last one of the period')
    .option('--output <file>', 'where to write the report (default: stdout)')
    .option('--packs <dir>', `rule packs; ${CURRENT}: those that ship`, CURRENT)
    .option('--calendars <dir>', 'calendars that the packs name (default: those that ship)')
    .option('--assignments <file>', 'which packs hold where (default: assignments.yaml)')
    .addOption(withPackOption('also this pack, which is evaluated only on request; repeatable'))
    .action((_what: string, options: ReportOptions) => exitWith(() => report(options)));
}

async function report(options: ReportOptions): Promise<number> {
  const period = parsePeriod(options.period);
  const by = parseGrouping(options.by);
  const against = options.against === undefined ? undefined : readEdition(options.against);
  const packs = packsOf(options);
  const evaluator = createAccessEvaluator(packs);
  const found = await outcomesOf(options, period, evaluator);
  const { report: made, edition } = accessReport(
    {
      ...{ period, by, against },
      isPublished: options.published === true,
      isFrozen: options.edition !== undefined,
    },
    found,
    { packs: packs.packs, evaluator: `${evaluator.name} ${evaluator.version}` },
    digestOf,
  );
  const parts = [...rendered(made, options.format)].map((text) => Buffer.from(text));
  if (options.edition !== undefined) writeEdition(options.edition, edition);
  else if (options.published) process.stderr.write(`${UNKEPT}\n`);
  if (options.output !== undefined) writeFile(options.output, parts);
  else await writeOut(parts);
  return found.rejected > 0 || found.failed > 0 ? 2 : 0;
}

async function outcomesOf(
  options: ReportOptions,
  period: ReturnType<typeof parsePeriod>,
  evaluator: ReturnType<typeof createAccessEvaluator>,
): Promise<OutcomesFound> {
  const { input, outcomes } = options;
  const asOf = instantOption('--as-of', options.asOf);
  const knownAt = instantOption('--known-at', options.knownAt);
  if (outcomes !== undefined) {
    if (asOf === undefined)
      throw new TamError('TAM_STATISTICS_CUT', `${outcomes} does not say of which instant it is.`);
    return outcomesFromFile(outcomes, period, asOf);
  }
  if (input === undefined) {
    const database = requireDatabase(readEnvironment(process.env));
    // The database client takes longer to load than all the rest, and no other command needs it.
    const { outcomesFromDatabase } = await import('./from-database');
    return outcomesFromDatabase(database, period, knownAt);
  }
  const bars = progressBars();
  return outcomesFromEvents({
    ...{ input, evaluator, period, asOf, knownAt },
    onRead: (bytes, size) => bars.show('read', bytes, size),
    onEvaluated: (members, of) => bars.show('evaluate', members, of),
  }).finally(() => bars.stop());
}

function rendered(made: AccessReport, format: ReportOptions['format']): Iterable<string> {
  switch (format) {
    case 'json':
      return [renderJson(made)];
    case 'csv':
      return [renderCsv(made)];
    case 'html':
      return renderHtml(made);
  }
}
