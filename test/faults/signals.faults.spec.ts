import { partitionOf } from '@tam/events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { plantMembers } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { shares } from './support/shares';
import { Traffic } from './support/traffic';

const PARTITIONS = 6;
const SESSION = 10_000;

let installation: FaultInstallation;

const open = async (seconds: number): Promise<void> => {
  installation = await FaultInstallation.open({
    partitions: PARTITIONS,
    env: { KAFKA_SESSION_SECONDS: String(seconds) },
  });
};

/** The partitions of an instance: writers are named after their process. */
async function partitionsOf(monitor: MonitorProcess): Promise<readonly number[]> {
  const owners = await shares(installation, installation.living.length);
  return [...owners]
    .filter(([, writer]) => writer.includes(`-${monitor.pid}-`))
    .map(([partition]) => partition);
}

/** When each of these members was first said to have this status, epoch ms; waits until all are. */
async function saidAt(
  members: readonly string[],
  status: string,
  patience: number,
): Promise<ReadonlyMap<string, number>> {
  return until(
    `${members.length} members are said to be ${status}`,
    async () => {
      const rows = await installation.database.rows<{ member_ref: string; at: number }>(
        `SELECT member_ref, (extract(epoch FROM min(recorded_at)) * 1000)::float8 AS at FROM access.revisions
          WHERE member_ref = ANY($1) AND status = $2 GROUP BY member_ref`,
        [members, status],
      );
      return rows.length === members.length && new Map(rows.map(({ member_ref: ref, at }) => [ref, at]));
    },
    patience,
  );
}

afterEach(() => installation.close(), 60_000);

describe('two monitors, of which one', () => {
  it('is told to end: it drains within 10 s, and the other has its partitions at once', async () => {
    await open(SESSION / 1_000);
    const traffic = Traffic.start(installation, { seed: 'drain', cases: 200, rate: 40 });
    const [leaving] = [await installation.start(), await installation.start()];
    await shares(installation, 2);
    await installation.applied(800);
    const start = performance.now();
    expect(await leaving.end('SIGTERM')).toBe('exit code 0');
    const drained = performance.now() - start;
    await shares(installation, 1);
    const taken = performance.now() - start;
    tell(`SIGTERM: drained in ${Math.round(drained)} ms, taken over after ${Math.round(taken)} ms`);
    expect(drained).toBeLessThan(10_000);
    expect(taken).toBeLessThan(SESSION - 1_000);
    expect(await faultsOf(installation, { truth: await traffic.end() })).toEqual([]);
  }, 240_000);

  it('is killed: deadlines of its silent partitions pass within 3 s, and what is sent to them is said within the session and 4 s', async () => {
    await open(SESSION / 1_000);
    const [dying] = [await installation.start(), await installation.start()];
    const ours = await partitionsOf(dying);
    expect(ours).toHaveLength(PARTITIONS / 2);
    const dueAt = Date.now() + 12_000;
    const members = await plantMembers(installation, 20, dueAt);
    await saidAt(members, 'at-risk', 10_000);
    await until('it is about time', () => Date.now() > dueAt - 1_000);
    await dying.end('SIGKILL');
    const killedAt = Date.now();
    const orphans = members.filter((member) => ours.includes(partitionOf(member, PARTITIONS)));
    expect(orphans.length).toBeGreaterThan(2);
    const silent = Math.max(...(await saidAt(orphans, 'breached', 30_000)).values()) - dueAt;
    const sent = await plantMembers(installation, 20, Date.now() + 3_600_000);
    const late = sent.filter((member) => ours.includes(partitionOf(member, PARTITIONS)));
    const busy = Math.max(...(await saidAt(late, 'at-risk', 40_000)).values()) - killedAt;
    tell(
      `kill -9: silent deadline said after ${Math.round(silent)} ms, new event after ${Math.round(busy)} ms`,
    );
    expect(silent).toBeLessThanOrEqual(3_000);
    expect(busy).toBeLessThanOrEqual(SESSION + 4_000);
    expect(await faultsOf(installation)).toEqual([]);
  }, 240_000);

  it('stands still beyond its session and goes on: the fence holds it off, and it joins again', async () => {
    await open(3);
    const traffic = Traffic.start(installation, { seed: 'zombie', cases: 200, rate: 40 });
    const [zombie, other] = [await installation.start(), await installation.start()];
    await shares(installation, 2);
    let fenced = 0;
    for (let attempt = 0; attempt < 4 && fenced === 0; attempt++) {
      zombie.signal('SIGSTOP');
      await plantMembers(installation, 12, Date.now() + 7_500);
      await pause(7_000);
      zombie.signal('SIGCONT');
      await shares(installation, 2);
      await zombie.ready();
      fenced = await zombie.metric('tam_fenced_total');
    }
    tell(`SIGSTOP: ${fenced} fenced`);
    expect(fenced).toBeGreaterThan(0);
    expect(zombie.said('Another instance has written these partitions').length).toBeGreaterThan(0);
    expect(other.hasEnded).toBe(false);
    expect(await faultsOf(installation, { truth: await traffic.end() })).toEqual([]);
  }, 300_000);

  it('computes for 20 s without a break: the other has its partitions meanwhile, and nothing it wrote is lost', async () => {
    await open(6);
    const traffic = Traffic.start(installation, { seed: 'blocked', cases: 200, rate: 40 });
    const block = path.join(__dirname, 'support/block-on-signal.cjs');
    const blocked = await installation.start({ FAULT_BLOCK_SECONDS: '20' }, ['--require', block]);
    await installation.start();
    await shares(installation, 2);
    blocked.signal('SIGUSR2');
    await shares(installation, 1, 20_000);
    await shares(installation, 2);
    await blocked.ready();
    expect(blocked.said(/The consumer has stopped|Partitions were taken away/).length).toBeGreaterThan(0);
    expect(await faultsOf(installation, { truth: await traffic.end() })).toEqual([]);
  }, 240_000);
});

