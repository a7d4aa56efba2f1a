import type { MemberTimeline } from '../timeline/member-timeline';
import type { RuleStep, Violation } from '../rules/rule';

/** A violation at an instant: the steps that hold, and the first that will if nothing happens. */
export interface Held {
  readonly violation: Violation;
  /** In order; never empty. */
  readonly steps: readonly RuleStep[];
  readonly openedAt: number;
}

/** What of some violations holds at an instant, and when silence changes that. */
export interface HeldViolations {
  readonly held: readonly Held[];
  /** The earliest deadline (epoch ms, inclusive) that has not passed; undefined: none. */
  readonly pending: number | undefined;
}

/**
 * Compares violations with an instant (epoch ms). A deadline has passed iff the instant is later. Deadlines after what
 * mended it, after a death or within a stay never come to pass.
 */
export function holdAt(
  violations: readonly Violation[],
  asOf: number,
  life: Pick<MemberTimeline, 'diedAt' | 'stays'>,
): HeldViolations {
  let pending: number | undefined;
  const held: Held[] = [];
  for (const violation of violations) {
    const possible = violation.steps.filter((step) => isPossible(step, violation, life));
    const steps = possible.filter(({ kind, at }) => kind === 'event' || asOf > at);
    for (const { kind, at } of possible) {
      if (kind === 'deadline' && asOf <= at && (pending === undefined || at < pending)) pending = at;
    }
    const [first] = steps;
    if (first !== undefined) held.push({ violation, steps, openedAt: first.at });
  }
  return { held, pending };
}

function isPossible(
  { kind, at }: RuleStep,
  { resolved }: Violation,
  { diedAt, stays }: Pick<MemberTimeline, 'diedAt' | 'stays'>,
): boolean {
  if (kind === 'event') return resolved === undefined || at <= resolved.at;
  if (resolved !== undefined && at >= resolved.at) return false;
  if (diedAt !== undefined && at >= diedAt) return false;
  return !stays.some(({ from, to }) => from <= at && (to === undefined || at < to));
}
