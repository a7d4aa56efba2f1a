import type { Level } from '../ladder/level';

/** How bad it is: page now, same shift, review, quality of data. */
export type Severity = 'critical' | 'high' | 'medium' | 'quality';

/** Whom a finding is for. */
export type Audience =
  'clinical-oncall' | 'clinical-worklist' | 'access-operations' | 'compliance' | 'engineering';

/** Counted only; put on a list; allowed to page. */
export type Stage = 'shadow' | 'worklist' | 'page';

/** Where a limit or a reason stands, and how sure we are of that text. */
export interface RuleSource {
  readonly text: string;
  readonly url?: string;
  readonly verification: 'primary' | 'secondary' | 'unverified' | 'computed';
}

/** A number that a rule compares with. Durations come to the rule in milliseconds. */
export interface RuleParam {
  readonly value: number;
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'count' | 'percent';
  readonly source: RuleSource;
}

/** What of a rule is data: one YAML file a rule. The logic is looked up by id. */
export interface RuleDefinition {
  /** R01 .. R28. */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** In one sentence, for the people who work the list. */
  readonly condition: string;
  /** The severity where the logic does not say another. */
  readonly severity: Severity;
  readonly basis: 'presence' | 'absence';
  readonly stage: Stage;
  readonly audience: Audience;
  readonly params: { readonly [name: string]: RuleParam };
  /** Levels that the logic compares with, by name; left out: none. */
  readonly levels?: { readonly [name: string]: Level };
  /** Severities that the logic gives instead of the usual one, by name; left out: none. */
  readonly severities?: { readonly [name: string]: Severity };
  readonly rationale: readonly RuleSource[];
  readonly falsePositives: readonly { readonly id: string; readonly text: string }[];
  readonly clinicalOwner: string;
  /** The event types whose absence it concludes from; of an absence rule at least one. */
  readonly awaits: readonly string[];
}
