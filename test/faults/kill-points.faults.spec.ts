import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { plantMembers } from './support/marked-members';
import { faultsOf } from './support/oracle';
import { Traffic } from './support/traffic';

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4 });
}, 120_000);

afterAll(() => installation.close(), 60_000);

describe('a monitor that is killed at a named point', () => {
  it('goes on where the database says that it was', async () => {
    const traffic = Traffic.start(installation, { seed: 'points', cases: 200, rate: 40 });
    const t0 = performance.now();
    await installation.start();
    tell(`ready after ${Math.round(performance.now() - t0)} ms`);
    await plantMembers(installation, 3, Date.now() + 5_000);
    await installation.applied(1_000);
    await installation.living[0]?.end('SIGKILL');
    await installation.start();
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth })).toEqual([]);
    tell(`done after ${Math.round(performance.now() - t0)} ms`);
  }, 300_000);
});
