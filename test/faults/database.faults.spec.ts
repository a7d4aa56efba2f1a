import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { atEveryRound, SideSession } from './support/side-session';
import { secondsSince } from './support/standing-of';
import { StormInstallation } from './support/storm-installation';
import { Traffic } from './support/traffic';
import { Vigil, type Seen } from './support/vigil';

/** Memory that an instance with so little to do may hold while it waits, MiB. */
const MEMORY = 512;
const ROUND_FAILED = 'tam_rounds_total';

let storm: StormInstallation;
let monitor: MonitorProcess;
let traffic: Traffic;

beforeAll(async () => {
  storm = await StormInstallation.open({ databaseSettings: { max_connections: 30 } });
  traffic = Traffic.start(storm.installation, { seed: 'database', cases: 300, rate: 40 });
  monitor = await storm.start();
}, 180_000);

afterAll(() => storm.close(), 60_000);

/** Does something to the database while traffic comes, and waits until all is well again; nothing may have died. */
async function through(what: string, fault: (vigil: Vigil) => Promise<unknown>): Promise<Seen> {
  const vigil = new Vigil(monitor);
  const rebalances = await monitor.metric('tam_rebalances_total');
  await fault(vigil);
  const since = performance.now();
  await monitor.ready();
  await until('the log is read to its end', async () => ((await monitor.status())?.lag.records ?? 99) < 20);
  const seen = await vigil.end();
  expect(seen.notLive).toBe(0);
  expect(seen.rss).toBeLessThan(MEMORY);
  // The broker heard of this instance all the time.
  expect(await monitor.metric('tam_rebalances_total')).toBe(rebalances);
  tell(`${what}: lag up to ${seen.lag} records, ${seen.rss} MiB, caught up ${secondsSince(since)} s after`);
  return seen;
}

const failedRounds = (): Promise<number> => monitor.metric(ROUND_FAILED, { outcome: 'failed' });

async function rollsBack(fault: () => Promise<unknown>): Promise<void> {
  const before = await failedRounds();
  await fault();
  expect(await failedRounds()).toBeGreaterThan(before);
}

/** Runs with a session of somebody else, which is closed whatever happens. */
async function besides(act: (session: SideSession) => Promise<unknown>): Promise<void> {
  const session = await SideSession.open(storm.installation);
  try {
    await act(session);
  } finally {
    await session.close();
  }
}

describe('a database that goes away', () => {
  it('killed and started again finds the monitor waiting, blind and alive', async () => {
    const seen = await through('killed for 10 s', async (vigil) => {
      await storm.server.kill();
      await until('it says that it is blind', () => vigil.soFar.blind > 0, 20_000);
      await pause(8_000);
      expect(await monitor.code('/health/ready')).toBe(503);
      await storm.server.restart();
    });
    tell(`killed: blind after ${seen.blindAfter} s`);
  }, 180_000);

  it('with the answers to COMMITs lost is asked what became of them, and nothing is done twice', async () => {
    await through('20 lost answers', async () => {
      for (let n = 0; n < 20; n++) {
        storm.toDatabase.loseAnswerTo('COMMIT\0');
        await until('an answer is lost', () => storm.toDatabase.hasLostAnswer);
        await pause(150);
      }
    });
  }, 180_000);

  it('killed with a COMMIT under way leaves nobody in doubt once it is back', async () => {
    await through('killed at a COMMIT', async () => {
      storm.toDatabase.loseAnswerTo('COMMIT\0');
      await until('an answer is lost', () => storm.toDatabase.hasLostAnswer);
      await storm.server.kill();
      await pause(1_000);
      await storm.server.restart();
    });
  }, 180_000);

  it('that stands still is taken for away', async () => {
    const seen = await through('stopped for 30 s', async (vigil) => {
      storm.server.signal('SIGSTOP');
      await until('it says that it is blind', () => vigil.soFar.blind > 0, 30_000);
      await pause(10_000);
      storm.server.signal('SIGCONT');
    });
    tell(`stopped: blind after ${seen.blindAfter} s`);
  }, 180_000);
});

