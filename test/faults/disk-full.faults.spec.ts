import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { MARK } from './support/marked-members';
import { faultsOf } from './support/oracle';
import { SmallDisk } from './support/small-disk';
import { secondsSince, statusesOf } from './support/standing-of';
import { StormInstallation } from './support/storm-installation';
import { send, urgentRequest } from './support/synthetic-events';
import { Traffic } from './support/traffic';
import { Vigil } from './support/vigil';

const DUE = Date.now() + 24 * 3_600_000;

let disk: SmallDisk;
let storm: StormInstallation;

afterEach(async () => {
  await storm.close();
  disk.unmount();
}, 60_000);

/** Starts a server again that has ended because its disk was full; one that lives on is let be. */
async function revive(server: { restart(): Promise<void> }, isUp: () => Promise<unknown>): Promise<boolean> {
  const lives = await isUp().then(
    () => true,
    () => false,
  );
  if (!lives) await server.restart();
  return lives;
}

describe('a disk that is full', () => {
  it('under the database stops all writing, and once there is room nothing has to be repaired', async () => {
    disk = SmallDisk.mount(300);
    storm = await StormInstallation.open({
      databaseDir: disk.at('database', 'postgres'),
      databaseSettings: { max_wal_size: '64MB', min_wal_size: '32MB', wal_buffers: '1MB' },
    });
    const traffic = Traffic.start(storm.installation, { seed: 'disk', cases: 300, rate: 40 });
    const monitor = await storm.start();
    await storm.installation.applied(500);
    const vigil = new Vigil(monitor);
    disk.fill();
    await until(
      'rounds fail',
      async () => {
        disk.fill();
        return (await monitor.metric('tam_rounds_total', { outcome: 'failed' })) > 0;
      },
      60_000,
    );
    await pause(10_000);
    expect(monitor.hasEnded).toBe(false);
    disk.free();
    const since = performance.now();
    const lived = await revive(storm.server, () => storm.installation.database.rows('SELECT 1'));
    await monitor.ready();
    const seen = await vigil.end();
    tell(`database ${lived ? 'alive' : 'ended'} on its full disk; ready ${secondsSince(since)} s after`);
    expect(seen.notLive).toBe(0);
    const truth = await traffic.end();
    expect(await faultsOf(storm.installation, { truth, within: 120_000 })).toEqual([]);
  }, 300_000);

  it('under the broker’s log makes the monitor blind, and once there is room nothing has to be repaired', async () => {
    disk = SmallDisk.mount(200);
    storm = await StormInstallation.open({
      brokerDir: disk.at('broker', 'kafka'),
      brokerSettings: { 'log.index.size.max.bytes': 65_536 },
    });
    const monitor = await storm.start();
    const members = Array.from({ length: 50 }, (_, n) => `${MARK}-${n}`);
    await send(
      storm.installation,
      members.slice(0, 25).map((member) => urgentRequest(member, DUE)),
    );
    await storm.installation.caughtUp();
    const vigil = new Vigil(monitor);
    disk.fill();
    const refused = await send(
      storm.installation,
      Array.from({ length: 400 }, (_, n) => urgentRequest(members[25 + (n % 25)]!, DUE)),
    ).then(
      () => 'taken',
      () => 'refused',
    );
    await until('it says that it is blind', () => vigil.soFar.blind > 0, 60_000);
    expect(monitor.hasEnded).toBe(false);
    disk.free();
    const since = performance.now();
    const lived = await revive(storm.broker, () => storm.installation.topics.admin.describeCluster());
    await monitor.ready();
    tell(
      `events ${refused} on the full disk, broker ${lived ? 'alive' : 'ended'}; ready ${secondsSince(since)} s after`,
    );
    expect((await vigil.end()).notLive).toBe(0);
    await send(
      storm.installation,
      members.slice(25).map((member) => urgentRequest(member, DUE)),
    );
    await storm.installation.caughtUp();
    const said = new Set(await statusesOf(storm.installation, members));
    expect([...said]).toEqual(['at-risk']);
    expect(await faultsOf(storm.installation)).toEqual([]);
  }, 300_000);
});
