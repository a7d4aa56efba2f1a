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
  /** Ends after so many divergences. */
  readonly mostFailures?: number;
  readonly onProgress?: (done: number) => void;
}

/** Which rules the schedule of a seed runs on. */
export function rulesFor(seed: number): Schedule['rules'] {
  return seed % ACCESS_EVERY === 0 ? 'access' : 'plain';
}

/** Runs the schedules of the seeds from `first`, `count` of them or until enough have gone wrong. */
export async function runSuite(
  first: number,
  count: number,
  { planting, mostFailures = 1, onProgress }: SuiteOptions = {},
): Promise<SuiteResult> {
  const figures = noFigures();
  const failures: SuiteFailure[] = [];
  let schedules = 0;
  for (let seed = first; seed < first + count && failures.length < mostFailures; seed++) {
    const { divergence, figures: more } = await runSchedule(planSchedule(seed, rulesFor(seed)), { planting });
    addFigures(figures, more);
    schedules++;
    if (divergence) failures.push({ seed, divergence });
    onProgress?.(schedules);
  }
  return { schedules, figures, failures };
}
