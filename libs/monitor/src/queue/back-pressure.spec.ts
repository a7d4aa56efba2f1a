import { Stage } from '../testing/stage.features';

describe('back-pressure', () => {
  it('keeps what waits in memory within bounds, and lets everything through in the end', async () => {
    const stage = new Stage(4, { highMark: 100, lowMark: 50, roundEvents: 20 });
    const faults = { store: stage.slowRounds(20), log: { batchSize: () => 20 } };
    const { monitor } = await stage.enter(faults);
    for (let i = 0; i < 1_000; i++) stage.request(`m${i}`);
    let most = 0;
    for (let i = 0; i < 400; i++) {
      await stage.clock.advance(5);
      most = Math.max(most, monitor.status().queued);
    }
    expect(most).toBeGreaterThanOrEqual(100);
    expect(most).toBeLessThanOrEqual(100 + 4 * 20);
    await stage.clock.advance(20_000);
    expect(stage.database.standings.size).toBe(1_000);
  });

  it('lets the other partitions go on when one is flooded', async () => {
    const stage = new Stage(2, { highMark: 60, lowMark: 30, roundEvents: 10, partitionEvents: 5 });
    const names = Array.from({ length: 1_000 }, (_, i) => `m${i}`);
    const flood = names.filter((name) => stage.partitionOf(name) === 0);
    const other = names.find((name) => stage.partitionOf(name) === 1)!;
    await stage.enter({ store: stage.slowRounds(20), log: { batchSize: () => 50 } });
    for (const name of flood) stage.request(name);
    await stage.clock.advance(200);
    stage.request(other);
    await stage.clock.advance(100);
    expect(stage.saidOf(other)).toEqual(['running confirmed']);
    expect(stage.database.standings.size).toBeLessThan(flood.length);
  });

  it('holds history back separately, so that it never fills the room of live events', async () => {
    const stage = new Stage(1, { backfillHighMark: 20, backfillLowMark: 10, backfillEvents: 2 });
    const faults = { store: stage.slowRounds(10), log: { batchSize: () => 10 } };
    const { monitor } = await stage.enter(faults);
    for (let i = 0; i < 200; i++) {
      stage.send('tam.backfill.v1', stage.event('intake.request-received.v1', `h${i}`));
    }
    let most = 0;
    for (let i = 0; i < 100; i++) {
      await stage.clock.advance(3);
      most = Math.max(most, monitor.status().queued);
    }
    expect(most).toBeGreaterThanOrEqual(20);
    expect(most).toBeLessThanOrEqual(30);
    await stage.clock.advance(5_000);
    expect(stage.database.standings.size).toBe(200);
  });
});
