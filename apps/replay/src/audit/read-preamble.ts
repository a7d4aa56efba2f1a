import { type Checkpoint, type ExportHeader, type Preamble, readPreambleLine } from '@tam/audit';
import { exportFiles, noExport } from './export-files';
import { readLines } from './read-lines';

/** What an export says before its entries, and the lines of it that could not be read. */
export interface ReadPreamble {
  readonly preamble: Preamble;
  readonly faults: readonly string[];
}

const ENTRY = '{"partition":';

/** True for a line that is an entry of the log, as far as its first bytes say. */
export const isEntryLine = (block: Buffer, start: number): boolean =>
  block.toString('latin1', start, start + ENTRY.length) === ENTRY;

/** Reads the beginning of an export. Throws TAM_AUDIT_EXPORT where it has no header. */
export async function readPreamble(path: string): Promise<ReadPreamble> {
  const { preamble: file } = exportFiles(path);
  let header: ExportHeader | undefined;
  const checkpoints: Checkpoint[] = [];
  const faults: string[] = [];
  try {
    reading: for await (const places of readLines(file)) {
      for (const { block, start, end, line } of places) {
        if (isEntryLine(block, start)) break reading;
        const read = readPreambleLine(block.toString('utf8', start, end));
        if (read?.kind === 'header') header ??= read.header;
        else if (read) checkpoints.push(read.checkpoint);
        else faults.push(`Line ${line} of ${file} is no checkpoint.`);
      }
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (!header) throw noExport(file, why, cause);
    faults.push(`${file} is damaged (${why}).`);
  }
  if (!header) throw noExport(file, 'it does not begin with the header of an export');
  return { preamble: { header, checkpoints }, faults };
}
