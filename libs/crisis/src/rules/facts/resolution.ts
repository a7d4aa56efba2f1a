import type { StoredEvent } from '@tam/record';
import type { RuleStep, RuleVerdict, Violation } from '../rule';

/** What mended something, and when (epoch ms). */
export type Resolution = NonNullable<Violation['resolved']>;

/** Something at an instant and the event that tells it; the two may differ where it was recorded for an earlier time. */
export interface Told {
  readonly at: number;
  readonly event: StoredEvent;
}

/** What a moment mended; undefined: there is no such moment. */
export function mendedBy(told: Told | undefined, text: string): Resolution | undefined {
  return told && { at: told.at, events: [told.event], text };
}

/** The first of several that mend; undefined: none does. */
export function earliest(...found: readonly (Resolution | undefined)[]): Resolution | undefined {
  let first: Resolution | undefined;
  for (const one of found) if (one && (first === undefined || one.at < first.at)) first = one;
  return first;
}

/** The first moment at or after an instant (epoch ms). */
export function firstSince<T extends { readonly at: number }>(
  moments: readonly T[],
  since: number,
): T | undefined {
  let first: T | undefined;
  for (const one of moments) {
    if (one.at >= since && (first === undefined || one.at < first.at)) first = one;
  }
  return first;
}

/** Whether a violation can come to pass: what mended it was not there by its first step. */
export function isBroken({ steps, resolved }: Violation): boolean {
  const [first] = steps;
  if (first === undefined) return false;
  if (resolved === undefined) return true;
  return first.kind === 'event' ? first.at <= resolved.at : first.at < resolved.at;
}

/** What nobody can judge: what is missing, and the events that leave it open. */
export interface Unknown {
  readonly missing: string;
  readonly events: readonly StoredEvent[];
}

/** The verdict over violations that can come to pass; where there are none, what is unknown leaves it undetermined. */
export function verdictOf(violations: readonly Violation[], unknown?: Unknown): RuleVerdict {
  const broken = violations.filter(isBroken);
  if (broken.length > 0 || unknown === undefined) return { kind: 'judged', violations: broken };
  return { kind: 'undetermined', ...unknown };
}

/** A step with its optional severity, as the type wants it: absent, not undefined. */
export function step(
  kind: RuleStep['kind'],
  at: number,
  events: readonly StoredEvent[],
  text: string,
  severity?: RuleStep['severity'],
): RuleStep {
  return { kind, at, events, text, ...(severity !== undefined && { severity }) };
}

/** The optional parts of a violation, as its type wants them: absent, not undefined. */
export function violation(
  steps: readonly RuleStep[],
  more: {
    readonly resolved?: Violation['resolved'] | undefined;
    readonly floor?: Violation['floor'] | undefined;
    readonly route?: Violation['route'] | undefined;
    readonly flags?: readonly string[] | undefined;
  } = {},
): Violation {
  const { resolved, floor, route, flags } = more;
  return {
    steps: [...steps].sort((a, b) => a.at - b.at),
    ...(resolved && { resolved }),
    ...(floor && { floor }),
    ...(route !== undefined && { route }),
    ...(flags && flags.length > 0 && { flags }),
  };
}
