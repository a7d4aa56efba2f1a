import { CompiledApp } from '../e2e/support/compiled-app';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { differencesOf, replayedOutcomes, saidOutcomes } from './support/replayed';
import { faultsOf } from './support/oracle';
import { secondsSince } from './support/standing-of';
import { Traffic } from './support/traffic';

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4 });
}, 120_000);

afterAll(() => installation.close(), 60_000);

describe('a start with an empty database on a log of 45 days', () => {
  it('says the same of every clock as the installation that had read it live, and nothing of it is news', async () => {
    const traffic = Traffic.start(installation, { seed: 'cold', cases: 400, rate: 40 });
    const monitor = await installation.start();
    await installation.applied(1_500);
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth })).toEqual([]);
    expect(await monitor.end('SIGTERM')).toBe('exit code 0');

    await installation.database.rows('DROP SCHEMA access CASCADE');
    installation.watch.forget();
    await CompiledApp.start('access-monitor', ['prepare'], installation.env).done();
    const since = performance.now();
    await installation.start();
    await installation.caughtUp();
    tell(`cold start: ${await installation.appliedRecords()} records in ${secondsSince(since)} s`);
    await until('what it says is what the log gives', async () => {
      const replayed = await replayedOutcomes(installation, Date.now());
      return differencesOf(await saidOutcomes(installation), replayed).length === 0;
    });
    const [row] = await installation.database.rows<{ loud: string; all: string }>(
      `SELECT count(*) FILTER (WHERE (entry::jsonb->>'effects')::boolean) AS loud, count(*) AS all
         FROM access.revisions r JOIN access.installation i ON true
        WHERE (r.entry::jsonb #>> '{outcome,dueAt}')::timestamptz < i.effects_from`,
    );
    expect(Number(row?.all)).toBeGreaterThan(100);
    expect(row?.loud).toBe('0');
  }, 300_000);
});
