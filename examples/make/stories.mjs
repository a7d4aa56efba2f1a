import { ordinaryCases } from './ordinary-cases.mjs';
import { seeded, shuffled } from './seeded.mjs';
import { Story } from './story.mjs';

/** Every event of the example, one JSON text each, in no order. examples/README.md tells what becomes of each story. */
export function stories() {
  const random = seeded(20261126);
  const lines = [...TOLD.flatMap(({ lines }) => lines), ...ordinaryCases(random, 40)];
  return shuffled(lines, random);
}

const NURSE = {
  office: 'clinician',
  licence: 'RN',
  licenceStatus: 'active',
  jurisdiction: 'US-CA',
  ref: 'nurse-1',
};
const CLERK = { office: 'clerk', ref: 'staff-9' };

const TOLD = [
  new Story('thanksgiving')
    .asked('2026-11-26T10:00:00-08:00')
    .offered('2026-11-30T09:00:00-08:00', 'offer-1', '2026-12-11T16:00:00-08:00')
    .answered('2026-11-30T09:05:00-08:00', 'accepted', 'offer-1', 'member'),
  new Story('one-day-late')
    .asked('2026-11-26T10:00:00-08:00')
    .offered('2026-11-30T09:00:00-08:00', 'offer-1', '2026-12-14T09:00:00-08:00'),
  new Story('declined-in-time')
    .asked('2026-11-02T08:30:00-08:00')
    .offered('2026-11-03T10:00:00-08:00', 'offer-1', '2026-11-10T15:00:00-08:00')
    .answered('2026-11-03T10:04:00-08:00', 'declined', 'offer-1', 'member', 'wrong-time')
    .offered('2026-11-03T10:06:00-08:00', 'offer-2', '2026-12-08T15:00:00-08:00')
    .answered('2026-11-03T10:08:00-08:00', 'accepted', 'offer-2', 'member'),
  new Story('taken-back-by-the-provider')
    .asked('2026-11-02T08:30:00-08:00')
    .offered('2026-11-03T10:00:00-08:00', 'offer-1', '2026-11-10T15:00:00-08:00')
    .answered('2026-11-09T16:00:00-08:00', 'withdrawn', 'offer-1', 'provider', 'provider-unavailable'),
  new Story('moved-past-the-limit')
    .asked('2026-11-09T09:00:00-08:00')
    .booked('2026-11-09T09:10:00-08:00', 'visit-1', '2026-11-19T11:00:00-08:00')
    .changed('2026-11-18T08:00:00-08:00', 'rescheduled', 'visit-1', 'provider', {
      startsAt: '2026-12-03T11:00:00-08:00',
      reasonCode: 'provider-unavailable',
    }),
  new Story('urgent-by-a-nurse')
    .asked('2026-12-05T18:00:00-08:00', { statedUrgency: 'urgent', statedBy: { office: 'member' } })
    .intake('2026-12-05T18:20:00-08:00', 'urgency-assigned', {
      level: 'U2',
      decidedBy: NURSE,
      basis: 'clinical-judgement',
    })
    .offered('2026-12-05T19:00:00-08:00', 'offer-1', '2026-12-07T11:00:00-08:00'),
  new Story('called-routine-by-a-clerk')
    .asked('2026-12-07T09:00:00-08:00', { statedUrgency: 'urgent', statedBy: { office: 'member' } })
    .intake('2026-12-07T09:03:00-08:00', 'urgency-assigned', {
      level: 'U4',
      decidedBy: CLERK,
      basis: 'script',
    })
    .offered('2026-12-07T09:20:00-08:00', 'offer-1', '2026-12-17T11:00:00-08:00'),
  new Story('orientation-is-no-visit')
    .asked('2026-11-12T13:00:00-08:00')
    .offered('2026-11-12T13:10:00-08:00', 'offer-1', '2026-11-16T10:00:00-08:00', { purpose: 'orientation' }),
  new Story('withdrawn-by-the-member')
    .asked('2026-11-16T09:00:00-08:00')
    .intake('2026-11-19T12:00:00-08:00', 'request-withdrawn', {
      by: CLERK,
      initiatedBy: 'member',
      reasonCode: 'care-elsewhere',
    }),
  new Story('follow-up-too-late')
    .asked('2026-11-02T09:00:00-08:00', { courseId: 'course-1' })
    .booked('2026-11-02T09:20:00-08:00', 'visit-1', '2026-11-09T14:00:00-08:00', { courseId: 'course-1' })
    .attended('2026-11-09T15:00:00-08:00', 'visit-1', {
      courseId: 'course-1',
      courseOfTreatment: true,
      startedAt: '2026-11-09T14:00:00-08:00',
    })
    .booked('2026-11-09T15:05:00-08:00', 'visit-2', '2026-12-10T14:00:00-08:00', { courseId: 'course-1' }),
  new Story('without-a-pack')
    .asked('2026-11-17T10:00:00-08:00', { region: 'us-nv', timeZone: 'America/Los_Angeles' })
    .offered('2026-11-17T10:15:00-08:00', 'offer-1', '2026-11-20T10:00:00-08:00'),
  new Story('without-its-request').offered(
    '2026-11-18T09:00:00-08:00',
    'offer-1',
    '2026-11-25T09:00:00-08:00',
  ),
  new Story('still-open').asked('2026-12-14T11:00:00-08:00'),
];
