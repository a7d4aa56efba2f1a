import { statSync } from 'node:fs';
import { Command } from 'commander';
import { isTamError, TamError } from '@tam/errors';
import { parseInstant } from '@tam/events';
import { fileProgress } from '../progress';
import { importCsv, type ImportSummary } from './import-csv';
import { ImportState } from './import-state';
import { loadMapping } from './mapping-file';
import { RejectFile } from './reject-file';
import { openTarget } from './target';

interface ImportOptions {
  readonly csv: string;
  readonly mapping: string;
  readonly to?: string;
  readonly state?: string;
  readonly rejects?: string;
  readonly importedAt?: string;
}

/** `import`: a CSV export becomes events of the contract. Exit code 0: all rows; 2: some rejected; 1: nothing done. */
export function importCommand(): Command {
  return new Command('import')
    .description('Turn a CSV export into events, by a mapping file (docs/importing.md).')
    .requiredOption('--csv <file>', 'the export')
    .requiredOption('--mapping <file>', 'what its columns mean')
    .option('--to <file>', 'append the events to this NDJSON file (default: send them to the brokers)')
    .option('--state <file>', 'ids of what was sent before (default: <to>.state, for brokers <csv>.state)')
    .option('--rejects <file>', 'rows that could not be used (default: <csv>.rejects.ndjson)')
    .option('--imported-at <instant>', 'the instant at which corrections became known (default: now)')
    .action(async (options: ImportOptions) => {
      try {
        process.exitCode = await runImport(options);
      } catch (error) {
        if (!isTamError(error)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
      }
    });
}

async function runImport(options: ImportOptions): Promise<number> {
  const mapping = loadMapping(options.mapping);
  const importedAt = importInstant(options.importedAt);
  const target = openTarget(options.to, options.csv, mapping, importedAt);
  const progress = fileProgress('import', sizeOf(options.csv));
  try {
    const statePath = options.state ?? target.statePath;
    const state = ImportState.load(statePath, mapping.source);
    const bytes = target.bytes();
    if (bytes !== undefined) state.checkOutput(bytes, target.name);
    const rejects = new RejectFile(options.rejects ?? `${options.csv}.rejects.ndjson`);
    const summary = await importCsv({
      csv: options.csv,
      mapping,
      state,
      sink: target.sink,
      rejects,
      importedAt,
      onProgress: (bytesRead) => progress.readTo(bytesRead),
    });
    rejects.flush();
    state.save(statePath, target.bytes());
    progress.stop();
    report(summary, options, target.name);
    return exitCode(summary);
  } finally {
    progress.stop();
    await target.sink.close();
  }
}

/** 1 where there were rows and none could be used. */
function exitCode({ rows, rejected }: ImportSummary): number {
  if (rejected === 0) return 0;
  return rejected === rows ? 1 : 2;
}

function report(summary: ImportSummary, options: ImportOptions, target: string): void {
  const lines = [
    `rows       ${summary.rows}`,
    `unchanged  ${summary.unchanged}`,
    `rejected   ${summary.rejected}${summary.rejected > 0 ? `, see ${options.rejects ?? `${options.csv}.rejects.ndjson`}` : ''}`,
    `events     ${summary.events}, of which ${summary.voids} take back what was sent before`,
    `to         ${target}`,
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function importInstant(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const instant = parseInstant(text);
  if (instant === undefined) throw new TamError('TAM_IMPORT_INSTANT', `--imported-at ${text} is no instant.`);
  return instant;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
