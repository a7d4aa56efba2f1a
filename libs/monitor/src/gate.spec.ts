import { Stage, START } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

const MINUTE = 60_000;

describe('the offset gate', () => {
  it('waits while the log holds events that were not read, and decides by them', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    const { monitor } = await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 500) } });
    const request = stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.offer('ann', { time: request.time + 1 });
    await stage.clock.advance(5 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    isHeld = false;
    await stage.clock.advance(500);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'met confirmed']);
    await monitor.stop();
  });

  it('is not passed by what was read and not applied', async () => {
    const stage = new Stage(1);
    let isStuck = false;
    const never = new Promise<never>(() => undefined);
    await stage.enter({
      store: { before: (call) => (isStuck && call === 'round' ? never : Promise.resolve()) },
    });
    stage.request('ann');
    await stage.clock.advance(100);
    isStuck = true;
    stage.offer('ann');
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.database.progress.get(0)!.clearedTo).toBeLessThan(START + LIMIT);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('waits for every live topic: the one that lags decides', async () => {
    const stage = new Stage(1);
    await stage.enter({ log: { batchSize: (topic) => (topic === 'tam.scheduling.v1' ? 0 : 500) } });
    stage.request('ann');
    stage.offer('bob');
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('holds for events as for deadlines: another event of the member does not get round it', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: (topic) => (isHeld && topic === 'tam.scheduling.v1' ? 0 : 500) } });
    const request = stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.offer('ann', { time: request.time + 1 });
    await stage.clock.advance(LIMIT + 1_000);
    stage.request('ann', { caseId: 'another', time: request.time });
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'running confirmed']);
    isHeld = false;
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').slice(2)).toEqual(['met confirmed', 'met confirmed']);
  });

  it('is not held up by an open transaction in which nothing can be read yet', async () => {
    const stage = new Stage(1);
    await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    stage.log.open('tam.scheduling.v1', 0);
    stage.offer('bob');
    await stage.clock.advance(LIMIT + 500);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('never moves back, over rounds, restarts and a broker whose clock runs ahead', async () => {
    const stage = new Stage(1);
    let instance = await stage.enter();
    const cleared: number[] = [];
    for (let i = 0; i < 30; i++) {
      stage.log.append('tam.intake.v1', 0, {
        kind: 'event',
        appendTime: stage.now + 3_600_000,
        event: stage.event('intake.request-received.v1', `m${i}`),
      });
      await stage.clock.advance(700);
      cleared.push(stage.database.progress.get(0)!.clearedTo);
      if (i % 10 === 9) {
        await instance.monitor.stop();
        instance = await stage.enter();
      }
    }
    expect(cleared).toEqual([...cleared].sort((a, b) => a - b));
    expect(cleared.at(-1)).toBeLessThanOrEqual(stage.now);
    const early = stage.revisions.filter(({ status, recordedAt, entry }) => {
      const { outcome } = JSON.parse(entry) as { outcome: { dueAt: string } };
      return status === 'breached' && recordedAt <= Date.parse(outcome.dueAt);
    });
    expect(early).toEqual([]);
  });

  it('asks the broker at most five times a second while something waits, and seldom while nothing does', async () => {
    let asked = 0;
    const stage = new Stage(1);
    await stage.enter({ log: { offsets: () => Promise.resolve(void asked++), batchSize: () => 100 } });
    await stage.clock.advance(1_000);
    asked = 0;
    await stage.clock.advance(60_000);
    expect(asked).toBeLessThanOrEqual(13);
    stage.request('ann');
    await stage.clock.advance(LIMIT - 1_000);
    asked = 0;
    stage.log.appendHidden('tam.scheduling.v1', 0);
    await stage.clock.advance(2_000);
    expect(asked).toBeLessThanOrEqual(10);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });

  it('says nothing while the broker does not answer', async () => {
    const stage = new Stage(1);
    let isAway = false;
    const { errors } = await stage.enter({
      log: { offsets: () => (isAway ? Promise.reject(new Error('no broker')) : Promise.resolve()) },
    });
    stage.request('ann');
    await stage.clock.advance(100);
    isAway = true;
    await stage.clock.advance(10 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    expect(errors.length).toBeGreaterThan(0);
    isAway = false;
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });
});

describe('a deadline that the gate does not reach', () => {
  const lagging = async (): Promise<{ stage: Stage; release: () => void }> => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 500) } });
    stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.offer('bob');
    return { stage, release: () => (isHeld = false) };
  };

  it('is said provisionally after a quarter of an hour, once, with the reason', async () => {
    const { stage } = await lagging();
    await stage.clock.advance(LIMIT + 14 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.clock.advance(30 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional']);
    const [, entry] = stage.revisions.map((row) => JSON.parse(row.entry) as { basisReason?: string });
    expect(entry!.basisReason).toBe('log-not-read');
    expect(stage.database.progress.get(0)!.clearedTo).toBeLessThan(START + LIMIT);
  });

  it('is confirmed by a revision of its own once the log is read', async () => {
    const { stage, release } = await lagging();
    await stage.clock.advance(LIMIT + 20 * MINUTE);
    release();
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional', 'breached confirmed']);
    expect([...stage.database.members.values()].filter(({ settleAt }) => settleAt !== null)).toEqual([]);
  });

  it('does not go back and forth when another event of the member is read meanwhile', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: (topic) => (isHeld && topic === 'tam.scheduling.v1' ? 0 : 500) } });
    stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.offer('bob');
    await stage.clock.advance(LIMIT + 20 * MINUTE);
    stage.request('ann', { caseId: 'another' });
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').filter((said) => said.startsWith('breached'))).toEqual([
      'breached provisional',
    ]);
    expect(stage.saidOf('ann').at(-1)).toBe('running confirmed');
  });

  it('is turned, not confirmed, by an offer that was in the log all along', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 500) } });
    const request = stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.offer('ann', { time: request.time + 10 });
    await stage.clock.advance(LIMIT + 20 * MINUTE);
    isHeld = false;
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional', 'met confirmed']);
  });
});

