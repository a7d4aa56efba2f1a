import type { Planting } from './planted/planting';
import { planSchedule } from './plan/plan-schedule';
import { runSchedule } from './run-schedule';
import type { Schedule } from './schedule';
import type { Divergence } from './inspect/divergence';
import { addFigures, noFigures, type Figures } from './world/figures';

/** One schedule in so many runs on the rules of the access monitor, the others on plain ones. */
const ACCESS_EVERY = 10;

export interface SuiteFailure {
  readonly seed: number;
  readonly divergence: Divergence;
}

export interface SuiteResult {
  readonly schedules: number;
  readonly figures: Figures;
  readonly failures: readonly SuiteFailure[];
}

export interface SuiteOptions {
  readonly planting?: Planting;
  /** All on the same rules. */
  readonly rules?: Schedule['rules'];
  /** Ends after so many divergences. */
  readonly mostFailures?: number;
}

/** The schedule of a seed, by default on the rules that fall to it. */
export function scheduleFor(seed: number, rules?: Schedule['rules']): Schedule {
  return planSchedule(seed, rules ?? (seed % ACCESS_EVERY === 0 ? 'access' : 'plain'));
}

/** Runs the schedules of the seeds from `first`, `count` of them or until enough have gone wrong. */
export async function runSuite(
  first: number,
  count: number,
  { planting, rules, mostFailures = 1 }: SuiteOptions = {},
): Promise<SuiteResult> {
  const figures = noFigures();
  const failures: SuiteFailure[] = [];
  let schedules = 0;
  for (let seed = first; seed < first + count && failures.length < mostFailures; seed++) {
    const { divergence, figures: more } = await runSchedule(scheduleFor(seed, rules), { planting });
    addFigures(figures, more);
    schedules++;
    if (divergence) failures.push({ seed, divergence });
  }
  return { schedules, figures, failures };
}
