import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CsvForm, csvRows } from './csv-rows';

const folder = mkdtempSync(join(tmpdir(), 'tam-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FORM: CsvForm = { delimiter: ',', encoding: 'utf8', columns: ['A', 'B'] };

async function rowsOf(content: string | Buffer, form: Partial<CsvForm> = {}): Promise<unknown[]> {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  const rows: unknown[] = [];
  for await (const { line, row } of csvRows(path, { ...FORM, ...form })) {
    rows.push([line, row.ok ? row.value : row.fault.code]);
  }
  return rows;
}

describe('the rows of a CSV file', () => {
  it('are told by the names of their columns, with the number of their line', async () => {
    expect(await rowsOf('A,B\n1,2\n\n3,4\n')).toEqual([
      [2, { A: '1', B: '2' }],
      [4, { A: '3', B: '4' }],
    ]);
  });

  it('may have line ends of several kinds, a byte order mark and blanks around cells', async () => {
    expect(await rowsOf('\ufeffA , B\r\n 1 ,2\n3,4\r\n')).toEqual([
      [2, { A: '1', B: '2' }],
      [3, { A: '3', B: '4' }],
    ]);
  });

  it('may have quoted cells with delimiters, quotes and line ends in them', async () => {
    expect(await rowsOf('A,B\n"x, ""y""\nz",2\n3,4\n')).toEqual([
      [2, { A: 'x, "y"\nz', B: '2' }],
      [4, { A: '3', B: '4' }],
    ]);
  });

  it('may have another delimiter and another encoding', async () => {
    const latin1 = Buffer.from('A;B\nZürich;2\n', 'latin1');
    expect(await rowsOf(latin1, { delimiter: ';', encoding: 'latin1' })).toEqual([
      [2, { A: 'Zürich', B: '2' }],
    ]);
  });

  it('are rejected one by one where they have too many cells or too few', async () => {
    expect(await rowsOf('A,B\n1,2,3\n4\n5,6\n"7\n7",8,9\n10,11\n12\n')).toEqual([
      [2, 'TAM_IMPORT_ROW'],
      [3, 'TAM_IMPORT_ROW'],
      [4, { A: '5', B: '6' }],
      [5, 'TAM_IMPORT_ROW'],
      [7, { A: '10', B: '11' }],
      [8, 'TAM_IMPORT_ROW'],
    ]);
  });

  it('are rejected where a quote is broken, with a warning about the rows that may be lost with it', async () => {
    expect(await rowsOf('A,B\n1,2\n7,"8"9\n')).toEqual([
      [2, { A: '1', B: '2' }],
      [3, 'TAM_IMPORT_ROW'],
      [4, 'TAM_IMPORT_ROW'],
    ]);
  });

  it('end where a quote opens and is never closed', async () => {
    expect(await rowsOf('A,B\n1,2\n3,"4\n5,6\n')).toEqual([
      [2, { A: '1', B: '2' }],
      [3, 'TAM_IMPORT_ROW'],
    ]);
  });

  it('are none where there is only a header', async () => {
    expect(await rowsOf('A,B\n')).toEqual([]);
  });

  it('are refused where the header lacks a column or has one twice, by name', async () => {
    await expect(rowsOf('A,C\n1,2\n')).rejects.toMatchObject({
      code: 'TAM_IMPORT_COLUMNS',
      detail: expect.stringContaining('reads B') as string,
    });
    await expect(rowsOf('A,B,A\n1,2,3\n')).rejects.toMatchObject({ code: 'TAM_IMPORT_COLUMNS' });
    await expect(rowsOf('A,C\n')).rejects.toMatchObject({ code: 'TAM_IMPORT_COLUMNS' });
  });

  it('are refused where there is no file, no header, or not even a file', async () => {
    await expect(rowsOf('')).rejects.toMatchObject({ code: 'TAM_IMPORT_INPUT' });
    await expect(csvRows(join(folder, 'none.csv'), FORM).next()).rejects.toMatchObject({
      code: 'TAM_IMPORT_INPUT',
    });
    await expect(csvRows(folder, FORM).next()).rejects.toMatchObject({ code: 'TAM_IMPORT_INPUT' });
  });
});
