import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, flag, instant, optional, ownCode, reference, slotFields } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const CLERK = { office: 'clerk', ref: 's-31' };
const SLOT = {
  startsAt: '2026-07-14T10:00:00-07:00',
  precision: 'instant',
  purpose: 'treatment',
  format: 'individual',
  modality: 'video',
  providerRole: 'therapist',
  providerRef: 'p-118',
  inNetwork: true,
  language: 'en',
  courseId: 'crs-6',
};

const offerAnswer = (step: string, rank: Rank, summary: string, initiatedBy: string, reasonCode?: string) =>
  define({
    type: `scheduling.offer-${step}.v1`,
    topic: 'scheduling',
    rank,
    summary,
    data: caseData({
      offerId: reference('The offer.'),
      by: optional(actor('Who recorded it.')),
      initiatedBy: optional(code('initiatedBy', 'On whose behalf.')),
      reasonCode: optional(code('schedulingReason', 'Why.')),
    }),
    example: {
      ...CASE,
      offerId: 'off-88',
      by: CLERK,
      initiatedBy,
      ...(reasonCode === undefined ? {} : { reasonCode }),
    },
  });

const appointmentChange = (step: string, rank: Rank, summary: string, startsAt?: string) =>
  define({
    type: `scheduling.appointment-${step}.v1`,
    topic: 'scheduling',
    rank,
    summary,
    data: caseData({
      appointmentId: reference('The appointment.'),
      startsAt: optional(instant('When it starts from now on.')),
      by: optional(actor('Who recorded it.')),
      initiatedBy: code('initiatedBy', 'On whose behalf.'),
      reasonCode: optional(code('schedulingReason', 'Why.')),
      incidentId: optional(reference('The incident behind it.')),
    }),
    example: {
      ...CASE,
      appointmentId: 'apt-204',
      by: CLERK,
      initiatedBy: 'provider',
      reasonCode: 'provider-unavailable',
      incidentId: 'inc-3',
      ...(startsAt === undefined ? {} : { startsAt }),
    },
  });

/** Offers, appointments and visits. */
export const SCHEDULING_EVENTS = [
  define({
    type: 'scheduling.slot-offered.v1',
    topic: 'scheduling',
    rank: RANK.offer,
    summary: 'A slot was offered to the member.',
    data: caseData({
      offerId: reference('The offer.'),
      ...slotFields,
      by: optional(actor('Who offered it.')),
    }),
    example: {
      ...CASE,
      offerId: 'off-88',
      ...SLOT,
      by: CLERK,
      withinDistance: true,
      expiresAt: '2026-07-08T17:00:00-07:00',
    },
  }),
  offerAnswer('declined', RANK.decline, 'The offer was declined.', 'member', 'wrong-time'),
  offerAnswer('accepted', RANK.accept, 'The offer was accepted.', 'member'),
  offerAnswer('withdrawn', RANK.withdrawal, 'The offer was taken back.', 'provider', 'provider-unavailable'),
  define({
    type: 'scheduling.appointment-booked.v1',
    topic: 'scheduling',
    rank: RANK.booking,
    summary: 'An appointment was booked.',
    data: caseData({
      appointmentId: reference('The appointment.'),
      offerId: optional(reference('The offer it comes from.')),
      replaces: optional(reference('The appointment it replaces.')),
      delayReason: optional(code('delayReason', 'Why it lies later than promised.')),
      ...slotFields,
      by: optional(actor('Who booked it.')),
    }),
    example: {
      ...CASE,
      appointmentId: 'apt-204',
      offerId: 'off-88',
      replaces: 'apt-190',
      ...SLOT,
      by: CLERK,
    },
  }),
  appointmentChange('rescheduled', RANK.reschedule, 'An appointment was moved.', '2026-07-16T15:30:00-07:00'),
  appointmentChange('cancelled', RANK.cancellation, 'An appointment was cancelled.'),
  define({
    type: 'scheduling.appointment-attended.v1',
    topic: 'scheduling',
    rank: RANK.attendance,
    summary: 'The member was seen.',
    data: caseData({
      appointmentId: reference('The appointment.'),
      startedAt: optional(instant('When the visit began.')),
      courseId: optional(reference('The course of treatment it belongs to.')),
      providerRole: optional(code('providerRole', 'The role of the provider.')),
      purpose: optional(code('purpose', 'What the visit was for.')),
      format: optional(code('format', 'With whom.')),
      modality: optional(code('modality', 'How the member met the provider.')),
      courseOfTreatment: optional(flag('Whether the member is in a course of treatment.')),
      finalVisit: optional(flag('Whether it was the last visit of the course.')),
      interpreterPresent: optional(flag('Whether the interpreter who was needed was there.')),
    }),
    example: {
      ...CASE,
      appointmentId: 'apt-204',
      startedAt: '2026-07-14T10:02:00-07:00',
      courseId: 'crs-6',
      providerRole: 'therapist',
      purpose: 'treatment',
      format: 'individual',
      modality: 'video',
      courseOfTreatment: true,
      finalVisit: false,
      interpreterPresent: true,
    },
  }),
  define({
    type: 'scheduling.appointment-missed.v1',
    topic: 'scheduling',
    rank: RANK.absence,
    summary: 'The visit did not take place.',
    data: caseData({
      appointmentId: reference('The appointment.'),
      missedBy: code('missedBy', 'Whose absence it was.'),
      leftBeforeSeen: optional(flag('Whether the member came and left before being seen.')),
    }),
    example: { ...CASE, appointmentId: 'apt-204', missedBy: 'member', leftBeforeSeen: false },
  }),
  define({
    type: 'scheduling.appointment-details-sent.v1',
    topic: 'scheduling',
    rank: RANK.bookingDetails,
    summary: 'The details of an appointment were sent.',
    data: caseData({
      appointmentId: reference('The appointment.'),
      to: optional(code('office', 'To whom.')),
      via: optional(ownCode('In which way.')),
    }),
    example: { ...CASE, appointmentId: 'apt-204', to: 'member', via: 'portal' },
  }),
];
