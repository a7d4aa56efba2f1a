import type { Divergence } from './inspect/divergence';
import type { Planting } from './planted/planting';
import { accessRules } from './rules/access-rules';
import { runWorld } from './run-world';
import { PLAIN_RULES } from './rules/plain-rules';
import type { RuleSet } from './rules/rule-set';
import type { Schedule } from './schedule';
import type { Figures } from './world/figures';
import { World } from './world/world';

export interface Outcome {
  readonly divergence: Divergence | undefined;
  readonly figures: Figures;
}

/** Runs one schedule. The same schedule gives the same outcome, step by step. */
export async function runSchedule(
  schedule: Schedule,
  options: { readonly planting?: Planting | undefined; readonly trace?: (line: string) => void } = {},
): Promise<Outcome> {
  const world = new World(schedule, rulesOf(schedule), options);
  const divergence = await runWorld(world);
  return { divergence, figures: world.figures };
}

function rulesOf({ rules }: Schedule): RuleSet {
  return rules === 'plain' ? PLAIN_RULES : accessRules();
}
