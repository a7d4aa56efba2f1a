import { explain } from './explain';
import { runSchedule } from './run-schedule';
import { runSuite, scheduleFor, type SuiteResult } from './suite';

const FIRST_SEED = 1;
const SCHEDULES = 2_000;

describe(`the whole core on virtual time, over ${SCHEDULES} schedules`, () => {
  let result: SuiteResult;

  beforeAll(async () => {
    result = await runSuite(FIRST_SEED, SCHEDULES);
  }, 600_000);

  it('is right after every step and ends in what one evaluation over all events says', async () => {
    const [failure] = result.failures;
    const told = failure && (await explain(scheduleFor(failure.seed), failure.divergence));
    expect(told).toBeUndefined();
    expect(result.schedules).toBe(SCHEDULES);
  }, 120_000);

  it('was treated badly enough for that to mean something', () => {
    const { figures } = result;
    const often = {
      crashes: figures.crashes,
      transactionsLost: figures.transactionsLost,
      zombies: figures.zombies,
      fenced: figures.fenced,
      answersLost: figures.answersLost,
      provisional: figures.provisional,
      republished: figures.republished,
      failures: figures.failures,
      rebalances: figures.rebalances,
      swept: figures.swept,
    };
    const sometimes = {
      restores: figures.restores,
      epochs: figures.epochs,
      sealed: figures.sealed,
      unsealed: figures.unsealed,
      repacked: figures.repacked,
      floods: figures.floods,
      settled: figures.settled,
      discarded: figures.discarded,
      decidedByTurn: figures.decidedByTurn,
    };
    const tooFew = (counts: object, least: number) =>
      Object.entries(counts).filter(([, count]) => count < least);
    expect(tooFew(often, SCHEDULES / 10)).toEqual([]);
    expect(tooFew(sometimes, SCHEDULES / 50)).toEqual([]);
  });
});

it.each([3, 10, 47])('the schedule of seed %d runs the same way each time, line by line', async (seed) => {
  const schedule = scheduleFor(seed);
  const traceOf = async (): Promise<string[]> => {
    const lines: string[] = [];
    await runSchedule(schedule, { trace: (line) => lines.push(line) });
    return lines;
  };
  const first = await traceOf();
  expect(first.length).toBeGreaterThan(20);
  expect(await traceOf()).toEqual(first);
});
