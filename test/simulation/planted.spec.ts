import { explain } from './explain';
import { PLANTED } from './planted';
import { NO_FENCE } from './planted/positions';
import { runSuite, scheduleFor } from './suite';

/** The same seeds as those of the sound core, on which nothing is found. */
const FIRST_SEED = 1;
/** A bug must be found within so many schedules. */
const FOUND_WITHIN = 300;

describe('a bug planted in every instance is found:', () => {
  it.each(PLANTED.map(({ planting, foundBy }) => [planting.name, planting, foundBy] as const))(
    '%s',
    async (_, planting, foundBy) => {
      const { failures } = await runSuite(FIRST_SEED, FOUND_WITHIN, { planting });
      expect(failures.map(({ divergence }) => divergence.check)).toEqual([
        expect.stringMatching(new RegExp(`^(${foundBy.join('|')})$`)),
      ]);
    },
    60_000,
  );
});

it('what is found is told by its seed, with a schedule made as small as it gets and what happened in it', async () => {
  const { failures } = await runSuite(FIRST_SEED, FOUND_WITHIN, { planting: NO_FENCE });
  const { seed, divergence } = failures[0]!;
  const schedule = scheduleFor(seed);
  const told = await explain(schedule, divergence, NO_FENCE);
  expect(told).toContain(`--schedules 1 --seed ${seed}`);
  const [, deliveries, faults] = /: (\d+) deliveries, (\d+) faults/.exec(told)!;
  expect(Number(deliveries)).toBeLessThan(schedule.deliveries.length / 2);
  expect(Number(faults)).toBeLessThanOrEqual(schedule.faults.length);
  expect(told).toContain('DIVERGENCE');
}, 60_000);
