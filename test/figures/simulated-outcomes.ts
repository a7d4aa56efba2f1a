import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Determination } from '@tam/record';
import { runReplay } from '../../apps/replay/src/run-replay.features';
import { planOf } from '../../apps/simulator/src/command/plan';
import { simulateToFile } from '../../apps/simulator/src/command/simulate';

/**
 * Simulates some months up to 2026-04-02, midnight in California, into `events.ndjson` of a folder and lets `run` write
 * `outcomes.ndjson` as of then. All of it is synthetic. Answers the outcomes.
 */
export async function simulatedOutcomes(folder: string, cases = 800): Promise<readonly Determination[]> {
  const events = join(folder, 'events.ndjson');
  const outcomes = join(folder, 'outcomes.ndjson');
  const plan = planOf({
    ...{ seed: 'figures', to: events, cases: String(cases), days: '120', rate: '5' },
    ...{ end: '2026-04-02T00:00:00-07:00', late: '0.02', lateUpTo: '3d', duplicates: '0.01' },
    ...{ disorder: '0.02', disorderUpTo: '1m' },
  });
  await simulateToFile(plan, events, plan.end ?? NaN);
  const args = ['run', '--input', events, '--output', outcomes, '--as-of', '2026-04-02T00:00:00-07:00'];
  const { code, err } = await runReplay(args);
  if (code !== 0) throw new Error(err);
  return readFileSync(outcomes, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Determination);
}
