import type { Divergence } from './inspect/divergence';
import type { Schedule } from './schedule';

/** Runs a schedule and says what went wrong. */
export type Try = (schedule: Schedule) => Promise<Divergence | undefined>;

export interface Shrunk {
  readonly schedule: Schedule;
  readonly divergence: Divergence;
  /** Runs that it took. */
  readonly runs: number;
}

/** No schedule is tried more often than so. */
const MOST_RUNS = 400;

/**
 * Makes a schedule that goes wrong as small as it gets: drops faults, then deliveries, then instances, then the weather,
 * and keeps what is still wrong by the same check.
 */
export async function shrink(schedule: Schedule, divergence: Divergence, attempt: Try): Promise<Shrunk> {
  let runs = 0;
  let best = { schedule, divergence };
  const keep = async (candidate: Schedule): Promise<boolean> => {
    if (runs >= MOST_RUNS) return false;
    runs++;
    const found = await attempt(candidate);
    if (found?.check !== divergence.check) return false;
    best = { schedule: candidate, divergence: found };
    return true;
  };
  for (let before = -1; before !== sizeOf(best.schedule) && runs < MOST_RUNS;) {
    before = sizeOf(best.schedule);
    await dropParts(best.schedule.faults, (faults) => keep({ ...best.schedule, faults }));
    const words = best.schedule.deliveries.filter(({ kind }) => kind === 'control');
    const others = best.schedule.deliveries.filter(({ kind }) => kind !== 'control');
    if (best.schedule.sources) await keep({ ...best.schedule, deliveries: others, sources: undefined });
    // A source whose last word is left out holds everything for ever: words go with their sources or not at all.
    const spoken = best.schedule.sources ? words : [];
    await dropParts(others, (deliveries) =>
      keep({ ...best.schedule, deliveries: [...deliveries, ...spoken] }),
    );
    while (best.schedule.instances > 1) {
      if (!(await keep({ ...best.schedule, instances: best.schedule.instances - 1 }))) break;
    }
    if (!best.schedule.calm) await keep({ ...best.schedule, calm: true });
  }
  return { ...best, runs };
}

function sizeOf({ faults, deliveries, instances, calm }: Schedule): number {
  return faults.length + deliveries.length + instances + (calm ? 0 : 1);
}

/** Leaves out one stretch after the other, large ones first, as long as `keep` says yes. */
async function dropParts<T>(
  items: readonly T[],
  keep: (items: readonly T[]) => Promise<boolean>,
): Promise<void> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await keep(fewer)) kept = fewer;
      else from += size;
    }
  }
}
