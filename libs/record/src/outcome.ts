import type { Json, Sensitivity } from '@tam/events';
import type { EventRef } from './stored-event';

/** One step of the arithmetic behind an outcome: a name from a closed list, the events it used, the values, and words. */
export interface TraceStep {
  readonly step: string;
  readonly events: readonly EventRef[];
  readonly values: { readonly [name: string]: Json };
  readonly text: string;
}

/**
 * What every outcome has in common. An outcome is a pure function of events, packs and asOf: it holds no revision
 * number, no recorded time of ours and no wall time; its RFC 8785 bytes are what "byte-identical" means.
 */
export interface Outcome {
  readonly kind: 'determination' | 'finding';
  /** SHA-256 of a business key; the same for ever. */
  readonly id: string;
  readonly memberRef: string;
  readonly caseId: string;
  readonly status: string;
  readonly flags: readonly string[];
  readonly trace: readonly TraceStep[];
  readonly sensitivity?: Sensitivity;
  readonly testRecord?: true;
}

export type DeterminationStatus =
  'running' | 'at-risk' | 'met' | 'breached' | 'excused' | 'ended' | 'undetermined' | 'void';

/** Where a rule stands and how sure we are of that text. */
export interface Citation {
  readonly text: string;
  readonly url?: string;
  readonly verification: 'primary' | 'secondary' | 'unverified';
}

/** What is said of one standard on one case from one anchor (DESIGN section 5). Instants are ISO 8601 UTC with milliseconds. */
export interface Determination extends Outcome {
  readonly kind: 'determination';
  readonly standard: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly anchorKey: string;
  /** The kind of care, and the place of the case: what figures and notices group it by; missing where the events do not say. */
  readonly service?: string;
  readonly lineOfBusiness?: string;
  readonly network?: string;
  readonly region?: string;
  /** The delegate groups that owed the care during the clock, in the order in which they did. */
  readonly responsible?: readonly string[];
  readonly startedAt: string;
  readonly dueAt: string;
  readonly originalDueAt?: string;
  readonly status: DeterminationStatus;
  readonly because?: string;
  readonly missing?: string;
  readonly evidence?: 'offer' | 'booking-only' | 'attended';
  readonly metAt?: string;
  readonly firmAt?: string;
  /** The offerId, appointmentId or callId that stopped the clock. */
  readonly stoppedBy?: string;
  readonly calendar: string;
  readonly alternatives?: readonly {
    readonly calendar: string;
    readonly dueAt: string;
    readonly status: string;
  }[];
  /** Local date of dueAt in the zone of the case, or as the standard's `periodBy` says. */
  readonly period: string;
  readonly citation: Citation;
}

/** `open`: not mended. `resolved`: mended. `retracted`: it never was so, as evidence shows that came late. */
export type FindingStatus = 'open' | 'resolved' | 'retracted' | 'undetermined';

/** What is said of one crisis rule on one case. Instants are ISO 8601 UTC with milliseconds. */
export interface Finding extends Outcome {
  readonly kind: 'finding';
  /** R01 .. R28. */
  readonly rule: string;
  readonly ruleVersion: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'quality';
  readonly status: FindingStatus;
  /** Whether it may page, is put on a list or is only counted, after all that silences it. */
  readonly stage: 'page' | 'worklist' | 'shadow';
  readonly audience: string;
  /** The service and the place of the case, where the events say. */
  readonly service?: string;
  readonly network?: string;
  readonly region?: string;
  readonly openedAt: string;
  readonly resolvedAt?: string;
  /** Whole minutes from opened to mended, a begun one counted. */
  readonly minutesToMended?: number;
  /** What is missing, where it is undetermined. */
  readonly missing?: string;
  /** The least urgent route that the evidence permits; missing where the rule needs no floor. */
  readonly floor?: string;
  /** The level of the route, decision or closure it is about. */
  readonly route?: string;
  /** The codes of what the floor rests on, the event that told each, and the row of the floor table. */
  readonly evidence: readonly { readonly code: string; readonly row: string; readonly event: EventRef }[];
}
