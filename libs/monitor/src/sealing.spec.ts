import { Stage, type Instance } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

const DAY = 24 * 3_600_000;
const LIMITS = { sealAfter: 5 * 60_000, sealEvery: 60_000 };

/** One partition with 'ann', whose promise was kept long ago, and 'bob', whose was not. */
async function longAgo(): Promise<{ stage: Stage; instance: Instance }> {
  const stage = new Stage(1, LIMITS);
  const instance = await stage.enter();
  stage.request('ann', { id: 'r-ann' });
  stage.offer('ann', { id: 'o-ann' });
  stage.request('bob', { id: 'r-bob' });
  await stage.clock.advance(LIMIT + 1_000);
  expect(stage.saidOf('ann').at(-1)).toBe('met confirmed');
  expect(stage.saidOf('bob').at(-1)).toBe('breached confirmed');
  await stage.clock.advance(8 * 60_000);
  return { stage, instance };
}

const open = (stage: Stage): string[] => [...stage.database.cases()].map(({ memberRef }) => memberRef).sort();
const sealed = (stage: Stage): string[] =>
  [...stage.database.sealed.values()].flatMap((rows) => rows.map(({ memberRef }) => memberRef)).sort();

describe('a member of whom nothing was recorded for long', () => {
  it('is moved out of sight as it stands, and nothing is said of it', async () => {
    const { stage, instance } = await longAgo();
    expect(open(stage)).toEqual([]);
    expect(sealed(stage)).toEqual(['ann', 'bob']);
    expect(stage.revisions).toHaveLength(3);
    expect(instance.rounds.reduce((sum, round) => sum + round.sealed, 0)).toBe(2);
    expect([...stage.database.standings.values()]).toHaveLength(2);
  });

  it('stays in sight while anything of it waits for time', async () => {
    const stage = new Stage(1, LIMITS);
    await stage.enter();
    stage.request('ann', { time: stage.now + DAY });
    await stage.clock.advance(10 * 60_000);
    expect(open(stage)).toEqual(['ann']);
  });

  it('stays in sight while a letter of it is open', async () => {
    const stage = new Stage(1, LIMITS);
    await stage.enter();
    stage.request('ann');
    stage.garbage('tam.intake.v1', 0, 'ann');
    await stage.clock.advance(10 * 60_000);
    expect(open(stage)).toEqual(['ann']);
  });

  it('stays in sight as long as one of its cases is young', async () => {
    const stage = new Stage(1, LIMITS);
    await stage.enter();
    stage.request('ann');
    await stage.clock.advance(4 * 60_000);
    stage.request('ann', { caseId: 'another' });
    await stage.clock.advance(4 * 60_000);
    expect(open(stage)).toEqual(['ann', 'ann']);
  });
});

describe('an event of a sealed member', () => {
  it('that is known already changes nothing, and leaves it where it is', async () => {
    const { stage, instance } = await longAgo();
    stage.request('ann', { id: 'r-ann', time: startOf(stage, 'ann') });
    await stage.clock.advance(1_000);
    expect(sealed(stage)).toEqual(['ann', 'bob']);
    expect(stage.revisions).toHaveLength(3);
    expect(instance.rounds.reduce((sum, round) => sum + round.unsealed, 0)).toBe(0);
  });

  it('that is new brings it back, and it is sealed again in its time', async () => {
    const { stage, instance } = await longAgo();
    stage.offer('ann', { id: 'o-more' });
    await stage.clock.advance(1_000);
    expect(open(stage)).toEqual(['ann']);
    expect(sealed(stage)).toEqual(['bob']);
    expect(stage.revisions).toHaveLength(3);
    expect(instance.rounds.reduce((sum, round) => sum + round.unsealed, 0)).toBe(1);
    await stage.clock.advance(8 * 60_000);
    expect(sealed(stage)).toEqual(['ann', 'bob']);
  });

  it('that voids what it rests on is folded as if it had never been sealed, and goes on with the next revision', async () => {
    const { stage } = await longAgo();
    const offer = stage.event('scheduling.slot-offered.v1', 'ann', { id: 'o-ann' });
    stage.void('ann', offer);
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['met confirmed', 'breached confirmed']);
    expect(stage.revisions.at(-1)).toMatchObject({ memberRef: 'ann', revision: 2 });
  });

  it('brings back all of its cases, because the new one may rest on the old', async () => {
    const { stage } = await longAgo();
    const time = startOf(stage, 'bob');
    stage.request('bob', { caseId: 'another', time: stage.now });
    stage.offer('bob', { caseId: 'another', time: time + 1 });
    await stage.clock.advance(1_000);
    expect(open(stage)).toEqual(['bob', 'bob']);
    expect(stage.saidOf('bob')).toEqual([
      'running confirmed',
      'breached confirmed',
      'met confirmed',
      'met confirmed',
    ]);
  });

  it('brings it back for whoever owns the partition then', async () => {
    const { stage, instance } = await longAgo();
    await instance.monitor.stop();
    await stage.enter();
    stage.void('ann', stage.event('scheduling.slot-offered.v1', 'ann', { id: 'o-ann' }));
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
    expect(sealed(stage)).toEqual(['bob']);
  });

  it('is not lost with a round that is rolled back', async () => {
    const stage = new Stage(1, LIMITS);
    let isFailing = false;
    await stage.enter({
      store: { commit: () => Promise.resolve(isFailing ? 'rolled-back' : 'answered') },
    });
    stage.request('ann');
    await stage.clock.advance(10 * 60_000);
    expect(sealed(stage)).toEqual(['ann']);
    isFailing = true;
    stage.request('ann', { caseId: 'another' });
    await stage.clock.advance(2_000);
    expect(sealed(stage)).toEqual(['ann']);
    isFailing = false;
    await stage.clock.advance(5_000);
    expect(open(stage)).toEqual(['ann', 'ann']);
    expect(sealed(stage)).toEqual([]);
  });
});

/** The time of the request of a member, from what was said of it, epoch ms. */
function startOf(stage: Stage, memberRef: string): number {
  const row = stage.revisions.find((one) => one.memberRef === memberRef)!;
  const { outcome } = JSON.parse(row.entry) as { outcome: { startedAt: string } };
  return Date.parse(outcome.startedAt);
}
