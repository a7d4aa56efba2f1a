import { Command, Option } from 'commander';
import { createAccessEvaluator } from '@tam/access';
import { formatInstant } from '@tam/events';
import type { LoadedPacks, PackInfo } from '@tam/standards';
import { exitWith, instantOption } from '../options';
import { CURRENT, packsOf, withPackOption } from '../pack-options';
import { progressBars } from '../progress';
import { writeFile } from '../run/write-file';
import { writeOut } from '../write-out';
import type { CaseDiff } from './case-diff';
import { diffFile, type DiffResult } from './diff-file';
import type { DiffReport, ShownSide } from './diff-report';
import { packDifferences } from './pack-differences';
import { renderHtml } from './render-html';
import { renderJson } from './render-json';
import { renderText } from './render-text';
import { Explainer } from './why';

interface DiffOptions {
  readonly input: string;
  readonly packsA: string;
  readonly packsB: string;
  readonly calendarsA?: string;
  readonly calendarsB?: string;
  readonly assignmentsA?: string;
  readonly assignmentsB?: string;
  readonly withPack: readonly string[];
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly format: 'text' | 'json' | 'html';
  readonly output?: string;
  readonly all?: true;
}

/** Cases that a report for people shows without --all. */
const FIRST_CASES = { text: 20, html: 1000 } as const;
const DIFFERENT = 3;

/** `diff`: the same events under two sets of packs. Exit code 0: the same; 3: different; 1: nothing done. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Show what other packs would say of the same events, and why (docs/replay.md).')
    .requiredOption('--input <file>', 'events as NDJSON, plain or gzip')
    .option('--packs-a <dir>', `rule packs before; ${CURRENT}: those that ship`, CURRENT)
    .option('--packs-b <dir>', `rule packs after; ${CURRENT}: those that ship`, CURRENT)
    .option('--calendars-a <dir>', 'calendars that the packs before name (default: those that ship)')
    .option('--calendars-b <dir>', 'calendars that the packs after name (default: those that ship)')
    .option('--assignments-a <file>', 'which packs hold where, before (default: assignments.yaml)')
    .option('--assignments-b <file>', 'which packs hold where, after (default: assignments.yaml)')
    .addOption(withPackOption('B also holds this pack, which is evaluated only on request; repeatable'))
    .option('--as-of <instant>', 'how it stood then (default: the latest event time of the input)')
    .option('--known-at <instant>', 'what could be known then, by recorded time')
    .addOption(new Option('--format <format>').choices(['text', 'json', 'html']).default('text'))
    .option('--output <file>', 'where to write it (default: stdout)')
    .option('--all', 'every case that differs, where text and html show only the first ones')
    .action((options: DiffOptions) => exitWith(() => diff(options)));
}

async function diff(options: DiffOptions): Promise<number> {
  const a = packsOf({
    packs: options.packsA,
    calendars: options.calendarsA,
    assignments: options.assignmentsA,
  });
  const b = packsOf({
    packs: options.packsB,
    calendars: options.calendarsB,
    assignments: options.assignmentsB,
    withPack: options.withPack,
  });
  const bars = progressBars();
  const result = await diffFile({
    input: options.input,
    before: createAccessEvaluator(a),
    after: createAccessEvaluator(b),
    explainer: new Explainer({ name: 'A', packs: a }, { name: 'B', packs: b }),
    asOf: instantOption('--as-of', options.asOf),
    knownAt: instantOption('--known-at', options.knownAt),
    onRead: (bytes, size) => bars.show('read', bytes, size),
    onEvaluated: (members, of) => bars.show('evaluate', members, of),
  }).finally(() => bars.stop());
  const report = reportOf(options, a, b, result);
  const parts = render(options, report, result);
  if (options.output !== undefined) writeFile(options.output, parts);
  else await writeOut(parts);
  return report.same ? 0 : DIFFERENT;
}

function reportOf(options: DiffOptions, a: LoadedPacks, b: LoadedPacks, result: DiffResult): DiffReport {
  const { totals, rejected, failed, asOf } = result;
  return {
    format: 'tam.replay-diff.1',
    input: options.input,
    ...(asOf !== undefined && { asOf: formatInstant(asOf) }),
    ...(options.knownAt !== undefined && { knownAt: options.knownAt }),
    a: sideOf(options.packsA, a),
    b: sideOf(options.packsB, b),
    rules: packDifferences(evaluated(a), evaluated(b)),
    totals,
    rejected,
    failed,
    same: totals.cases.different === 0 && failed.length === 0,
  };
}

/** The packs that are evaluated: what waits to be asked for says nothing. */
function evaluated({ packs, withheld }: LoadedPacks): readonly PackInfo[] {
  return packs.filter(({ id }) => !withheld.includes(id));
}

function sideOf(packs: string, loaded: LoadedPacks): ShownSide {
  const ids = new Set(loaded.packs.map(({ id }) => id));
  return {
    packs,
    versions: evaluated(loaded).map(({ id, version, status, hash }) => ({ id, version, status, hash })),
    files: Object.fromEntries(Object.entries(loaded.hashes).filter(([name]) => !ids.has(name))),
  };
}

function* render({ format, all }: DiffOptions, report: DiffReport, { cases }: DiffResult): Generator<Buffer> {
  if (format === 'json') return yield* renderJson(report, cases);
  const limit = all === true ? Infinity : FIRST_CASES[format];
  const shown = parsed(cases.inOrder());
  const texts = format === 'html' ? renderHtml(report, shown, limit) : renderText(report, shown, limit);
  for (const text of texts) yield Buffer.from(text);
}

function* parsed(lines: Iterable<Buffer>): Generator<CaseDiff> {
  for (const line of lines) yield JSON.parse(line.toString()) as CaseDiff;
}
