import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { faultsOf } from './support/oracle';
import { secondsSince } from './support/standing-of';
import { send, urgentRequest } from './support/synthetic-events';
import { Vigil } from './support/vigil';

const DUE = Date.now() + 24 * 3_600_000;
const CASES = 30_000;

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4 });
  const requests = Array.from({ length: CASES }, (_, n) => urgentRequest(`member-${n}`, DUE));
  await send(installation, requests);
}, 180_000);

afterAll(() => installation.close(), 60_000);

describe(`a heap that is too small, before ${CASES.toLocaleString('en')} cases that lie in the log`, () => {
  it('of 64 MiB ends the process or holds the log back, and the next start goes on', async () => {
    const since = performance.now();
    const monitor = await installation.spawn({}, ['--max-old-space-size=64']);
    const end = await Promise.race([
      monitor.ended,
      installation.applied(CASES / 2, 90_000).then(() => 'held the log back'),
    ]);
    tell(`64 MiB: ${end} after ${secondsSince(since)} s, at ${await installation.appliedRecords()} records`);
    expect(['held the log back', 'SIGABRT']).toContain(end);
    await monitor.end('SIGKILL');
  }, 180_000);

  it('of 128 MiB is enough: what waits is bounded, however much there is', async () => {
    const since = performance.now();
    const monitor = await installation.start({}, ['--max-old-space-size=128']);
    const vigil = new Vigil(monitor);
    await installation.caughtUp();
    const { rss } = await vigil.end();
    tell(`128 MiB: ${CASES} cases applied after ${secondsSince(since)} s, ${rss} MiB held`);
    expect(monitor.hasEnded).toBe(false);
    expect(rss).toBeLessThan(512);
    expect(await faultsOf(installation)).toEqual([]);
  }, 240_000);
});
