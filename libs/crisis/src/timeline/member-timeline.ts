import type { StoredEvent } from '@tam/record';
import type {
  Assessment,
  CallStep,
  Closure,
  Completion,
  Contact,
  Decision,
  Handoff,
  Recommendation,
  RequestView,
  ResponseView,
  Route,
  SafetyStep,
  Screening,
  ScreeningStart,
  Statement,
  Voiding,
} from './intake-views';
import type { Moment } from './moment';
import type { Appointment, AuthorizationStep, Care, Offer } from './scheduling-views';

/** One case as the rules read it. Every list is in total order; voided events are in `voidings` only. */
export interface CaseView {
  readonly caseId: string;
  readonly memberRef: string;
  /** Effective events, for what no list below has. */
  readonly events: readonly StoredEvent[];
  readonly request: RequestView | undefined;
  /** The authority whose table says who is qualified here. */
  readonly region: string | undefined;
  readonly network: string | undefined;
  readonly timeZone: string | undefined;
  readonly screenings: readonly Screening[];
  readonly screeningStarts: readonly ScreeningStart[];
  readonly statements: readonly Statement[];
  readonly assessments: readonly Assessment[];
  readonly recommendations: readonly Recommendation[];
  /** Recorded and implicit. */
  readonly decisions: readonly Decision[];
  readonly routes: readonly Route[];
  readonly contacts: readonly Contact[];
  readonly handoffs: readonly Handoff[];
  readonly responses: readonly ResponseView[];
  readonly calls: readonly CallStep[];
  readonly offers: readonly Offer[];
  readonly appointments: readonly Appointment[];
  readonly care: readonly Care[];
  readonly authorizations: readonly AuthorizationStep[];
  readonly completions: readonly Completion[];
  readonly closures: readonly Closure[];
  readonly safety: readonly SafetyStep[];
  readonly voidings: readonly Voiding[];
  readonly links: readonly (Moment & {
    readonly otherCaseId: string;
    readonly relation: string | undefined;
  })[];
  /** Calls of this member, by their id. */
  readonly callIds: readonly (Moment & { readonly callId: string })[];
}

/** A stay: from admission to discharge; without `to` it lasts. */
export interface Stay {
  readonly from: number;
  readonly to: number | undefined;
  readonly setting: string | undefined;
}

/** Everything of one member: cases in code-unit order of id, and what ends every promise. */
export interface MemberTimeline {
  readonly memberRef: string;
  readonly cases: readonly CaseView[];
  readonly diedAt: number | undefined;
  /** Admissions, of any case. A deadline within one never comes to pass. */
  readonly stays: readonly Stay[];
}
