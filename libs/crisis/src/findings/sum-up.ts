import type { Severity } from '../rules/rule-definition';
import type { Held } from './held-violations';

const WORST: readonly Severity[] = ['critical', 'high', 'medium', 'quality'];

/** What several violations of one rule in one case amount to: a finding exists once. */
export interface Summary {
  /** The one that is told: the first that is not mended, else the last that was. */
  readonly told: Held;
  readonly openedAt: number;
  readonly resolvedAt: number | undefined;
  readonly severity: Severity;
  /** It was broken more than once. */
  readonly repeated: boolean;
}

/** Sums up at least one held violation. `usual`: the severity where a step says none. */
export function sumUp(held: readonly Held[], usual: Severity): Summary {
  const open = held.filter(({ violation }) => violation.resolved === undefined);
  const told = open.length > 0 ? earliest(open) : lastMended(held);
  const counted = open.length > 0 ? open : [told];
  const severities = counted.map(({ steps }) => steps.at(-1)!.severity ?? usual);
  return {
    told,
    openedAt: told.openedAt,
    resolvedAt: told.violation.resolved?.at,
    severity: WORST.find((one) => severities.includes(one)) ?? usual,
    repeated: held.length > 1,
  };
}

function earliest(held: readonly Held[]): Held {
  return held.reduce((a, b) => (b.openedAt < a.openedAt ? b : a));
}

function lastMended(held: readonly Held[]): Held {
  return held.reduce((a, b) => (b.violation.resolved!.at > a.violation.resolved!.at ? b : a));
}
