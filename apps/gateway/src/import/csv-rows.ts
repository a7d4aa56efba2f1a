import { createReadStream } from 'node:fs';
import { type CsvError, parse } from 'csv-parse';
import { TamError } from '@tam/errors';
import { type Read, read, unread } from './fault';
import type { Row } from './value';

/** One record of the file: the number of its first line (the header is line 1), and its cells or why it has none. */
export interface CsvRow {
  readonly line: number;
  readonly row: Read<Row>;
  /** Bytes of the file read so far, for progress. */
  readonly bytes: number;
}

export interface CsvForm {
  readonly delimiter: string;
  readonly encoding: 'utf8' | 'latin1' | 'utf16le';
  /** Columns that must be in the header. */
  readonly columns: readonly string[];
}

interface Parsed {
  readonly record: Row;
  readonly info: { readonly lines: number; readonly bytes: number };
}

/**
 * The rows of a CSV file, as a stream: RFC 4180 with a header, a byte order mark is taken off, blanks around cells too.
 * A row that is no CSV is a fault of that row. Throws TAM_IMPORT_INPUT and TAM_IMPORT_COLUMNS, which end the import.
 */
export async function* csvRows(path: string, form: CsvForm): AsyncGenerator<CsvRow> {
  const broken: CsvRow[] = [];
  let header: readonly string[] | undefined;
  const parser = parse({
    bom: true,
    columns: (names: string[]) => (header = names.map((name) => name.trim())) as string[],
    delimiter: form.delimiter,
    encoding: form.encoding === 'utf16le' ? 'utf16le' : form.encoding,
    info: true,
    on_skip: (error) => void broken.push(brokenRow(error)),
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
  });
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  file.on('error', (error) => parser.destroy(error));
  file.pipe(parser);

  let nextLine = 2;
  let checked = false;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!checked) checkHeader(header, form.columns, path);
      checked = true;
      yield* broken.splice(0);
      yield { line: nextLine, row: read(record), bytes: info.bytes };
      nextLine = info.lines + 1;
    }
  } catch (cause) {
    if (cause instanceof TamError) throw cause;
    throw new TamError('TAM_IMPORT_INPUT', `${path} cannot be read as CSV.`, { file: path }, { cause });
  } finally {
    file.destroy();
  }
  if (!checked) checkHeader(header, form.columns, path);
  yield* broken;
}

function checkHeader(header: readonly string[] | undefined, columns: readonly string[], path: string): void {
  if (header === undefined)
    throw new TamError('TAM_IMPORT_INPUT', `${path} has no header line.`, { file: path });
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new TamError(
      'TAM_IMPORT_COLUMNS',
      `The mapping reads ${missing.join(', ')}; ${path} has ${header.join(', ')}.`,
      { file: path },
    );
  }
  const twice = columns.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice.length > 0) {
    throw new TamError('TAM_IMPORT_COLUMNS', `${path} has more than one column ${twice.join(', ')}.`, {
      file: path,
    });
  }
}

/** The parser's own message may quote cells, so only its code is told. */
function brokenRow(error: CsvError | undefined): CsvRow {
  const line = Number(error?.['lines'] ?? 0);
  const bytes = Number(error?.['bytes'] ?? 0);
  return {
    line,
    row: unread('TAM_IMPORT_ROW', '', `The row is not usable CSV (${error?.code ?? 'unknown'}).`),
    bytes,
  };
}
