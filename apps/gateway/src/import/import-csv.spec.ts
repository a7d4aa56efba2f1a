import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeLine } from '@tam/events';
import { compileMapping } from './compile-mapping';
import { eventFields } from './event-fields';
import { FileSink } from './file-sink';
import { importCsv } from './import-csv';
import { ImportState } from './import-state';
import { RejectFile } from './reject-file';

const folder = mkdtempSync(join(tmpdir(), 'tam-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const refs = { caseId: { column: 'Case' }, memberRef: { column: 'Member' } };
const mapping = compileMapping(
  {
    source: '/clinic',
    history: true,
    timeZone: 'America/Los_Angeles',
    key: ['Case'],
    events: [
      {
        type: 'scheduling.offer-declined.v1',
        id: 'declined',
        when: { column: 'Declined', filled: true },
        time: { column: 'Declined', format: 'local' },
        data: { ...refs, offerId: { column: 'Offer' } },
      },
      {
        type: 'scheduling.slot-offered.v1',
        id: 'offer',
        time: { column: 'Offered', format: 'local' },
        data: {
          ...refs,
          offerId: { column: 'Offer' },
          startsAt: { column: 'Slot', format: 'local' },
          purpose: { const: 'treatment' },
          modality: { const: 'video' },
        },
      },
    ],
  },
  eventFields,
);

let imports = 0;

/** An import that keeps its output and its state between calls, as the command does. */
function importer() {
  const base = join(folder, String(++imports));
  const csv = `${base}.csv`;
  const output = `${base}.ndjson`;
  return async (...rows: string[]) => {
    writeFileSync(csv, ['Case,Member,Offer,Offered,Slot,Declined', ...rows].join('\n'));
    const state = ImportState.load(`${base}.state`, mapping.source);
    const rejects = new RejectFile(`${csv}.rejects.ndjson`);
    const sink = new FileSink(output);
    const before = sink.bytes;
    state.checkOutput(before, output);
    const summary = await importCsv({
      csv,
      mapping,
      state,
      sink,
      rejects,
      importedAt: Date.parse('2026-09-01T00:00:00Z'),
    });
    rejects.flush();
    state.save(`${base}.state`, sink.bytes);
    await sink.close();
    const added = readFileSync(output, 'utf8').slice(before).split('\n').filter(Boolean);
    const rejected = existsSync(`${csv}.rejects.ndjson`)
      ? readFileSync(`${csv}.rejects.ndjson`, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as object)
      : [];
    return { summary, added, rejected, base };
  };
}

const ROW = 'c-1,m-1,o-1,2026-07-03 09:00,2026-07-08 10:00,';
const types = (lines: readonly string[]) => lines.map((line) => (JSON.parse(line) as { type: string }).type);

describe('importing a CSV file', () => {
  it('writes events that the contract takes', async () => {
    const { added, summary } = await importer()(ROW);
    expect(summary).toEqual({ rows: 1, rejected: 0, unchanged: 0, events: 1, voids: 0 });
    expect(added.map((line) => decodeLine(line).kind)).toEqual(['event']);
    expect(JSON.parse(added[0]!)).toMatchObject({
      partitionkey: 'm-1',
      subject: 'c-1',
      time: '2026-07-03T16:00:00.000Z',
    });
  });

  it('gives an event the same id on every machine', async () => {
    const first = await importer()(ROW);
    const second = await importer()(ROW);
    expect(second.added).toEqual(first.added);
  });

  it('writes nothing for a file that it has imported before', async () => {
    const again = importer();
    await again(ROW);
    const { added, summary } = await again(ROW);
    expect(added).toEqual([]);
    expect(summary).toMatchObject({ rows: 1, unchanged: 1, events: 0 });
  });

  it('takes back and replaces only the event that changed, and adds the one that came', async () => {
    const again = importer();
    await again(ROW);
    const { added, summary } = await again(`${ROW.replace('10:00', '11:00')}2026-07-04 09:00`);
    expect(types(added)).toEqual([
      'scheduling.offer-declined.v1',
      'intake.event-voided.v1',
      'scheduling.slot-offered.v1',
    ]);
    expect(summary).toMatchObject({ events: 3, voids: 1 });
  });

  it('sends nothing of a row of which one event is unusable, and keeps what it said before', async () => {
    const again = importer();
    const broken = `${ROW}yesterday`;
    expect(await again(broken)).toMatchObject({
      added: [],
      rejected: [{ line: 2, code: 'TAM_IMPORT_VALUE', pointer: '/Declined' }],
    });
    await again(ROW);
    expect(await again(broken)).toMatchObject({ added: [], rejected: [{ line: 2 }] });
    expect(await again(ROW)).toMatchObject({ added: [], rejected: [], summary: { unchanged: 1 } });
  });

  it('rejects what the contract does not take, with the event and the place in it', async () => {
    expect(await importer()(ROW.replace('m-1', ''))).toMatchObject({
      rejected: [{ line: 2, code: 'TAM_EVENT_FIELD_MISSING', pointer: '/offer/data/memberRef' }],
      summary: { rejected: 1, events: 0 },
    });
  });

  it('takes the same row twice for one, and rejects a second one that says something else', async () => {
    const { summary, rejected } = await importer()(ROW, ROW, ROW.replace('10:00', '11:00'));
    expect(summary).toMatchObject({ rows: 3, unchanged: 1, rejected: 1, events: 1 });
    expect(rejected).toMatchObject([{ line: 4, code: 'TAM_IMPORT_KEY_TWICE' }]);
  });

  it('goes on where it was interrupted: a half line is cut off, and what was sent is sent again with the same ids', async () => {
    const again = importer();
    const { base, added } = await again(ROW);
    rmSync(`${base}.state`);
    writeFileSync(`${base}.ndjson`, `${added.join('\n')}\n{"half`);
    const second = await again(ROW);
    expect(second.added).toEqual(added);
    expect(readFileSync(`${base}.ndjson`, 'utf8')).toBe(`${added[0]}\n${added[0]}\n`);
  });

  it('refuses a state file that speaks of more than the output holds', async () => {
    const again = importer();
    const { base } = await again(ROW);
    rmSync(`${base}.ndjson`);
    await expect(again(ROW)).rejects.toMatchObject({ code: 'TAM_IMPORT_STATE' });
  });

  it('refuses the state file of another source, and a file that is none', async () => {
    const { base } = await importer()(ROW);
    expect(() => ImportState.load(`${base}.state`, '/other')).toThrow(/keeps the ids of source \/clinic/);
    expect(() => ImportState.load(`${base}.csv`, '/clinic')).toThrow(/is not a state file/);
  });
});
