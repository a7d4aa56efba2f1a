import { Stage, START } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';
import { SteadyTime } from './time/steady-time';

const HOUR = 3_600_000;

describe('the clock of this host', () => {
  it.each([HOUR, -HOUR])(
    'may jump by %i ms: nothing is decided early or late, and somebody is told',
    async (by) => {
      const stage = new Stage(1);
      const { jumps } = await stage.enter();
      stage.request('ann');
      await stage.clock.advance(1_000);
      stage.clock.setWall(by);
      await stage.clock.advance(LIMIT - 2_000);
      expect(stage.saidOf('ann')).toEqual(['running confirmed']);
      await stage.clock.advance(2_000);
      expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
      expect(jumps).toEqual([['host', by]]);
    },
  );
});

describe('the clock of the database', () => {
  it('that jumps ahead lets no deadline pass for a while, and somebody is told', async () => {
    const stage = new Stage(1);
    const { jumps } = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(1_000);
    stage.databaseAhead = HOUR;
    await stage.clock.advance(LIMIT - 2_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    expect(jumps).toEqual([['database', HOUR]]);
    await stage.clock.advance(2_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    stage.request('bob', { time: START + HOUR });
    await stage.clock.advance(30_000);
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
  });

  it('that is set back delays and decides nothing early', async () => {
    const stage = new Stage(1);
    const { jumps } = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(1_000);
    stage.databaseAhead = -LIMIT;
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.clock.advance(LIMIT);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    expect(jumps).toEqual([['database', -LIMIT]]);
  });

  it('gives whole milliseconds also while it is not trusted: it becomes the instant of evaluations', () => {
    const time = new SteadyTime(1_000, 60_000, () => undefined);
    time.heard({ now: 100_000, asked: 10.25, answered: 11.5 });
    expect(time.at(12.75)).toBe(100_001);
    time.heard({ now: 200_000, asked: 20.25, answered: 20.75 });
    expect(time.steady(200_000, 30.625)).toBe(100_020);
    expect(time.at(30.625)).toBe(100_020);
    expect(time.steady(300_000, 99_999.5)).toBe(300_000);
  });

  it('is not taken to have jumped because its answer was long under way', () => {
    const jumped: number[] = [];
    const time = new SteadyTime(1_000, 60_000, (by) => jumped.push(by));
    time.heard({ now: 100_000, asked: 0, answered: 9_000 });
    time.heard({ now: 110_000, asked: 10_000, answered: 10_001 });
    time.heard({ now: 119_000, asked: 11_000, answered: 20_000 });
    expect(jumped).toEqual([]);
    expect(time.at(20_000)).toBe(119_999);
    time.heard({ now: 130_000, asked: 21_000, answered: 21_001 });
    expect(jumped).toEqual([8_999]);
  });
});
