import type { Determination, Evaluator } from '@tam/record';
import type { MonitorPlan } from './assemble';
import { ruleSetOf } from './monitor';
import { Stage } from './testing/stage.features';
import { LIMIT, toyEvaluator } from './testing/toy-evaluator.features';

/** The toy with another pack: what was running is said to run under it. */
const other: Evaluator<Determination> = {
  ...toyEvaluator,
  version: '2',
  packHashes: { toy: 'd'.repeat(64) },
  evaluate: (record, asOf) => {
    const evaluation = toyEvaluator.evaluate(record, asOf);
    return { ...evaluation, outcomes: evaluation.outcomes.map((one) => ({ ...one, packVersion: '2' })) };
  },
};
const under = (evaluator: Evaluator<Determination>): Partial<MonitorPlan> => ({
  evaluator: evaluator as MonitorPlan['evaluator'],
});
const LONG = 10 * LIMIT;

async function withMembers(count: number): Promise<Stage> {
  const stage = new Stage(2, { walkRate: 50, walkStep: 10 });
  const first = await stage.enter();
  for (let i = 0; i < count; i++) stage.request(`m${i}`, { time: stage.now + LONG });
  await stage.clock.advance(1_000);
  await first.monitor.stop();
  return stage;
}

const causes = (stage: Stage): string[] =>
  stage.revisions.map((row) => (JSON.parse(row.entry) as { cause: string }).cause);

describe('an instance with another rule set than the active one', () => {
  it('does not start', async () => {
    const stage = await withMembers(1);
    stage.plan = under(other);
    await expect(stage.enter()).rejects.toMatchObject({ code: 'TAM_MONITOR_RULES_NOT_ACTIVE' });
  });

  it('is told to end when that happens while it runs', async () => {
    const stage = new Stage(1);
    const { replaced } = await stage.enter();
    await stage.activate(ruleSetOf(other), 'Dana');
    await stage.clock.advance(3_000);
    expect(replaced.length).toBeGreaterThan(0);
    expect(stage.database.activations).toEqual([{ rules: ruleSetOf(other).hash, by: 'Dana' }]);
  });
});

describe('another rule set', () => {
  it('has every open case evaluated again, once, with the packs as the cause, and no faster than allowed', async () => {
    const stage = await withMembers(100);
    await stage.activate(ruleSetOf(other), 'Dana');
    stage.plan = under(other);
    await stage.enter();
    await stage.clock.advance(1_000);
    const early = causes(stage).filter((cause) => cause === 'pack').length;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(80);
    await stage.clock.advance(5_000);
    expect(causes(stage).filter((cause) => cause === 'pack')).toHaveLength(100);
    expect(
      new Set(stage.revisions.slice(-10).map(({ entry }) => entry.includes('"packVersion":"2"'))),
    ).toEqual(new Set([true]));
    expect([...stage.database.progress.values()].map(({ rules }) => rules)).toEqual(
      stage.all.map(() => ruleSetOf(other).hash),
    );
    const turns = [...stage.database.progress.values()].map(({ turn }) => turn);
    await stage.clock.advance(10_000);
    expect([...stage.database.progress.values()].map(({ turn }) => turn)).toEqual(turns);
  });

  it('is worked through although an instance dies on the way, and nothing is said twice', async () => {
    const stage = await withMembers(60);
    await stage.activate(ruleSetOf(other), 'Dana');
    stage.plan = under(other);
    const first = await stage.enter();
    await stage.clock.advance(700);
    first.source.assign([]);
    const second = await stage.enter();
    await stage.clock.advance(10_000);
    expect(causes(stage).filter((cause) => cause === 'pack')).toHaveLength(60);
    expect(second.errors).toEqual([]);
  });

  it('is worked through again where one that has the old rules still wrote, and left before it was through', async () => {
    const stage = await withMembers(60);
    const old = await stage.enter({}, []);
    await stage.activate(ruleSetOf(other), 'Dana');
    stage.plan = under(other);
    const second = await stage.enter();
    await stage.clock.advance(8_000);
    second.source.assign([]);
    old.source.assign(stage.all);
    await stage.clock.advance(300);
    old.source.assign([]);
    second.source.assign(stage.all);
    await stage.clock.advance(8_000);
    const last = new Map(stage.revisions.map(({ outcomeId, entry }) => [outcomeId, entry]));
    expect([...last.values()].filter((entry) => !entry.includes('"packVersion":"2"'))).toEqual([]);
  });

  it('costs nothing where it has always been the active one', async () => {
    const stage = new Stage(2);
    const { rounds } = await stage.enter();
    await stage.clock.advance(500);
    const before = rounds.length;
    await stage.clock.advance(10_000);
    expect(rounds).toHaveLength(before);
  });
});

describe('a database that was restored', () => {
  it('goes on in a new epoch where more was published than it knows of', async () => {
    const stage = await withMembers(5);
    const partition = stage.partitionOf('m0');
    const { seq } = stage.database.progress.get(partition)!;
    stage.published = [{ partition, epoch: 1, seq: seq + 1 }];
    await stage.enter();
    stage.request('m0', { caseId: 'another', time: stage.now + LONG });
    await stage.clock.advance(1_000);
    expect(stage.database.installation?.epoch).toBe(2);
    expect(JSON.parse(stage.database.revisions(partition).at(-1)!.entry)).toMatchObject({ epoch: 2 });
  });

  it('goes on behind the highest epoch that was ever published', async () => {
    const stage = await withMembers(1);
    stage.published = [
      { partition: 0, epoch: 4, seq: 1 },
      { partition: 1, epoch: 1, seq: 1 },
    ];
    await stage.enter();
    expect(stage.database.installation?.epoch).toBe(5);
  });

  it('is in its new epoch for one that starts while another raises it and writes', async () => {
    const stage = await withMembers(5);
    const partition = stage.partitionOf('m0');
    const { seq } = stage.database.progress.get(partition)!;
    stage.published = [{ partition, epoch: 1, seq }];
    let isRaised = false;
    const raise = (): void => {
      if (!isRaised) stage.database.installation = { ...stage.database.installation!, epoch: 2 };
      isRaised = true;
    };
    await stage.enter({
      store: { before: (call) => Promise.resolve(call === 'progress' ? raise() : undefined) },
    });
    stage.request('m0', { caseId: 'another', time: stage.now + LONG });
    await stage.clock.advance(1_000);
    expect(JSON.parse(stage.database.revisions(partition).at(-1)!.entry)).toMatchObject({ epoch: 2 });
  });

  it('is not seen in one that is as far as what was published, or further', async () => {
    const stage = await withMembers(5);
    stage.published = stage.all.map((partition) => ({
      partition,
      epoch: 1,
      seq: stage.database.progress.get(partition)!.seq,
    }));
    await stage.enter();
    expect(stage.database.installation?.epoch).toBe(1);
  });
});
