import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import type { SimulatedTruth } from '../e2e/support/simulated-truth';
import { tell } from './support/chance';
import { plantMembers } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { secondsSince, statusesOf } from './support/standing-of';
import { StormInstallation } from './support/storm-installation';
import { Traffic } from './support/traffic';
import { Vigil } from './support/vigil';

let storm: StormInstallation;
let monitor: MonitorProcess;
let truth: SimulatedTruth;

beforeAll(async () => {
  storm = await StormInstallation.open();
  const traffic = Traffic.start(storm.installation, { seed: 'broker', cases: 600, rate: 40 });
  await pause(10_000);
  truth = await traffic.end();
}, 180_000);

afterAll(() => storm.close(), 60_000);

/** Nobody can say that nothing happened: deadlines of these members pass while the broker is away. */
async function plant(inSeconds: number): Promise<readonly string[]> {
  const members = await plantMembers(storm.installation, 3, Date.now() + inSeconds * 1_000);
  await storm.installation.caughtUp();
  await until('their clocks run', async () => (await said(members)).length === members.length);
  return members;
}

const said = (members: readonly string[]): Promise<readonly string[]> =>
  statusesOf(storm.installation, members);

/** Says that it is blind and not to be relied upon, and lives on; nothing that silence would have to prove is said. */
async function staysBlind(vigil: Vigil, members: readonly string[], seconds: number): Promise<void> {
  await pause(seconds * 1_000);
  expect(await said(members)).not.toContain('breached');
  expect(await monitor.metric('tam_monitor_blind')).toBe(1);
  expect(await monitor.code('/health/ready')).toBe(503);
  expect(await monitor.metric('tam_deadlines_held', { why: 'broker' })).toBeGreaterThanOrEqual(
    members.length,
  );
  expect(vigil.soFar.notLive).toBe(0);
}

/** Back to work by itself: answers with the seconds that it took. */
async function recovers(vigil: Vigil, members: readonly string[]): Promise<number> {
  const since = performance.now();
  await monitor.ready(60_000);
  const seconds = secondsSince(since);
  await until('what passed meanwhile is said', async () =>
    (await said(members)).every((status) => status === 'breached'),
  );
  expect(await vigil.end()).toMatchObject({ notLive: 0 });
  expect(monitor.hasEnded).toBe(false);
  return seconds;
}

describe('a broker', () => {
  it('killed in the middle of a catch-up and started again is read on where the database says', async () => {
    monitor = await storm.spawn();
    await storm.installation.applied(1_000);
    await storm.broker.kill();
    const behind = await storm.installation.appliedRecords();
    await storm.broker.restart();
    const since = performance.now();
    await monitor.ready();
    tell(`broker killed at ${behind} records: ready ${secondsSince(since)} s after it served again`);
    expect(await faultsOf(storm.installation, { truth })).toEqual([]);
  }, 180_000);

  it('away for a minute makes the monitor blind, not dead, and nothing is said that nobody could know', async () => {
    const members = await plant(15);
    const vigil = new Vigil(monitor);
    await storm.broker.kill();
    await staysBlind(vigil, members, 60);
    await storm.broker.restart();
    const seconds = await recovers(vigil, members);
    tell(`broker away: blind after ${vigil.soFar.blindAfter} s, ready ${seconds} s after it served again`);
    expect(await faultsOf(storm.installation, { truth })).toEqual([]);
  }, 240_000);

  it('that stands still keeps its connections and hangs nobody', async () => {
    const members = await plant(15);
    const vigil = new Vigil(monitor);
    storm.broker.signal('SIGSTOP');
    await staysBlind(vigil, members, 50);
    storm.broker.signal('SIGCONT');
    const seconds = await recovers(vigil, members);
    tell(`broker stopped: blind after ${vigil.soFar.blindAfter} s, ready ${seconds} s after it went on`);
    expect(await faultsOf(storm.installation, { truth })).toEqual([]);
  }, 240_000);
});
