import type { StoredEvent } from '@tam/record';
import type { Floor, FloorReader } from '../floors/floor';
import type { Ladder } from '../ladder/ladder';
import type { Level } from '../ladder/level';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import type { Severity } from './rule-definition';

/**
 * One moment at which a rule begins to hold, or holds harder. `event`: something was done, so it holds whatever time
 * it is. `deadline`: nothing was done until then (epoch ms, inclusive), so it holds as soon as that instant has passed.
 */
export interface RuleStep {
  readonly kind: 'event' | 'deadline';
  readonly at: number;
  /** Left out: the severity of the definition. */
  readonly severity?: Severity;
  /** What it rests on; the first is the event that set it off. */
  readonly events: readonly StoredEvent[];
  /** One sentence for a person, with instants as given to `say`; no patient data beyond references. */
  readonly text: string;
}

/** One time that a rule was broken in a case. A rule may be broken, mended and broken again: several of these. */
export interface Violation {
  /** In order of `at`; the latest that holds gives the severity. Never empty. */
  readonly steps: readonly RuleStep[];
  /** What mended it and when; left out: nothing has. A deadline at or after it never comes to pass. */
  readonly resolved?: { readonly at: number; readonly events: readonly StoredEvent[]; readonly text: string };
  readonly floor?: Floor;
  /** The level of the route, decision or closure it is about. */
  readonly route?: Level;
  /** More that the outcome says of itself, such as `implicit`. */
  readonly flags?: readonly string[];
}

/** What a rule says of a case. Nothing to say: an empty list of violations. */
export type RuleVerdict =
  | { readonly kind: 'judged'; readonly violations: readonly Violation[] }
  /** It cannot be judged, and what is missing (`licence of the decider`). */
  | { readonly kind: 'undetermined'; readonly missing: string; readonly events: readonly StoredEvent[] };

/** What a rule may look at beside the case. */
export interface RuleContext {
  readonly member: MemberTimeline;
  readonly floors: FloorReader;
  readonly ladder: Ladder;
  /** The number of the definition by name, durations in ms. Throws TAM_RULE_PARAMETER where the definition has none. */
  param(name: string): number;
  /** A level of the definition by name. Throws like `param`. */
  level(name: string): Level;
  /** A severity of the definition by name, beside the usual one. Throws like `param`. */
  severity(name: string): Severity;
}

/**
 * The logic of a rule: small and pure. It never asks what time it is: it says what was done and by when something was
 * due, and the evaluator compares that with the instant asked about. So `nextDeadline` is right by construction.
 */
export interface RuleLogic {
  /** R01 .. R28, as its definition spells it. */
  readonly id: string;
  judge(kase: CaseView, context: RuleContext): RuleVerdict;
}

/** A verdict without violations. */
export const NOTHING: RuleVerdict = { kind: 'judged', violations: [] };
