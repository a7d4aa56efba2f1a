import { CRASH_POINTS } from '../../apps/access-monitor/src/wiring/crash-points';
import { Chance, cyclesOr, tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { HeldWrites } from './support/held-writes';
import { killAt, type KillPoint } from './support/kill-cycle';
import { plantMembers } from './support/marked-members';
import { faultsOf } from './support/oracle';
import { Traffic } from './support/traffic';

const CYCLES = cyclesOr(45);
const POINTS: readonly KillPoint[] = [...CRASH_POINTS, 'mid-write', 'at-commit', 'any-moment'];

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4, env: { KAFKA_SESSION_SECONDS: '3' } });
}, 120_000);

afterAll(() => installation.close(), 60_000);

describe('a monitor that is killed again and again, at every named point and at any moment', () => {
  it('loses nothing, says nothing under two ids, and ends where the stories end', async () => {
    const chance = Chance.ofRun(`${CYCLES} kills of one instance`);
    const held = await HeldWrites.install(installation.database);
    const traffic = Traffic.start(installation, { seed: `one-${chance.seed}`, cases: 300, rate: 30 });
    const start = performance.now();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const point = POINTS[cycle % POINTS.length] ?? 'any-moment';
      const before = performance.now();
      await plantMembers(installation, 1, Date.now() + chance.between(2_000, 8_000));
      await killAt(point, { installation, chance, held });
      tell(`${cycle + 1} ${point} ${Math.round(performance.now() - before)} ms`);
    }
    tell(`${CYCLES} kills in ${Math.round((performance.now() - start) / 1_000)} s`);
    await installation.start();
    const truth = await traffic.end();
    expect(await faultsOf(installation, { truth })).toEqual([]);
  }, 3_600_000);
});
