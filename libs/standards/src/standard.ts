import type { Calendar } from '@tam/calendar';

export type Verification = 'primary' | 'secondary' | 'unverified';

export interface Citation {
  readonly text: string;
  readonly url?: string;
  readonly verification: Verification;
}

/** What one source says about one part of a value, with its own tag. */
export interface Evidence extends Citation {
  readonly claim: 'limit' | 'dates' | 'services' | 'sub-paragraph' | 'start' | 'exceptions';
}

export type LimitUnit = 'minutes' | 'hours' | 'business-days' | 'calendar-days' | 'weeks';

/** A limit in one unit. Minutes and hours are elapsed time; days are counted by local date. */
export interface Limit {
  readonly count: number;
  readonly unit: LimitUnit;
}

/**
 * What starts a clock: a business fact that events of the catalogue tell. `visit` is an attended treatment visit of a
 * course, `out-of-network-accepted` the acceptance (else the booking) of a slot outside the network,
 * `appointment-lost` a booked appointment that one side let fall, `interpreter-visit` an attended visit of a member who
 * needs an interpreter.
 */
export type StartKind =
  | 'request'
  | 'referral-approved'
  | 'visit'
  | 'discharge'
  | 'call-queued'
  | 'network-unavailable'
  | 'out-of-network-accepted'
  | 'response-needed'
  | 'appointment-lost'
  | 'interpreter-visit';

/** Which urgency a request must have for the clock to run; `any` ignores urgency. */
export type UrgencyClass = 'emergent' | 'urgent' | 'non-urgent' | 'any';

/** Whether prior authorization decides between two urgent limits: `none` runs until one is asked for, `asked` after. */
export type AuthorizationClass = 'any' | 'none' | 'asked';

export type StopKind =
  | 'offered'
  | 'booked'
  | 'attended'
  | 'answered'
  | 'reached'
  | 'reviewed'
  | 'arrived'
  | 'sent'
  | 'arranged'
  | 'interpreted';

export type ExceptionKind = 'extension' | 'care-interval' | 'advance-schedule';

/** What makes a slot, a call, a contact or a notice stop the clock. */
export interface StopRule {
  readonly kind: StopKind;
  /** Which instant of a slot must lie by the limit: its start, or the making of the offer. */
  readonly by: 'start' | 'made';
  /** Slot purposes that stop it. */
  readonly purposes: readonly string[];
  /** Provider roles that satisfy, per service; a service that is missing accepts every role; a missing role satisfies. */
  readonly providerRoles: { readonly [service: string]: readonly string[] };
  /** `always`: a group slot stops it; `if-asked`: only where a group was asked for. */
  readonly group: 'always' | 'if-asked';
  /** `counts`; `unless-in-person`: not where in person was asked for; `if-elected`: only where telehealth was asked for. */
  readonly telehealth: 'counts' | 'unless-in-person' | 'if-elected';
  /** Whether what happens on the local day of the start stops it. */
  readonly sameDay: 'counts' | 'excluded';
  /** Who has to answer a call: somebody qualified to triage, or any person. A machine never answers. */
  readonly answeredBy: 'qualified' | 'person';
  /** What a call-back to a message is worth: `attempt`, the try; `reached`, only one that reaches the caller; `none`. */
  readonly callBack: 'attempt' | 'reached' | 'none';
  /** How many attempts at contact stop it where none reaches the member. */
  readonly attempts: number;
}

/** What else must be so for the clock to exist; an absent member asks for nothing. */
export interface Conditions {
  /** The line that was called. */
  readonly lines?: readonly string[];
  /** The promise is made around the clock: the opening hours of the line do not narrow it. */
  readonly aroundTheClock?: true;
  /** How densely the place is settled; where the event does not say, the clock runs and cannot breach. */
  readonly areas?: readonly string[];
  /** What is sent to a person in crisis; where no event says, the clock runs and cannot breach. */
  readonly kinds?: readonly string[];
  /** From where the member was discharged. */
  readonly settings?: readonly string[];
  /** Group of the principal diagnosis of the stay. */
  readonly principals?: readonly string[];
  /** Whether the member's side asked, or somebody else did. */
  readonly requestedBy?: 'member' | 'third-party';
  readonly newPatient?: true;
  /** Something that must have been recorded on the case. */
  readonly event?: 'network-unavailable' | 'self-arranged';
  /** Who let the appointment fall: by cancelling, moving or missing it. */
  readonly lostBy?: readonly ('plan' | 'member')[];
}

/** A share of a population that the text asks for; shown beside a figure, never a permission for a single case. */
export interface Threshold {
  readonly percent: number;
  readonly of: 'requests' | 'enrollees' | 'courses';
}

/** How many attempts to reach the member, on how many local days before dueAt, end a clock as unreachable. */
export interface UnreachableRule {
  readonly attempts: number;
  readonly localDays: number;
}

