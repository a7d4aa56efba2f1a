import type { CountedDay } from '@tam/calendar';
import type { Determination, SilenceReason } from '@tam/record';

/** An instant as machines and as people at the place of care read it. */
export interface ShownInstant {
  /** ISO 8601, UTC, milliseconds. */
  readonly utc: string;
  /** Local time in the zone of the case. */
  readonly local: string;
}

/** One event of the case as the list shows it. */
export interface ShownEvent {
  readonly at: ShownInstant;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  /** Source and id of the void that took it out. */
  readonly voidedBy?: { readonly source: string; readonly id: string };
  /** Another delivery of the same source and id said something else. */
  readonly conflict?: true;
}

/** The limit of a clock and how its days were counted. */
export interface ShownLimit {
  readonly count: number;
  readonly unit: string;
  readonly calendar: string;
  /** Day by day, where the limit is in business days. */
  readonly days?: readonly CountedDay[];
}

/** One clock with its arithmetic. */
export interface ClockExplanation {
  readonly title: string;
  readonly startedAt: ShownInstant;
  /** Missing where the packs in use have no such standard at that date. */
  readonly limit?: ShownLimit;
  /** The limit before anything moved it. */
  readonly originalDueAt?: ShownInstant;
  readonly dueAt: ShownInstant;
  readonly determination: Determination;
}

/** All that is said of one case of one member. */
export interface CaseExplanation {
  readonly caseId: string;
  readonly memberRef: string;
  readonly timeZone: string;
  readonly asOf: ShownInstant;
  readonly packs: readonly { readonly id: string; readonly version: string }[];
  /** Unusable events of this member in the input. */
  readonly gaps: number;
  readonly events: readonly ShownEvent[];
  readonly clocks: readonly ClockExplanation[];
  /** Why there is no clock. */
  readonly silent?: SilenceReason;
}
