import { compareEvents, type StoredEvent } from '@tam/record';
import type { CaseSource } from './case-source';
import { flagOf, numberOf, textOf } from './fields';
import type { Appointment, AuthorizationStep, Care, Move, Offer, SchedulingStep } from './scheduling-views';

export function offersOf(source: CaseSource): readonly Offer[] {
  return source.of('scheduling.slot-offered.v1').map((event) => {
    const offerId = textOf(event, 'offerId') ?? '';
    const answer = (type: string): StoredEvent | undefined =>
      source.of(type).find((one) => textOf(one, 'offerId') === offerId);
    const accepted = answer('scheduling.offer-accepted.v1');
    const declined = answer('scheduling.offer-declined.v1');
    const withdrawn = answer('scheduling.offer-withdrawn.v1');
    return {
      ...source.act(event, 'by'),
      offerId,
      startsAt: numberOf(event, 'startsAt') ?? event.time,
      purpose: textOf(event, 'purpose'),
      modality: textOf(event, 'modality'),
      providerRole: textOf(event, 'providerRole'),
      accepted: accepted && source.moment(accepted),
      declined: declined && stepOf(source, declined),
      withdrawn: withdrawn && stepOf(source, withdrawn),
    };
  });
}

const APPOINTMENT_STEPS = ['booked', 'rescheduled', 'cancelled', 'missed', 'attended'] as const;
type AppointmentStep = (typeof APPOINTMENT_STEPS)[number];

/** The appointments of a case in the order in which they were first heard of. */
export function appointmentsOf(source: CaseSource): readonly Appointment[] {
  const steps = APPOINTMENT_STEPS.flatMap((step) =>
    source.of(`scheduling.appointment-${step}.v1`).map((event) => ({ step, event })),
  );
  steps.sort((a, b) => compareEvents(a.event, b.event));
  const byId = new Map<string, typeof steps>();
  for (const one of steps) {
    const id = textOf(one.event, 'appointmentId') ?? '';
    const own = byId.get(id);
    if (own) own.push(one);
    else byId.set(id, [one]);
  }
  return [...byId].map(([appointmentId, own]) => appointmentOf(source, appointmentId, own));
}

function appointmentOf(
  source: CaseSource,
  appointmentId: string,
  own: readonly { readonly step: AppointmentStep; readonly event: StoredEvent }[],
): Appointment {
  const first = (step: AppointmentStep): StoredEvent | undefined =>
    own.find((one) => one.step === step)?.event;
  const booked = first('booked');
  const cancelled = first('cancelled');
  const missed = first('missed');
  const attended = first('attended');
  return {
    appointmentId,
    caseId: source.kase.caseId,
    booked: booked && {
      ...source.act(booked, 'by'),
      startsAt: numberOf(booked, 'startsAt') ?? booked.time,
    },
    purpose: booked && textOf(booked, 'purpose'),
    modality: booked && textOf(booked, 'modality'),
    replaces: booked && textOf(booked, 'replaces'),
    delayReason: booked && textOf(booked, 'delayReason'),
    moves: own
      .filter(({ step }) => step === 'rescheduled')
      .map(({ event }): Move => ({ ...stepOf(source, event), startsAt: numberOf(event, 'startsAt') })),
    cancelled: cancelled && stepOf(source, cancelled),
    missed: missed && {
      ...source.moment(missed),
      missedBy: textOf(missed, 'missedBy'),
      leftBeforeSeen: flagOf(missed, 'leftBeforeSeen'),
    },
    attended: attended && {
      ...source.moment(attended),
      startedAt: numberOf(attended, 'startedAt') ?? attended.time,
    },
  };
}

const CARE = {
  'care.elsewhere.v1': 'elsewhere',
  'care.admitted.v1': 'admitted',
  'care.discharged.v1': 'discharged',
  'care.delivered.v1': 'delivered',
  'care.self-arranged.v1': 'self-arranged',
} as const;

export function careOf(source: CaseSource): readonly Care[] {
  return Object.entries(CARE)
    .flatMap(([type, kind]) => source.of(type).map((event) => ({ kind, event })))
    .sort((a, b) => compareEvents(a.event, b.event))
    .map(({ kind, event }) => ({
      ...source.moment(event),
      kind,
      setting: textOf(event, 'setting') ?? textOf(event, 'where'),
      startedAt: numberOf(event, 'startedAt') ?? numberOf(event, 'since') ?? event.time,
      dischargeId: textOf(event, 'dischargeId'),
    }));
}

export function authorizationsOf(source: CaseSource): readonly AuthorizationStep[] {
  return [...source.of('authorization.requested.v1'), ...source.of('authorization.decided.v1')]
    .sort(compareEvents)
    .map((event) => ({
      ...source.moment(event),
      kind: event.type === 'authorization.requested.v1' ? 'requested' : 'decided',
      authorizationId: textOf(event, 'authorizationId') ?? '',
      decision: textOf(event, 'decision'),
    }));
}

function stepOf(source: CaseSource, event: StoredEvent): SchedulingStep {
  return {
    ...source.act(event, 'by'),
    initiatedBy: textOf(event, 'initiatedBy'),
    reasonCode: textOf(event, 'reasonCode'),
  };
}