describe('a database that is slow or in the way', () => {
  it('with five seconds a round makes the lag grow, not the memory, and the instance stays in its group', async () => {
    await besides(async (session) => {
      const seen = await through('5 s a round', async () => {
        const end = await atEveryRound(session, 'PERFORM pg_sleep(5)');
        await pause(25_000);
        await end();
      });
      expect(seen.lag).toBeGreaterThan(20);
    });
  }, 180_000);

  it('with statements that never end has them cut off, and the same events are tried again', async () => {
    await besides((session) =>
      through('statements cut off', () =>
        rollsBack(async () => {
          const end = await atEveryRound(session, 'PERFORM pg_sleep(60)');
          await pause(15_000);
          await end();
        }),
      ),
    );
  }, 180_000);

  it.each([
    ['a progress row', 'SELECT 1 FROM access.progress WHERE partition = 0 FOR UPDATE'],
    ['the rows of cases', 'LOCK TABLE access.cases IN EXCLUSIVE MODE'],
  ])(
    'with a lock of somebody else on %s is tried again until it is free',
    async (_what, lock) => {
      await besides((session) =>
        through(lock, () =>
          rollsBack(async () => {
            await session.run('BEGIN');
            await session.run(lock);
            await pause(12_000);
            await session.run('ROLLBACK');
          }),
        ),
      );
    },
    180_000,
  );

  it('that ends a round because of a deadlock, or because of others, has it tried again', async () => {
    await besides((session) =>
      through('deadlock', () =>
        rollsBack(async () => {
          // Whoever waited first finds the deadlock and is the one to give way: the round.
          await session.run(`SET deadlock_timeout = '20s'`);
          await session.run('BEGIN');
          await session.run('LOCK TABLE access.cases IN EXCLUSIVE MODE');
          await besides((observer) => until('a round waits', () => waitsForLock(observer)));
          await session.run('SELECT 1 FROM access.progress FOR UPDATE');
          await session.run('ROLLBACK');
        }),
      ),
    );
    await besides((session) =>
      through('serialization failures', () =>
        rollsBack(async () => {
          const end = await atEveryRound(
            session,
            `IF random() < 0.5 THEN RAISE EXCEPTION 'once more' USING ERRCODE = '40001'; END IF`,
          );
          await pause(8_000);
          await end();
        }),
      ),
    );
  }, 180_000);

  it('that has no connection left is waited for', async () => {
    const seen = await through('no connection left', async (vigil) => {
      const held: SideSession[] = [];
      for (let isFull = false; !isFull;) {
        const one = await SideSession.open(storm.installation).catch(() => undefined);
        if (one) held.push(one);
        isFull = one === undefined;
      }
      await held[0]?.run(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'timely-access-%'`,
      );
      const more = await takeAll();
      await until('it says that it is blind', () => vigil.soFar.blind > 0, 30_000);
      await pause(5_000);
      for (const one of [...held, ...more]) await one.close();
    });
    expect(seen.notReady).toBeGreaterThan(0);
  }, 180_000);
});

it('nothing of all that has changed what is said in the end', async () => {
  const truth = await traffic.end();
  expect(await faultsOf(storm.installation, { truth })).toEqual([]);
}, 180_000);

/** Takes connections for three seconds as soon as one is free: the service is as quick as we are. */
async function takeAll(): Promise<readonly SideSession[]> {
  const taken: SideSession[] = [];
  for (const limit = performance.now() + 3_000; performance.now() < limit;) {
    const one = await SideSession.open(storm.installation).catch(() => undefined);
    if (one) taken.push(one);
    else await pause(20);
  }
  return taken;
}

async function waitsForLock(observer: SideSession): Promise<boolean> {
  const rows = await observer.run(
    `SELECT 1 FROM pg_stat_activity
      WHERE application_name = 'timely-access-rounds' AND wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
