import { SCHEDULING, Stage, type Instance } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

/** An owner that can be stopped as by SIGKILL: from then on none of its calls reaches the database. */
async function mortal(stage: Stage, assign?: readonly number[]): Promise<Instance & { die(): void }> {
  let isDead = false;
  const never = new Promise<never>(() => undefined);
  const instance = await stage.enter(
    { store: { before: () => (isDead ? never : Promise.resolve()) } },
    assign,
  );
  return Object.assign(instance, { die: () => void (isDead = true) });
}

describe('a partition whose owner has died', () => {
  it('has its deadlines decided within three seconds by another, where nothing is unread', async () => {
    const stage = new Stage(2);
    const owner = await mortal(stage);
    const other = await stage.enter({}, []);
    stage.request('ann');
    stage.request('bob');
    await stage.clock.advance(LIMIT - 1_000);
    owner.die();
    await stage.clock.advance(1_000 + 2_500);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    expect(stage.saidOf('bob')).toEqual(['running confirmed', 'breached confirmed']);
    expect(other.monitor.status().running).toEqual([]);
  });

  it('has what was said there published by whoever looks after it', async () => {
    const stage = new Stage(1);
    const owner = await mortal(stage);
    const other = await stage.enter({}, []);
    stage.request('ann');
    await stage.clock.advance(LIMIT - 1_000);
    owner.die();
    await stage.clock.advance(5_000);
    expect(other.sink.records.at(-1)?.value).toContain('"status":"breached"');
  });

  it('waits for its next owner where events are unread', async () => {
    const stage = new Stage(1);
    const owner = await mortal(stage);
    await stage.enter({}, []);
    const request = stage.request('ann');
    await stage.clock.advance(LIMIT - 1_000);
    owner.die();
    stage.offer('ann', { time: request.time + 1 });
    await stage.clock.advance(60_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.enter();
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'met confirmed']);
  });

  it('is given up when the group gives it to somebody, who goes on without a fence', async () => {
    const stage = new Stage(1);
    const owner = await mortal(stage);
    const other = await stage.enter({}, []);
    stage.request('ann');
    await stage.clock.advance(LIMIT - 1_000);
    owner.die();
    await stage.clock.advance(5_000);
    other.source.assign([0]);
    stage.request('bob');
    await stage.clock.advance(LIMIT + 2_000);
    expect(stage.saidOf('bob')).toEqual(['running confirmed', 'breached confirmed']);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    expect(other.monitor.status().running).toEqual([0]);
  });

  it('falls to one of the living only, so that they do not get in each other’s way', async () => {
    const stage = new Stage(4);
    const owner = await mortal(stage);
    const others = [await stage.enter({}, []), await stage.enter({}, [])];
    for (let i = 0; i < 40; i++) stage.request(`m${i}`);
    await stage.clock.advance(LIMIT - 1_000);
    owner.die();
    await stage.clock.advance(5_000);
    expect(stage.revisions.filter(({ status }) => status === 'breached')).toHaveLength(40);
    expect(others.map(({ rounds }) => rounds.length > 0)).toEqual([true, true]);
    expect(others.flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('a partition whose owner lives', () => {
  it('is left alone, also while its events wait', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 500) } });
    const other = await stage.enter({}, []);
    stage.request('ann');
    await stage.clock.advance(100);
    isHeld = true;
    stage.send(SCHEDULING, stage.event('scheduling.slot-offered.v1', 'ann'));
    await stage.clock.advance(LIMIT + 10_000);
    expect(other.rounds).toEqual([]);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('is kept apart by the turn from one that took its owner for dead', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    let release = (): void => undefined;
    const slow = await stage.enter({
      store: {
        before: (call) =>
          isHeld && (call === 'beat' || call === 'round')
            ? new Promise((resolve) => {
                const before = release;
                release = () => (before(), resolve());
              })
            : Promise.resolve(),
      },
    });
    await stage.enter({}, []);
    stage.request('ann');
    await stage.clock.advance(LIMIT - 1_000);
    isHeld = true;
    await stage.clock.advance(5_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    isHeld = false;
    release();
    stage.request('bob');
    await stage.clock.advance(2_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
    expect(slow.stopped).toEqual([]);
  });
});

describe('an orderly stop', () => {
  it('leaves the silent partitions to the others at once', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    await stage.enter({}, []);
    stage.request('ann');
    await stage.clock.advance(LIMIT - 300);
    await first.monitor.stop();
    expect([...stage.database.heartbeats.keys()]).toHaveLength(1);
    await stage.clock.advance(1_500);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });
});
