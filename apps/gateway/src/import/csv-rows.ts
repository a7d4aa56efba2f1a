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

/**
 * The rows of a CSV file, as a stream: RFC 4180 with a header, a byte order mark is taken off, blanks around cells too.
 * A row with another number of cells than the header, or with a broken quote, is a fault of that row. Throws TAM_IMPORT_INPUT and TAM_IMPORT_COLUMNS, which end the import.
 */
export async function* csvRows(path: string, form: CsvForm): AsyncGenerator<CsvRow> {
  const broken: CsvRow[] = [];
  let header: readonly string[] | undefined;
  let nextLine = 2;
  const parser = parse({
    bom: true,
    columns: (names: string[]) => (header = names.map((name) => name.trim())) as string[],
    delimiter: form.delimiter,
    encoding: form.encoding,
    on_record: (record: Row, { bytes, lines }): CsvRow => {
      nextLine = lines + 1;
      return { line: lines - lineEndsIn(Object.values(record)), row: read(record), bytes };
    },
    on_skip: (error) => {
      broken.push(brokenRow(error, nextLine));
      nextLine = Number(error?.['lines'] ?? nextLine) + 1;
      return undefined;
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
  });
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  file.on('error', (error) => parser.destroy(error));
  file.pipe(parser);

  let checked = false;
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) {
      if (!checked) checkHeader(header, form.columns, path);
      checked = true;
      while (broken.length > 0 && broken[0]!.line < row.line) yield broken.shift()!;
      yield row;
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
  if (header === undefined) {
    throw new TamError('TAM_IMPORT_INPUT', `${path} has no header line.`, { file: path });
  }
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

/** Line ends within quoted cells: the parser says where a record ends, and people look for where it begins. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** The parser's own message may quote cells, so only its code is told. */
function brokenRow(error: CsvError | undefined, line: number): CsvRow {
  const words = error?.code.includes('QUOTE')
    ? 'A quote in this row is not closed as CSV asks; rows after it may have been taken for its text.'
    : `The row is not usable CSV (${error?.code ?? 'unknown'}).`;
  return { line, row: unread('TAM_IMPORT_ROW', '', words), bytes: Number(error?.['bytes'] ?? 0) };
}