describe('a herd of deadlines', () => {
  it('is worked off in rounds of bounded size, each member once', async () => {
    const stage = new Stage(1, { roundDue: 50 });
    const { rounds } = await stage.enter();
    for (let i = 0; i < 230; i++) stage.request(`m${i}`, { time: START });
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.revisions.filter(({ status }) => status === 'breached')).toHaveLength(230);
    const ticks = rounds.map((figures) => figures.ticks).filter((count) => count > 0);
    expect(ticks).toEqual([50, 50, 50, 50, 30]);
  });
});

describe('history', () => {
  it('is said as backfilling while it is unread, and confirmed once it is read', async () => {
    const stage = new Stage(1, { backfillEvents: 2 });
    for (let i = 0; i < 5; i++) {
      stage.send(
        'tam.backfill.v1',
        stage.event('intake.request-received.v1', `m${i}`, { time: START - 100_000 }),
      );
    }
    await stage.enter();
    await stage.clock.advance(3_000);
    expect(stage.saidOf('m0')).toEqual(['breached backfilling', 'breached confirmed']);
    const causes = stage.revisions.map((row) => (JSON.parse(row.entry) as { cause: string }).cause);
    expect(causes.slice(0, 4)).toEqual(['event', 'event', 'event', 'event']);
    expect(causes.slice(-4)).toEqual(['settled', 'settled', 'settled', 'settled']);
    expect([...stage.database.standings.values()].every(({ basis }) => basis === 'confirmed')).toBe(true);
    expect([...stage.database.members.values()]).toEqual([]);
  });

  it('lets live events go first and leaves what was confirmed as it is', async () => {
    const stage = new Stage(1, { backfillEvents: 1, roundWithin: 15 });
    await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    for (let i = 0; i < 40; i++) {
      stage.send('tam.backfill.v1', stage.event('scheduling.slot-offered.v1', 'cid', { time: START + i }));
    }
    stage.request('bob');
    await stage.clock.advance(3_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    expect(stage.saidOf('bob')).toEqual(['running backfilling', 'running confirmed']);
  });

  it('that comes in later opens the state again, and a deadline passes meanwhile', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: (topic) => (isHeld && topic === 'tam.backfill.v1' ? 0 : 1) } });
    stage.request('ann');
    stage.send('tam.backfill.v1', stage.event('intake.request-received.v1', 'old', { time: START - 1 }));
    stage.send('tam.backfill.v1', stage.event('intake.request-received.v1', 'old', { caseId: 'b' }));
    await stage.clock.advance(7);
    isHeld = true;
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.saidOf('ann')).toEqual(['running backfilling', 'breached backfilling']);
    isHeld = false;
    await stage.clock.advance(6_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });
});