describe('a monitor beside which others come and go every 2 s for a minute', () => {
  it('goes on all the time, and nothing is skipped or said twice', async () => {
    await open(3);
    const traffic = Traffic.start(installation, { seed: 'storm', cases: 300, rate: 40 });
    await installation.start();
    const end = performance.now() + 60_000;
    const applied: number[] = [];
    const comers: MonitorProcess[] = [];
    for (let n = 0; performance.now() < end; n++) {
      if (n % 2 === 0) comers.push(await installation.spawn());
      else void comers.shift()?.end(n % 4 === 1 ? 'SIGTERM' : 'SIGKILL');
      applied.push(await installation.appliedRecords());
      await pause(2_000);
    }
    tell(`storm: ${applied.join(' ')}`);
    const early = applied[Math.floor(applied.length / 2)] ?? 0;
    expect(applied[applied.length - 1]).toBeGreaterThan(early);
    expect(await faultsOf(installation, { truth: await traffic.end(), within: 90_000 })).toEqual([]);
  }, 300_000);
});

describe('two monitors that are wrongly given the same partitions', () => {
  it('take turns: the fence holds the later one off, and what they say is said once', async () => {
    await open(6);
    const traffic = Traffic.start(installation, { seed: 'twice', cases: 200, rate: 40 });
    const one = await installation.start();
    const other = await installation.start({ TAM_INSTALLATION: 'another-group' });
    await plantMembers(installation, 10, Date.now() + 4_000);
    await pause(12_000);
    const fenced = (await one.metric('tam_fenced_total')) + (await other.metric('tam_fenced_total'));
    tell(`twice: ${fenced} fenced`);
    expect(fenced).toBeGreaterThan(0);
    expect(await other.end('SIGTERM')).toBe('exit code 0');
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth, names: 2 })).toEqual([]);
  }, 240_000);
});
