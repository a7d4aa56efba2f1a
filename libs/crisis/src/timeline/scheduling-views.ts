import type { Act, Moment } from './moment';

/** An offer and what became of it. */
export interface Offer extends Act {
  readonly offerId: string;
  readonly startsAt: number;
  readonly purpose: string | undefined;
  readonly modality: string | undefined;
  readonly providerRole: string | undefined;
  readonly accepted: Moment | undefined;
  readonly declined: SchedulingStep | undefined;
  readonly withdrawn: SchedulingStep | undefined;
}

/** A change of an offer or an appointment, and on whose behalf. */
export interface SchedulingStep extends Act {
  readonly initiatedBy: string | undefined;
  readonly reasonCode: string | undefined;
}

/** A move of an appointment; `startsAt` from now on, undefined: not said. */
export interface Move extends SchedulingStep {
  readonly startsAt: number | undefined;
}

/** An appointment through its life. Any part may be missing. */
export interface Appointment {
  readonly appointmentId: string;
  readonly caseId: string;
  readonly booked: (Act & { readonly startsAt: number }) | undefined;
  readonly purpose: string | undefined;
  readonly modality: string | undefined;
  readonly replaces: string | undefined;
  readonly delayReason: string | undefined;
  readonly moves: readonly Move[];
  readonly cancelled: SchedulingStep | undefined;
  readonly missed:
    | (Moment & { readonly missedBy: string | undefined; readonly leftBeforeSeen: boolean | undefined })
    | undefined;
  readonly attended: (Moment & { readonly startedAt: number }) | undefined;
}

/** Care that was given, or is given elsewhere. */
export interface Care extends Moment {
  readonly kind: 'elsewhere' | 'admitted' | 'discharged' | 'delivered' | 'self-arranged';
  readonly setting: string | undefined;
  /** When it began: as told, else the time of the event. */
  readonly startedAt: number;
  readonly dischargeId: string | undefined;
}

/** Permission that was asked for, and the answer. */
export interface AuthorizationStep extends Moment {
  readonly kind: 'requested' | 'decided';
  readonly authorizationId: string;
  readonly decision: string | undefined;
}
