import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { checkpointLine, type ExportableLog, headerLine, type Preamble, revisionLine } from '@tam/audit';
import { isTamError, TamError } from '@tam/errors';
import { isFileName, PREAMBLE, revisionsFile } from './export-files';

/** Entries pack well at the quickest levels; higher ones take twice the time for a tenth of the bytes. */
const LEVEL = 2;

/**
 * Writes an export to a new folder, or to one new file where the name ends with .gz or .ndjson: first beside its place,
 * then renamed, so that it is whole or not there. `onWritten` is told how many entries were written so far. Throws
 * TAM_AUDIT_OUTPUT and what the log says.
 */
export async function writeExport(
  log: ExportableLog,
  preamble: Preamble,
  to: string,
  onWritten: (entries: number) => void = () => undefined,
): Promise<number> {
  if (existsSync(to)) throw new TamError('TAM_AUDIT_OUTPUT', `${to} is there already.`, { file: to });
  const part = `${to}.part`;
  let written = 0;
  const count = (entries: number): void => onWritten((written += entries));
  try {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(isFileName(to) ? dirname(part) : part, { recursive: true });
    if (isFileName(to)) await write(part, wholeText(log, preamble, count), to.endsWith('.gz'));
    else await writeFolder(log, preamble, part, count);
    renameSync(part, to);
    return written;
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    if (isTamError(cause)) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError('TAM_AUDIT_OUTPUT', `${to}: ${why}.`, { file: to }, { cause });
  }
}

async function writeFolder(
  log: ExportableLog,
  preamble: Preamble,
  folder: string,
  count: (entries: number) => void,
): Promise<void> {
  await write(join(folder, PREAMBLE), [preambleText(preamble)], false);
  for (const { partition } of preamble.header.ends.filter(({ seq }) => seq > 0))
    await write(join(folder, revisionsFile(partition)), entriesText(log, preamble, partition, count), true);
}

function write(file: string, parts: Iterable<string> | AsyncIterable<string>, pack: boolean): Promise<void> {
  const out = createWriteStream(file, { mode: 0o600 });
  const text = Readable.from(parts, { objectMode: false, encoding: 'utf8' });
  return pack ? pipeline(text, createGzip({ level: LEVEL }), out) : pipeline(text, out);
}

const preambleText = ({ header, checkpoints }: Preamble): string =>
  [headerLine(header), ...checkpoints.map(checkpointLine), ''].join('\n');

async function* wholeText(
  log: ExportableLog,
  preamble: Preamble,
  count: (entries: number) => void,
): AsyncGenerator<string> {
  yield preambleText(preamble);
  for (const { partition } of preamble.header.ends) yield* entriesText(log, preamble, partition, count);
}

async function* entriesText(
  log: ExportableLog,
  { header }: Preamble,
  partition: number,
  count: (entries: number) => void,
): AsyncGenerator<string> {
  const start = header.starts.find((one) => one.partition === partition)?.seq ?? 0;
  const end = header.ends.find((one) => one.partition === partition)?.seq ?? 0;
  for await (const entries of log.entries(partition, start, end)) {
    yield entries.map((entry) => `${revisionLine(partition, entry)}\n`).join('');
    count(entries.length);
  }
}
