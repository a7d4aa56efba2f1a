import type { Level } from '../ladder/level';
import type { Qualified } from '../qualified/actor';
import type { Score } from '../scoring/score';
import type { Act, Moment } from './moment';

/** The request that began the case. Codes as told. */
export interface RequestView extends Moment {
  readonly requestedAt: number;
  readonly service: string | undefined;
  readonly statedUrgency: string | undefined;
  readonly channel: string | undefined;
  readonly ageBand: string | undefined;
  readonly languageNeeded: string | undefined;
  readonly interpreterNeeded: boolean | undefined;
  readonly continues: string | undefined;
  readonly requestedByOffice: string | undefined;
}

/** Answers on record, with their score under the default rule set of the instrument. `actor` administered it. */
export interface Screening extends Act {
  readonly screeningId: string;
  readonly instrument: string;
  readonly instrumentVersion: string | undefined;
  readonly score: Score;
  /** What the source claims. The items decide, not this. */
  readonly claimedOutcome: string | undefined;
  readonly respondent: string | undefined;
  readonly administeredIn: string | undefined;
  readonly referencePeriod: string | undefined;
  readonly startedAt: number | undefined;
  /** The time of the event where nobody says. */
  readonly lastAnswerAt: number;
  readonly contactId: string | undefined;
  /** Drafted by an algorithm and not yet confirmed by a clinician: it counts as the algorithm's. */
  readonly machineDrafted: boolean;
}

/** A screening that began. */
export interface ScreeningStart extends Moment {
  readonly screeningId: string;
  readonly instrument: string;
  readonly contactId: string | undefined;
  /** The answers that followed; undefined: none are on record. */
  readonly recordedAt: number | undefined;
}

/** A stated concern. `actor` heard it. */
export interface Statement extends Act {
  readonly codes: readonly string[];
  readonly origin: string | undefined;
  readonly statedByOffice: string | undefined;
}

export interface Assessment extends Act {
  readonly assessmentId: string;
  readonly level: Level | undefined;
  readonly tool: string | undefined;
  readonly clarifies: readonly string[];
  readonly reasonCode: string | undefined;
}

export interface Recommendation extends Moment {
  readonly recommendationId: string;
  readonly level: Level | undefined;
  readonly algorithm: { readonly id: string; readonly version: string };
  readonly inputs: readonly string[];
  readonly reviews: readonly Review[];
}

export interface Review extends Act {
  readonly recommendationId: string;
  readonly outcome: string | undefined;
  readonly beforeRouting: boolean | undefined;
}

/** A decision about urgency: on record, or implied by the first act after a concern that nobody qualified had decided. */
export interface Decision extends Act {
  readonly kind: 'assigned' | 'changed' | 'implicit';
  /** Of an implicit one: the act that was the decision. */
  readonly by: 'decision' | 'route' | 'offer' | 'booking' | 'closure';
  readonly level: Level | undefined;
  /** As told, else the level in force before it. */
  readonly from: Level | undefined;
  readonly basis: string | undefined;
  readonly recommendationId: string | undefined;
  readonly contactId: string | undefined;
  readonly reasonCode: string | undefined;
}

export interface Route extends Act {
  readonly queue: string;
  readonly from: string | undefined;
  readonly level: Level | undefined;
}

/** An attempt to reach the member, or success. */
export interface Contact extends Act {
  readonly kind: 'attempted' | 'reached';
  readonly contactId: string;
  readonly purpose: string | undefined;
  readonly withOffice: string | undefined;
  /** Two people spoke with each other; undefined: nobody says. */
  readonly live: boolean | undefined;
  readonly mode: string | undefined;
}

/** One hand-off from its start to its end; steps in total order, any of them may be missing. */
export interface Handoff {
  readonly handoffId: string;
  readonly caseId: string;
  readonly mode: 'warm' | 'cold' | undefined;
  readonly planned: boolean;
  readonly started: Act | undefined;
  readonly accepted: readonly Act[];
  readonly declined: readonly Act[];
  readonly abandoned: readonly Act[];
  readonly from: HandoffPlace | undefined;
  readonly to: HandoffPlace | undefined;
  readonly reasonCode: string | undefined;
}

export interface HandoffPlace {
  readonly queue?: string;
  readonly office?: string;
  readonly external?: string;
}

/** A crisis response from the need to its end. */
export interface ResponseView {
  readonly responseId: string;
  readonly caseId: string;
  readonly kind: string | undefined;
  readonly area: string | undefined;
  readonly needed: Act | undefined;
  readonly dispatched: Act | undefined;
  readonly arrived: Act | undefined;
  readonly confirmed: Act | undefined;
  readonly ended: (Act & { readonly outcome: string | undefined }) | undefined;
}

/** The end of an intake contact. */
export interface Completion extends Act {
  readonly contactId: string | undefined;
  readonly purpose: string | undefined;
  readonly outcome: string | undefined;
}

/** The end of a case. */
export interface Closure extends Act {
  readonly kind: 'closed' | 'withdrawn' | 'not-a-request';
  readonly initiatedBy: string | undefined;
  readonly reasonCode: string | undefined;
  readonly disposition: string | undefined;
  readonly attempts: number | undefined;
  readonly confirmedWithMember: boolean | undefined;
}

/** What keeps the person safe afterwards. */
export interface SafetyStep extends Act {
  readonly kind: 'safety-plan' | 'follow-up' | 'follow-up-declined';
  readonly contactId: string | undefined;
}

/** A step of a telephone call. A caller not yet identified has a record of its own. */
export interface CallStep extends Act {
  readonly kind: 'queued' | 'answered' | 'transferred' | 'back-attempted' | 'abandoned' | 'ended';
  readonly line: string | undefined;
  readonly mode: string | undefined;
  readonly reached: boolean | undefined;
}

/** An event that was taken back, with who did so. Whether it was evidence: `wasEvidence`. */
export interface Voiding extends Act {
  /** What was taken back, and the level it gave a floor of; undefined: none. */
  readonly voided: Moment & { readonly evidenceLevel: Level | undefined };
  readonly authorizedBy: Qualified | undefined;
  readonly reasonCode: string | undefined;
  readonly replaced: boolean;
  readonly wasEvidence: boolean;
}