/** One version of one standard: what is promised by one clause during one span of local dates. */
export interface Standard {
  readonly id: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly title: string;
  readonly kind: 'duty' | 'contract' | 'measure' | 'internal-target';
  readonly start: StartKind;
  readonly only: Conditions;
  /** Where another than the member asks: the clock starts with that request, or when the member agrees. */
  readonly thirdParty: 'request' | 'agreement';
  /** Services it holds for; empty: whatever the service (calls, responses, discharges). */
  readonly services: readonly string[];
  readonly urgency: UrgencyClass;
  readonly authorization: AuthorizationClass;
  readonly stop: StopRule;
  readonly limit: Limit;
  /** The clock is at risk iff asOf is later than this point and nothing was offered: end of that day, or elapsed. */
  readonly warn: Limit;
  /** Which days count; EVERY_DAY for limits in other units than business days. */
  readonly calendar: Calendar;
  /** All named calendars of the pack that could be meant, for the sensitivity flag; empty for other units. */
  readonly alternativeCalendars: readonly Calendar[];
  readonly exceptions: readonly ExceptionKind[];
  readonly unreachable: UnreachableRule;
  /** A new request this many local days after an ending by plan, provider or unknown is flagged `possibleRestart`. */
  readonly restartWindowDays: number;
  /** An offer that expires within this many minutes of being made counts only if it was accepted. */
  readonly shortOfferMinutes: number;
  /** Levels that this pack calls an emergency (also listed as urgent: the urgent limit is the outer bound). */
  readonly emergentLevels: readonly string[];
  /** Levels of the urgency ladder that this pack calls urgent (all others are non-urgent). */
  readonly urgentLevels: readonly string[];
  /** Licences that qualify a person to triage (and, with a named relation, to extend), by the pack's table. */
  readonly qualified: QualificationTable;
  /** The date by which a clock is put to a period; `episode-end`: that of the end of the episode of care, once there is one. */
  readonly periodBy: 'due' | 'start' | 'episode-end';
  readonly unitOfCount: 'request' | 'visit' | 'call' | 'enrollee';
  /** `finished-course`: only courses of treatment that ended with at least that many attended visits are counted. */
  readonly population: 'all' | 'finished-course';
  readonly attendedVisits: number;
  readonly threshold?: Threshold;
  /** First and last local date (inclusive) of the clock's start for which this version holds. */
  readonly from: string;
  readonly to?: string;
  /** Its tag is the weakest of its evidence. */
  readonly citation: Citation;
  readonly evidence?: readonly Evidence[];
}

export interface QualificationTable {
  readonly triage: {
    /** Qualified with an active licence (and not known to be untrained in triage). */
    readonly licences: readonly string[];
    /** Qualified only where `supervised` is true. */
    readonly supervisedLicences: readonly string[];
    /** ISO 3166-2 jurisdictions whose licences count; absent: any. An actor without one is not refused for it. */
    readonly jurisdictions?: readonly string[];
  };
  readonly citation: Citation;
}

/** A threshold that a regulator tests by a survey of providers; by construction nothing is ever computed for it from events. */
export interface Survey {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  readonly kind: 'survey-only';
  /** Ids of the standards whose limit the survey asks about. */
  readonly about: readonly string[];
  readonly percent: number;
  readonly from: string;
  readonly to?: string;
  readonly citation: Citation;
  readonly evidence?: readonly Evidence[];
}

/** What the deployer says of sources. A source that is not named has no lateness and can send everything. */
export interface SourceTable {
  /** How late a source may record what happened, ms. */
  latenessOf(source: string): number;
  /** Whether a source has no way to send a type of event. */
  cannotSend(source: string, type: string): boolean;
}

/** Opening hours of telephone lines, data of the deployer. A line without any is open always. */
export interface LineHours {
  /** Whether a line is open at an instant (epoch ms) for callers of a place; `zone` where the hours name none. */
  isOpen(line: string, place: AssignmentKey, instant: number, zone: string): boolean;
}

/** A request's place in the assignment table. */
export interface AssignmentKey {
  readonly lineOfBusiness: string;
  readonly network: string;
  readonly region: string;
}

/** The packs as an evaluator uses them: resolution by place and date, and the identity of what was bound. */
export interface PackSet {
  /** Pack ids assigned to this place on this local date (YYYY-MM-DD), in code-unit order; empty: no-pack. */
  assigned(key: AssignmentKey, date: string): readonly string[];
  /** The standards of a pack in force on a local date, in code-unit order of id. Throws TAM_PACK_OUT_OF_RANGE before its first date. */
  inForce(pack: string, date: string): readonly Standard[];
  readonly sources: SourceTable;
  readonly lines: LineHours;
  /**
   * What is bound: SHA-256 of the canonical content, calendars included, of each pack that may be assigned, by pack id;
   * and of the deployer's files that are there, by name.
   */
  readonly hashes: { readonly [pack: string]: string };
}

/** What is known of a pack as a whole. */
export interface PackInfo {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly authority: string;
  /** Where it holds, as its pages call it, and the IANA zone of their examples. */
  readonly place?: { readonly name: string; readonly timeZone: string };
  readonly status: 'enacted' | 'unverified' | 'proposed';
  /** The default business-day calendar. */
  readonly calendar: Calendar;
  /** SHA-256 of the canonical content. */
  readonly hash: string;
  /** First local date on which any of its standards is in force. */
  readonly from: string;
  /** Last such date; absent where one of them has no end. */
  readonly to?: string;
  /** Every version of every standard, by id and date. */
  readonly standards: readonly Standard[];
  /** Every version of every survey, by id and date. */
  readonly surveys: readonly Survey[];
}
