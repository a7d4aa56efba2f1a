import type { CalendarId } from '@tam/calendar';

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

/** What starts a clock: an event of the catalogue seen as a business fact. */
export type StartKind =
  'request' | 'visit' | 'call-queued' | 'discharge' | 'network-unavailable' | 'response-needed';

/** Which urgency a request must have for the clock to run; `any` ignores urgency. */
export type UrgencyClass = 'urgent' | 'non-urgent' | 'any';

/** Whether prior authorization decides between two urgent limits: `none` runs until one is asked for, `asked` after. */
export type AuthorizationClass = 'any' | 'none' | 'asked';

export type StopKind = 'offered' | 'booked' | 'attended' | 'answered' | 'reached' | 'arrived' | 'sent';

export type ExceptionKind = 'extension' | 'care-interval' | 'advance-schedule';

/** What makes a slot or contact stop the clock. */
export interface StopRule {
  readonly kind: StopKind;
  /** Slot purposes that stop it. */
  readonly purposes: readonly string[];
  /** Provider roles that satisfy, per service; a service that is missing accepts every role; a missing role satisfies. */
  readonly providerRoles: { readonly [service: string]: readonly string[] };
  /** `always`: a group slot stops it; `if-asked`: only where a group was asked for. */
  readonly group: 'always' | 'if-asked';
  /** `counts`; `unless-in-person`: not where in person was asked for; `if-elected`: only where telehealth was asked for. */
  readonly telehealth: 'counts' | 'unless-in-person' | 'if-elected';
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
  readonly kind: 'duty' | 'contract' | 'measure' | 'survey-only' | 'internal-target';
  readonly start: StartKind;
  readonly services: readonly string[];
  readonly urgency: UrgencyClass;
  readonly authorization: AuthorizationClass;
  readonly stop: StopRule;
  readonly limit: Limit;
  /** The clock is at risk iff asOf is later than this point and nothing was offered: end of that day, or elapsed. */
  readonly warn: Limit;
  readonly calendar: CalendarId;
  /** All named calendars of the pack that could be meant, for the sensitivity flag; empty for elapsed limits. */
  readonly alternativeCalendars: readonly CalendarId[];
  readonly exceptions: readonly ExceptionKind[];
  readonly unreachable: UnreachableRule;
  /** A new request this many local days after an ending by plan, provider or unknown is flagged `possibleRestart`. */
  readonly restartWindowDays: number;
  /** An offer that expires within this many minutes of being made counts only if it was accepted. */
  readonly shortOfferMinutes: number;
  /** Levels of the urgency ladder that this pack calls urgent (all others are non-urgent). */
  readonly urgentLevels: readonly string[];
  /** Licences that qualify a person to triage (and, with a named relation, to extend), by the pack's table. */
  readonly qualified: QualificationTable;
  readonly periodBy: 'due' | 'start';
  readonly unitOfCount: 'request' | 'visit' | 'call' | 'enrollee';
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
  /** SHA-256 of each pack's canonical content, by pack id. */
  readonly hashes: { readonly [pack: string]: string };
}

/** What is known of a pack as a whole. */
export interface PackInfo {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly authority: string;
  readonly status: 'enacted' | 'unverified' | 'proposed';
  /** The default business-day calendar. */
  readonly calendar: CalendarId;
  /** SHA-256 of the canonical content. */
  readonly hash: string;
  /** First local date on which any of its standards is in force. */
  readonly from: string;
  /** Last such date; absent where one of them has no end. */
  readonly to?: string;
  /** Every version of every standard, by id and date. */
  readonly standards: readonly Standard[];
}
