import { CRASH_POINTS } from '../../apps/access-monitor/src/wiring/crash-points';
import { Chance, cyclesOr, tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { killAt, type KillPoint } from './support/kill-cycle';
import { plantMembers } from './support/marked-members';
import { faultsOf } from './support/oracle';
import { Traffic } from './support/traffic';

const CYCLES = cyclesOr(65);
const POINTS: readonly KillPoint[] = [...CRASH_POINTS, 'any-moment'];

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 6, env: { KAFKA_SESSION_SECONDS: '3' } });
}, 120_000);

afterAll(() => installation.close(), 60_000);

describe('two monitors that share the partitions and are killed in turn while the other goes on', () => {
  it('lose nothing, say nothing under two ids, and end where the stories end', async () => {
    const chance = Chance.ofRun(`${CYCLES} kills of two instances`);
    const traffic = Traffic.start(installation, { seed: `two-${chance.seed}`, cases: 300, rate: 40 });
    const start = performance.now();
    let begun = 0;
    const lane = async (): Promise<void> => {
      while (begun < CYCLES) {
        const point = POINTS[begun++ % POINTS.length] ?? 'any-moment';
        const before = performance.now();
        await plantMembers(installation, 1, Date.now() + chance.between(2_000, 8_000));
        await killAt(point, { installation, chance });
        tell(`${point} ${Math.round(performance.now() - before)} ms`);
      }
    };
    await Promise.all([lane(), lane()]);
    tell(`${CYCLES} kills in ${Math.round((performance.now() - start) / 1_000)} s`);
    await installation.start();
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth })).toEqual([]);
  }, 3_600_000);
});
