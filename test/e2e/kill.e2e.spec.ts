import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { faultsOfRevisionLog, lastOutcomes } from './support/revision-log';
import { Installation } from './support/installation';
import { publishedRevisions } from './support/published-revisions';
import { SimulatedTruth } from './support/simulated-truth';
import { until } from './support/until';

const PARTITIONS = 4;

let folder: string;
let installation: Installation;
let truth: SimulatedTruth;

/** Synthetic traffic by the compiled simulator, with all the misbehaviour that changes no truth. */
function traffic(): readonly string[] {
  const past = ['--seed', 'kill', '--history-days', '45', '--cases', '900'];
  const present = ['--live', '--rate', '40'];
  const misbehaviour = ['--late', '0.05', '--late-up-to', '2d', '--duplicates', '0.05', '--disorder', '0.1'];
  return [...past, ...present, ...misbehaviour, '--truth', path.join(folder, 'truth.ndjson')];
}

const applied = (records: number): Promise<unknown> =>
  until(`${records} records are applied`, async () => (await installation.appliedRecords()) >= records);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tam-e2e-kill-'));
  installation = await Installation.open(PARTITIONS);
  const simulator = installation.startApp('simulator', traffic());

  await installation.startMonitor();
  await applied(400);
  expect(await installation.endMonitor('SIGKILL')).toBe('SIGKILL');

  await installation.startMonitor();
  await applied(2_000);
  expect(await installation.endMonitor('SIGKILL')).toBe('SIGKILL');

  for (const point of [
    'before-writes:5',
    'after-commit:5',
    'before-publish:5',
    'after-publish:5',
    'after-cursor:5',
  ]) {
    await installation.startMonitor({ TAM_CRASH_AT: point });
    expect(await installation.monitorEnd()).toBe('SIGKILL');
  }

  expect(await simulator.end('SIGTERM')).toBe('exit code 0');
  await installation.startMonitor();
  await installation.caughtUp();
  truth = new SimulatedTruth(path.join(folder, 'truth.ndjson'));
}, 400_000);

afterAll(async () => {
  await installation.close();
  rmSync(folder, { recursive: true });
}, 60_000);

describe('a monitor that was killed seven times in the middle of its work', () => {
  it('says of every clock what its story was built to have, and of nothing else', async () => {
    expect(truth.clocks.length).toBeGreaterThan(900);
    await until('all deadlines that have passed are said', async () => {
      const differing = truth.differences(await lastOutcomes(installation.database), Date.now());
      return differing.length === 0;
    }).catch(() => undefined);
    const now = Date.now();
    expect(truth.differences(await lastOutcomes(installation.database), now)).toEqual([]);
  }, 120_000);

  it('has a revision log of which every hash can be derived again', async () => {
    expect(await faultsOfRevisionLog(installation.database)).toEqual([]);
  }, 60_000);

  it('has published every revision, in order, and only ever repeated what it had said already', async () => {
    const rows = await installation.database.rows<{ partition: number; seqs: string }>(
      'SELECT partition, max(seq) AS seqs FROM access.revisions GROUP BY partition ORDER BY partition',
    );
    const published = await publishedRevisions(installation.topics);
    for (const { partition, seqs } of rows) {
      const first = [...new Set(published.get(partition) ?? [])];
      expect(first).toEqual(Array.from({ length: Number(seqs) }, (_, i) => i + 1));
    }
  }, 60_000);
});
