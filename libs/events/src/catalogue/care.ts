import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, instant, localDate, optional, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const THERAPIST = {
  office: 'clinician',
  licence: 'LMFT',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 's-17',
};

const course = (
  type: string,
  rank: Rank,
  summary: string,
  interval: { basis?: string; nextBy?: string } = {},
) =>
  define({
    type,
    topic: 'scheduling',
    rank,
    summary,
    data: caseData({
      courseId: reference('The course of treatment.'),
      decidedBy: actor('Who decided.'),
      basis: optional(code('intervalBasis', 'What it rests on.')),
      nextBy: optional(localDate('The day by which the next visit is due.')),
      validUntil: optional(localDate('The day until which the interval holds.')),
      service: optional(code('service', 'The kind of care.')),
    }),
    example: { ...CASE, courseId: 'crs-6', decidedBy: THERAPIST, service: 'mh-nonphysician', ...interval },
  });

const stayFields = {
  dischargeId: optional(reference('The stay, as its discharge will name it.')),
  principal: optional(code('principal', 'Group of the principal diagnosis; never the diagnosis.')),
  since: optional(instant('Since when.')),
};

const visitFields = {
  appointmentId: optional(reference('The appointment, where there was one.')),
  startedAt: optional(instant('When it began.')),
  service: optional(code('service', 'The kind of care.')),
  purpose: optional(code('purpose', 'What it was for.')),
  modality: optional(code('modality', 'How the member met the provider.')),
  providerRole: optional(code('providerRole', 'The role of the provider.')),
  courseId: optional(reference('The course of treatment it belongs to.')),
};

/** Care that is given, planned, or found elsewhere. */
export const CARE_EVENTS = [
  course(
    'care.interval-determined.v1',
    RANK.interval,
    'The treating provider set the interval to the next visit.',
    {
      basis: 'treatment-plan',
      nextBy: '2026-08-11',
    },
  ),
  course('care.course-started.v1', RANK.courseStart, 'A course of treatment began.'),
  course('care.course-ended.v1', RANK.careEnd, 'A course of treatment ended.'),
  define({
    type: 'care.elsewhere.v1',
    topic: 'scheduling',
    rank: RANK.care,
    summary: 'The member is cared for elsewhere.',
    data: caseData({ where: code('setting', 'Where.'), ...stayFields }),
    example: { ...CASE, where: 'other-provider', since: '2026-07-09T08:00:00-07:00' },
  }),
  define({
    type: 'care.admitted.v1',
    topic: 'scheduling',
    rank: RANK.care,
    summary: 'The member was admitted.',
    data: caseData({ setting: code('setting', 'Where.'), ...stayFields }),
    example: { ...CASE, setting: 'inpatient-psychiatric', dischargeId: 'stay-4', principal: 'mental-health' },
  }),
  define({
    type: 'care.discharged.v1',
    topic: 'scheduling',
    rank: RANK.discharge,
    summary: 'The member was discharged: the clocks of follow-up care begin.',
    data: caseData({ setting: code('setting', 'From where.'), ...stayFields }),
    example: {
      ...CASE,
      setting: 'inpatient-psychiatric',
      dischargeId: 'stay-4',
      principal: 'mental-health',
      since: '2026-07-01T22:00:00-07:00',
    },
  }),
  define({
    type: 'care.delivered.v1',
    topic: 'scheduling',
    rank: RANK.care,
    summary: 'Care was given that no appointment of this system stands for.',
    data: caseData({ setting: optional(code('setting', 'Where.')), ...visitFields }),
    example: {
      ...CASE,
      startedAt: '2026-07-14T10:00:00-07:00',
      service: 'mh-nonphysician',
      purpose: 'treatment',
    },
  }),
  define({
    type: 'care.self-arranged.v1',
    topic: 'scheduling',
    rank: RANK.care,
    summary: 'The member found care without help.',
    data: caseData({ where: optional(code('setting', 'Where.')), ...visitFields }),
    example: { ...CASE, where: 'other-provider', startedAt: '2026-07-20T09:00:00-07:00' },
  }),
  define({
    type: 'care.episode-ended.v1',
    topic: 'scheduling',
    rank: RANK.careEnd,
    summary: 'An episode of care ended.',
    data: caseData({
      courseId: optional(reference('The course of treatment.')),
      service: optional(code('service', 'The kind of care.')),
      startedAt: optional(instant('When the episode began.')),
      reasonCode: optional(code('closureReason', 'Why it ended.')),
      disposition: optional(code('disposition', 'What was decided for the member.')),
    }),
    example: { ...CASE, courseId: 'crs-6', service: 'talking-therapy', reasonCode: 'completed' },
  }),
];
