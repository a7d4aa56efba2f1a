import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { MARK } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { everSaid, secondsSince, statusesOf } from './support/standing-of';
import { StormInstallation } from './support/storm-installation';
import { send, slotOffer, urgentRequest } from './support/synthetic-events';
import { Traffic } from './support/traffic';
import { Vigil } from './support/vigil';

let storm: StormInstallation;
let monitor: MonitorProcess;
let traffic: Traffic;

beforeAll(async () => {
  storm = await StormInstallation.open();
  traffic = Traffic.start(storm.installation, { seed: 'network', cases: 300, rate: 40 });
  monitor = await storm.start();
}, 180_000);

afterAll(() => storm.close(), 60_000);

/** Back to work by itself, and at the end of the log: answers with the seconds that it took. */
async function recovers(vigil: Vigil): Promise<number> {
  const since = performance.now();
  await monitor.ready();
  await until('the log is read to its end', async () => ((await monitor.status())?.lag.records ?? 99) < 20);
  expect((await vigil.end()).notLive).toBe(0);
  expect(monitor.hasEnded).toBe(false);
  return secondsSince(since);
}

describe('a network between the service and its servers', () => {
  it('that takes 200 ms there and back and resets every connection now and then costs time and nothing else', async () => {
    const vigil = new Vigil(monitor);
    for (const proxy of [storm.toBroker, storm.toDatabase]) proxy.delay(100);
    const before = await storm.installation.appliedRecords();
    for (let n = 0; n < 5; n++) {
      await pause(8_000);
      (n % 2 === 0 ? storm.toBroker : storm.toDatabase).reset();
    }
    const during = (await storm.installation.appliedRecords()) - before;
    for (const proxy of [storm.toBroker, storm.toDatabase]) proxy.heal();
    const seconds = await recovers(vigil);
    expect(during).toBeGreaterThan(0);
    tell(`200 ms and five resets: ${during} records applied meanwhile, caught up ${seconds} s after`);
  }, 180_000);

  it('that swallows what the broker says makes the monitor blind, and an offer that it hid keeps its promise', async () => {
    const memberRef = `${MARK}-hidden`;
    const dueAt = Date.now() + 12_000;
    await send(storm.installation, [urgentRequest(memberRef, dueAt)]);
    const status = (): Promise<readonly string[]> => statusesOf(storm.installation, [memberRef]);
    await until('the clock runs', async () => (await status()).length > 0);
    const vigil = new Vigil(monitor);
    storm.toBroker.halfOpen();
    await send(storm.installation, [slotOffer(memberRef, dueAt - 1_000)]);
    await pause(40_000);
    expect(await monitor.metric('tam_monitor_blind')).toBe(1);
    expect(await monitor.code('/health/ready')).toBe(503);
    storm.toBroker.heal();
    const seconds = await recovers(vigil);
    tell(`half-open to the broker: blind after ${vigil.soFar.blindAfter} s, caught up ${seconds} s after`);
    await until('the offer is read', async () => (await status()).includes('met'));
    expect(await everSaid(storm.installation, memberRef)).not.toContain('breached');
  }, 180_000);

  it('that swallows what the database says makes the monitor blind within seconds, and hangs nobody', async () => {
    const vigil = new Vigil(monitor);
    storm.toDatabase.halfOpen();
    await until('it says that it is blind', () => vigil.soFar.blind > 0, 30_000);
    await pause(10_000);
    expect(await monitor.code('/health/ready')).toBe(503);
    storm.toDatabase.heal();
    const seconds = await recovers(vigil);
    tell(`half-open to the database: blind after ${vigil.soFar.blindAfter} s, caught up ${seconds} s after`);
  }, 180_000);

  it('that is cut on both sides for 20 s, and slow after that, is waited for', async () => {
    const vigil = new Vigil(monitor);
    for (const proxy of [storm.toBroker, storm.toDatabase]) proxy.cut();
    await pause(20_000);
    expect(vigil.soFar.blind).toBeGreaterThan(0);
    for (const proxy of [storm.toBroker, storm.toDatabase]) {
      proxy.heal();
      proxy.throttle(200_000);
    }
    await pause(10_000);
    for (const proxy of [storm.toBroker, storm.toDatabase]) proxy.heal();
    const seconds = await recovers(vigil);
    tell(`cut for 20 s: blind after ${vigil.soFar.blindAfter} s, caught up ${seconds} s after`);
  }, 180_000);

  it('has changed nothing of what is said in the end', async () => {
    const truth = await traffic.end();
    expect(await faultsOf(storm.installation, { truth })).toEqual([]);
  }, 180_000);
});
