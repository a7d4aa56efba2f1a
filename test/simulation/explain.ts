import type { Divergence } from './inspect/divergence';
import type { Planting } from './planted/planting';
import { runSchedule } from './run-schedule';
import type { Schedule } from './schedule';
import { shrink } from './shrink';

/** The last lines of a trace that are shown. */
const SHOWN = 80;

/** A divergence in words: the seed, the smallest schedule found that still has it, and what happened in it. */
export async function explain(
  schedule: Schedule,
  divergence: Divergence,
  planting?: Planting,
): Promise<string> {
  const small = await shrink(schedule, divergence, async (candidate) => {
    return (await runSchedule(candidate, { planting })).divergence;
  });
  const trace: string[] = [];
  await runSchedule(small.schedule, { planting, trace: (line) => trace.push(line) });
  const { faults, deliveries, instances, partitions, calm, limits, rules } = small.schedule;
  return [
    `seed ${schedule.seed} (${rules} rules): ${divergence.check} at ${divergence.at} ms: ${divergence.detail}`,
    `again: npm run test:simulation -- --schedules 1 --seed ${schedule.seed}`,
    `smallest after ${small.runs} runs: ${deliveries.length} deliveries, ${faults.length} faults, ` +
      `${instances} instances, ${partitions} partitions${calm ? ', calm' : ''}`,
    ...faults.map((fault) => `  ${JSON.stringify(fault)}`),
    `  ${JSON.stringify(limits)}`,
    ...(trace.length > SHOWN ? [`... ${trace.length - SHOWN} lines before`] : []),
    ...trace.slice(-SHOWN),
  ].join('\n');
}
