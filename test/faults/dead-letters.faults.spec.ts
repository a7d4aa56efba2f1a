import { INTAKE_TOPIC, partitionOf } from '@tam/events';
import { outputOf, type AppOutput } from '../e2e/support/app-output';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { MARK } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { secondsSince, statusesOf } from './support/standing-of';
import { send, urgentRequest } from './support/synthetic-events';
import { Traffic } from './support/traffic';

const PARTITIONS = 4;
const DUE = Date.now() + 24 * 3_600_000;

let installation: FaultInstallation;
let monitor: MonitorProcess;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: PARTITIONS, env: { TAM_FLOOD_SECONDS: '10' } });
  monitor = await installation.start();
}, 120_000);

afterAll(() => installation.close(), 60_000);

const letters = (...args: readonly string[]): Promise<AppOutput> =>
  outputOf('access-monitor', ['dead-letters', ...args], installation.env);

/** Letters that wait for a person, and letters in all, of a key. */
async function countOf(key: string): Promise<{ open: number; all: number }> {
  const [row] = await installation.database.rows<{ open: string; all: string }>(
    `SELECT count(*) FILTER (WHERE settled_at IS NULL) AS open, count(*) AS all
       FROM access.dead_letters WHERE key = $1`,
    [Buffer.from(key)],
  );
  return { open: Number(row?.open), all: Number(row?.all) };
}

describe('letters that are redriven', () => {
  it('while traffic comes: what is still bad comes back, three times and no more', async () => {
    const traffic = Traffic.start(installation, { seed: 'letters', cases: 100, rate: 30 });
    const key = `${MARK}-still-bad`;
    await send(installation, [{ topic: INTAKE_TOPIC, key, value: '{"half": ' }]);
    await until('there is a letter', async () => (await countOf(key)).all === 1);
    for (let n = 2; n <= 4; n++) {
      await letters('redrive', '--by', 'an engineer');
      await until('it is back', async () => (await countOf(key)).all === n);
    }
    const refused = await letters('redrive', '--by', 'an engineer');
    tell(`the fourth time: ${`${refused.out}${refused.err}`.trim().split('\n').at(-1)}`);
    expect(await countOf(key)).toEqual({ open: 1, all: 4 });
    await letters('redrive', '--by', 'an engineer', '--again');
    expect((await countOf(key)).all).toBe(4);
    const discarded = await letters('discard', '--by', 'an engineer', '--why', 'the source has sent it anew');
    expect(discarded.code).toBe(0);
    expect(await countOf(key)).toEqual({ open: 0, all: 4 });
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth })).toEqual([]);
  }, 180_000);
});

describe('a source of which everything is unusable', () => {
  it('has its partition paused, loses nothing, and is read on when a person says so', async () => {
    const key = `${MARK}-flood`;
    const partition = partitionOf(key, PARTITIONS);
    const other = Array.from({ length: 50 }, (_, n) => `${MARK}-other-${n}`).find(
      (one) => partitionOf(one, PARTITIONS) !== partition,
    )!;
    const since = performance.now();
    for (let n = 0; n < 10; n++)
      await send(installation, Array(60).fill({ topic: INTAKE_TOPIC, key, value: '{"half": ' }));
    await until('the partition is paused', async () => (await monitor.metric('tam_intake_paused')) === 1);
    tell(`paused ${secondsSince(since)} s after the flood began`);
    expect(await monitor.metric('tam_breaker_trips_total')).toBe(1);
    const good = `${key}-good`;
    const behind = { ...urgentRequest(good, DUE), partition: partitionOf(good, PARTITIONS) };
    await send(installation, [behind, urgentRequest(other, DUE)]);
    await until('others go on', async () => (await statusesOf(installation, [other])).length === 1);
    for (let trips = 0; trips < 12; trips++) {
      await letters('resume', '--partition', String(partition), '--by', 'an engineer');
      const isThrough = await installation.caughtUp(6_000).then(
        () => true,
        () => false,
      );
      if (isThrough) break;
    }
    await installation.caughtUp(5_000);
    expect((await countOf(key)).all).toBe(600);
    expect(await statusesOf(installation, [good])).toEqual(['at-risk']);
    expect(await faultsOf(installation)).toEqual([]);
  }, 240_000);
});
