import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@tam/record';
import { CompiledApp } from './support/compiled-app';
import { Installation } from './support/installation';
import { lastOutcomes } from './support/revision-log';
import { until } from './support/until';

const PARTITIONS = 8;
const MAPPING = path.resolve(__dirname, '../../mappings/clinic-appointments.yaml');
const DATA = process.env['TAM_SHARED_DATA'];

/** Long after every limit of the data, so that nothing waits for an asked time. */
const AS_OF = ['--as-of', '2020-01-01T00:00:00Z'];

if (DATA === undefined && process.env['CI'] === 'true') {
  it('needs the data beside the work tree', () => {
    throw new Error('TAM_SHARED_DATA is not set.');
  });
}

(DATA === undefined ? [] : [path.join(DATA, 'appointments.csv')]).forEach((csv) => {
  describe('4,499 real appointments on a real broker and a real database', () => {
    let folder: string;
    let installation: Installation;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'tam-e2e-appointments-'));
      installation = await Installation.open(PARTITIONS);
      const state = ['--state', path.join(folder, 'sent.state')];
      await installation.run('gateway', ['import', '--csv', csv, '--mapping', MAPPING, ...state]);
      await installation.startMonitor();
      await installation.caughtUp();
    }, 300_000);

    afterAll(async () => {
      await installation.close();
      rmSync(folder, { recursive: true });
    }, 60_000);

    it('have the outcomes of a replay of the same file, byte for byte', async () => {
      const events = path.join(folder, 'events.ndjson');
      const outcomes = path.join(folder, 'outcomes.ndjson');
      await CompiledApp.start(
        'gateway',
        ['import', '--csv', csv, '--mapping', MAPPING, '--to', events],
        {},
      ).done();
      await CompiledApp.start(
        'replay',
        ['run', '--input', events, '--output', outcomes, ...AS_OF],
        {},
      ).done();
      const replayed = readFileSync(outcomes, 'utf8').trim().split('\n');
      const live = (await lastOutcomes(installation.database))
        .map((outcome) => canonicalJson(outcome))
        .sort();
      expect(live.length).toBe(4_499);
      expect(live).toEqual([...replayed].sort());
    }, 120_000);

    it('are counted by the metrics as the tables count them', async () => {
      const rows = await installation.database.rows<{ standard: string; status: string; clocks: string }>(
        'SELECT standard, status, count(*) AS clocks FROM access.standings GROUP BY standard, status',
      );
      const counted = Object.fromEntries(
        rows.map((row) => [`${row.standard} ${row.status}`, Number(row.clocks)]),
      );
      await until('the gauges are refreshed', async () => {
        const scraped = clocksOf(await installation.get('/metrics'));
        return JSON.stringify(sorted(scraped)) === JSON.stringify(sorted(counted));
      });
      expect(sorted(clocksOf(await installation.get('/metrics')))).toEqual(sorted(counted));
    }, 60_000);
  });
});

/** The gauge `tam_clocks`, summed over its regions; states without a clock are left out. */
function clocksOf(metrics: string): { readonly [key: string]: number } {
  const sums: { [key: string]: number } = {};
  for (const [, labels = '', value] of metrics.matchAll(/^tam_clocks\{([^}]*)\} (\d+)$/gm)) {
    const label = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
    const key = `${label('standard')} ${label('status')}`;
    if (Number(value) > 0) sums[key] = (sums[key] ?? 0) + Number(value);
  }
  return sums;
}

function sorted(counts: { readonly [key: string]: number }): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
}
