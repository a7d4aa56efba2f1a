import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importAndRun, MAPPING, readOutcomes } from './import-and-run';
import { HEADER, ORDINARY, VISIT_BEFORE_REQUEST } from './synthetic-rows';

const ROOT = resolve(__dirname, '../..');
const AS_OF = ['--as-of', '2017-01-01T00:00:00Z'];
const folder = mkdtempSync(join(tmpdir(), 'tam-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** Runs a command as `npm run` does. */
function command(...args: string[]): { code: number | null; out: string; err: string } {
  const script = join(ROOT, 'tools', 'run-app.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  return { code: status, out: stdout, err: stderr };
}

const importFile = (csv: string, to: string) =>
  command('gateway', 'import', '--csv', csv, '--mapping', MAPPING, '--to', to);
const run = (input: string, output: string, ...more: string[]) =>
  command('replay', 'run', '--input', input, '--output', output, ...more);

function exportOf(name: string, rows: readonly string[]): string {
  writeFileSync(at(name), [HEADER, ...rows].join('\n'));
  return at(name);
}

describe('the commands import, run and explain', () => {
  it('say of an export what the same functions say, and explain one case of it', async () => {
    const csv = exportOf('a.csv', [...ORDINARY, ...VISIT_BEFORE_REQUEST]);
    expect(importFile(csv, at('a.ndjson'))).toMatchObject({ code: 0, out: '' });
    expect(run(at('a.ndjson'), at('a.out'), ...AS_OF)).toMatchObject({ code: 0, out: '' });
    expect(readOutcomes(at('a.out'))).toEqual((await importAndRun(csv)).outcomes);

    const explained = command('replay', 'explain', 'ordinary-1', '--input', at('a.ndjson'), ...AS_OF);
    expect(explained.code).toBe(0);
    expect(explained.out).toContain('Clock ca-ta-npmh (request): breached');
    expect(explained.out).toContain('day 10   Mon 2016-05-16');
  }, 300_000);

  it('send nothing when a file is imported again, and take back what a changed row said', () => {
    const csv = exportOf('b.csv', ORDINARY);
    importFile(csv, at('b.ndjson'));
    const before = readFileSync(at('b.ndjson'), 'utf8');
    expect(importFile(csv, at('b.ndjson'))).toMatchObject({ code: 0 });
    expect(readFileSync(at('b.ndjson'), 'utf8')).toBe(before);

    exportOf('b.csv', [ORDINARY[0]!, ORDINARY[1]!.replace('2016-05-17', '2016-05-16')]);
    expect(importFile(csv, at('b.ndjson'))).toMatchObject({ code: 0 });
    const added = readFileSync(at('b.ndjson'), 'utf8').slice(before.length).trim().split('\n');
    expect(added.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'intake.event-voided.v1',
      'scheduling.slot-offered.v1',
      'intake.event-voided.v1',
      'scheduling.appointment-booked.v1',
    ]);
    run(at('b.ndjson'), at('b.out'), ...AS_OF);
    expect(readOutcomes(at('b.out')).map(({ status }) => status)).toEqual(['met', 'met']);
  }, 300_000);

  it('list what they cannot use and end with code 2, or with 1 where nothing could be used', () => {
    const csv = exportOf('c.csv', [ORDINARY[0]!, ORDINARY[1]!.replace('2016-05-17', 'soon')]);
    expect(importFile(csv, at('c.ndjson')).code).toBe(2);
    const reject = JSON.parse(readFileSync(`${csv}.rejects.ndjson`, 'utf8')) as object;
    expect(reject).toMatchObject({ line: 3, code: 'TAM_IMPORT_VALUE', pointer: '/AppointmentDay' });

    writeFileSync(at('c.ndjson'), `${readFileSync(at('c.ndjson'), 'utf8')}{"half\n`);
    expect(run(at('c.ndjson'), at('c.out')).code).toBe(2);
    expect(readOutcomes(at('c.out'))).toHaveLength(1);

    writeFileSync(at('d.ndjson'), '{"half\n');
    const nothing = run(at('d.ndjson'), at('d.out'));
    expect(nothing).toMatchObject({ code: 1 });
    expect(nothing.err).toContain('TAM_REPLAY_NOTHING');
    expect(existsSync(at('d.out'))).toBe(false);
    expect(run(at('none.ndjson'), at('d.out'))).toMatchObject({ code: 1 });
  }, 300_000);
});

const shared = process.env['TAM_SHARED_DATA'];

if (shared !== undefined || process.env['CI'] === 'true') {
  describe('4,499 real appointments through the commands', () => {
    it('come out as they do from the functions', async () => {
      const csv = at('real.csv');
      writeFileSync(csv, readFileSync(join(shared ?? '', 'appointments.csv')));
      expect(importFile(csv, at('real.ndjson')).code).toBe(0);
      expect(run(at('real.ndjson'), at('real.out'), ...AS_OF).code).toBe(0);
      const outcomes = readOutcomes(at('real.out'));
      expect(outcomes).toHaveLength(4499);
      expect(outcomes).toEqual((await importAndRun(csv)).outcomes);
    }, 300_000);
  });
}
