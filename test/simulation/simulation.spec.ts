import { runApart, type RanApart } from './run-apart';
import { runSchedule } from './run-schedule';
import { scheduleFor } from './suite';

const FIRST_SEED = 1;
const SCHEDULES = 2_000;

describe(`the whole core on virtual time, over ${SCHEDULES} schedules`, () => {
  let result: RanApart;

  beforeAll(async () => {
    const begun = performance.now();
    result = await runApart(FIRST_SEED, SCHEDULES);
    const rate = Math.round((result.schedules / (performance.now() - begun)) * 60_000);
    process.stderr.write(`${result.schedules} schedules from seed ${FIRST_SEED}, ${rate} a minute\n`);
  }, 600_000);

  it('is right after every step and ends in what one evaluation over all events says', () => {
    expect(result.told.map(({ text }) => text)).toEqual([]);
    expect(result.schedules).toBe(SCHEDULES);
  });

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
