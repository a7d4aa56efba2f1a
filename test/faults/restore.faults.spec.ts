import { setTimeout as pause } from 'node:timers/promises';
import { FaultInstallation } from './support/fault-installation';
import { keptByConsumer, publishedSaid } from './support/kept-by-consumer';
import { differencesOf, faultsAgainstReplay, replayedOutcomes } from './support/replayed';
import { Traffic } from './support/traffic';

/** What an installation remembers of its beginning. */
interface Remembered {
  readonly epoch: number;
  readonly effectsFrom: string;
}

const ATTEMPTS = 4;

let installation: FaultInstallation;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4, env: { KAFKA_SESSION_SECONDS: '3' } });
}, 120_000);

afterAll(() => installation.close(), 60_000);

async function remembered(): Promise<Remembered> {
  const [row] = await installation.database.rows<Remembered>(
    'SELECT epoch, effects_from::text AS "effectsFrom" FROM access.installation',
  );
  return row!;
}

/** The number of the last revision of each partition, by what the database says. */
async function lastNumbers(): Promise<ReadonlyMap<number, number>> {
  const rows = await installation.database.rows<{ partition: number; seq: number }>(
    'SELECT partition, seq::float8 AS seq FROM access.progress',
  );
  return new Map(rows.map(({ partition, seq }) => [partition, seq]));
}

/** Where what a consumer holds is not what one evaluation over all events gives, once no deadline passes between. */
async function faultsOfConsumer(): Promise<readonly string[]> {
  let faults: readonly string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(3_000);
    const replayed = await replayedOutcomes(installation, Date.now());
    faults = differencesOf(keptByConsumer(await publishedSaid(installation.topics)), replayed);
    if (faults.length === 0) return faults;
  }
  return faults;
}

describe('a database that is put back to an older copy while what was said since stays published', () => {
  it('goes on in a greater epoch, and consumers that keep the greater (epoch, seq) end as if nothing had been', async () => {
    const { database, topics, watch } = installation;
    const first = await installation.start();
    const traffic = Traffic.start(installation, { seed: 'restore', cases: 200, rate: 30 });
    await installation.applied(400);
    expect(await first.end('SIGTERM')).toBe('exit code 0');
    const inCopy = await lastNumbers();
    const before = await remembered();
    await watch.stop();
    const copy = await database.backup();

    const second = await installation.start();
    await installation.applied((await installation.appliedRecords()) + 400);
    await second.end('SIGKILL');
    const epochOne = await publishedSaid(topics);
    expect(epochOne.filter(({ partition, seq }) => seq > (inCopy.get(partition) ?? 0))).not.toEqual([]);
    expect(new Set(epochOne.map(({ epoch }) => epoch))).toEqual(new Set([before.epoch]));
    await database.restore(copy);

    const third = await installation.start();
    expect(third.said('epoch')).not.toEqual([]);
    expect(await remembered()).toEqual({ epoch: before.epoch + 1, effectsFrom: before.effectsFrom });
    await traffic.end();
    await installation.caughtUp();
    expect(await faultsAgainstReplay(installation)).toEqual([]);
    expect(await faultsOfConsumer()).toEqual([]);

    const all = await publishedSaid(topics);
    const again = all.filter(({ partition, seq }) => seq > (inCopy.get(partition) ?? 0));
    expect(new Set(again.map(({ epoch }) => epoch))).toEqual(new Set([before.epoch, before.epoch + 1]));
    for (const partition of inCopy.keys()) {
      const epochs = again.filter((said) => said.partition === partition).map(({ epoch }) => epoch);
      expect(epochs).toEqual([...epochs].sort((one, other) => one - other));
    }
  }, 240_000);
});
