import fc from 'fast-check';
import type { TamEvent } from '@tam/events';
import { GENESIS, verifyChain } from '@tam/audit';
import { canonicalJson, createStorer, fold, type StoredEvent } from '@tam/record';
import { BACKFILL, INTAKE, SCHEDULING, Stage, START } from './testing/stage.features';
import { LIMIT, OFFER, REQUEST, toyEvaluator, VOID } from './testing/toy-evaluator.features';

const SEED = 20_261_124;
const MEMBERS = ['ann', 'bob', 'cid', 'dee'];

interface Delivery {
  readonly topic: string;
  readonly event: TamEvent;
}

/** Two hundred milliseconds to twice the limit in the past or future of the start; few ids, so that they collide. */
const delivery: fc.Arbitrary<Delivery> = fc
  .record({
    member: fc.constantFrom(...MEMBERS),
    kase: fc.constantFrom('c1', 'c2'),
    type: fc.constantFrom(REQUEST, REQUEST, OFFER, VOID),
    id: fc.integer({ min: 0, max: 5 }),
    offset: fc.integer({ min: -2 * LIMIT, max: 2 * LIMIT }),
    target: fc.integer({ min: 0, max: 5 }),
    region: fc.constantFrom('north', 'south'),
    isHistory: fc.boolean(),
  })
  .map(({ member, kase, type, id, offset, target, region, isHistory }) => ({
    topic: isHistory ? BACKFILL : type === OFFER ? SCHEDULING : INTAKE,
    event: {
      source: '/test',
      id: `${type}-${id}`,
      type,
      time: START + offset - (offset % 200),
      memberRef: member,
      caseId: kase,
      data: type === VOID ? { voids: { source: '/test', id: `${REQUEST}-${target}` } } : { region },
    },
  }));

const conditions = fc.record({
  batchSize: fc.integer({ min: 1, max: 7 }),
  roundEvents: fc.integer({ min: 1, max: 20 }),
  backfillEvents: fc.integer({ min: 1, max: 5 }),
  roundDue: fc.integer({ min: 1, max: 5 }),
  roundsAtOnce: fc.integer({ min: 1, max: 3 }),
  cachedMembers: fc.constantFrom(0, 2, 100),
  pauses: fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 8 }),
  repeats: fc.array(fc.nat(), { maxLength: 5 }),
  reassignEvery: fc.integer({ min: 3, max: 40 }),
});

type Conditions = typeof conditions extends fc.Arbitrary<infer Given> ? Given : never;

/** Delivers everything under these conditions, lets all deadlines pass, and gives the stage. */
async function play(deliveries: readonly Delivery[], given: Conditions): Promise<Stage> {
  const { batchSize, pauses, repeats, reassignEvery, ...limits } = given;
  const stage = new Stage(2, { ...limits, partitionEvents: 3 });
  const { source, monitor } = await stage.enter({ log: { batchSize: () => batchSize } });
  const all = [...deliveries, ...repeats.map((index) => deliveries[index % deliveries.length]!)];
  for (const [i, { topic, event }] of all.entries()) {
    stage.send(topic, event);
    await stage.clock.advance(pauses[i % pauses.length]!);
    if (i % reassignEvery === reassignEvery - 1) source.assign(stage.all);
  }
  await stage.clock.advance(4 * LIMIT);
  await monitor.stop();
  return stage;
}

/** What one evaluation over everything says, by outcome id. */
function evaluateAll(deliveries: readonly Delivery[], asOf: number): Map<string, string> {
  const toStored = createStorer(toyEvaluator.reads);
  const outcomes = new Map<string, string>();
  for (const member of MEMBERS) {
    const events = deliveries
      .filter(({ event }) => event.memberRef === member)
      .map(({ event }) => toStored(event))
      .filter((event): event is StoredEvent => event !== undefined);
    for (const outcome of toyEvaluator.evaluate(fold(member, events), asOf).outcomes) {
      outcomes.set(outcome.id, canonicalJson(outcome));
    }
  }
  return outcomes;
}

/** What was last said, by outcome id; what was withdrawn is left out. */
function lastSaid(stage: Stage): Map<string, string> {
  const said = new Map<string, string>();
  for (const row of stage.revisions) {
    const { outcome } = JSON.parse(row.entry) as { outcome: unknown };
    if (outcome === null) said.delete(row.outcomeId);
    else said.set(row.outcomeId, canonicalJson(outcome));
  }
  return said;
}

it('any order, batching, duplication and re-assignment ends in the outcomes of one evaluation', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(delivery, { minLength: 1, maxLength: 40 }),
      conditions,
      async (deliveries, given) => {
        const stage = await play(deliveries, given);
        const expected = evaluateAll(deliveries, stage.now);
        expect(Object.fromEntries(lastSaid(stage))).toEqual(Object.fromEntries(expected));

        expect([...stage.database.standings.values()].every(({ basis }) => basis === 'confirmed')).toBe(true);
        expect([...stage.database.members.values()]).toEqual([]);
        for (const partition of stage.all) {
          const rows = stage.database.revisions(partition);
          expect(verifyChain({ seq: 0, hash: GENESIS }, rows)).toMatchObject({ kind: 'whole' });
          expect(stage.database.progress.get(partition)!.seq).toBe(rows.length);
        }
        const counted = [...stage.database.counts.values()].reduce((sum, { outcomes }) => sum + outcomes, 0);
        expect(counted).toBe(stage.database.standings.size);
      },
    ),
    { seed: SEED, numRuns: 150 },
  );
}, 60_000);

it('no revision repeats the one before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(delivery, { minLength: 1, maxLength: 30 }),
      conditions,
      async (deliveries, given) => {
        const stage = await play(deliveries, given);
        const last = new Map<string, string>();
        for (const row of stage.revisions) {
          const { outcomeHash, basis } = JSON.parse(row.entry) as { outcomeHash: string; basis: string };
          const state = `${outcomeHash} ${basis}`;
          expect(last.get(row.outcomeId)).not.toBe(state);
          last.set(row.outcomeId, state);
        }
      },
    ),
    { seed: SEED + 1, numRuns: 60 },
  );
}, 60_000);
