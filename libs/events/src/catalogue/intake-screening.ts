import { Type } from '@sinclair/typebox';
import { define } from './definition';
import { RANK } from './rank';
import { actor, caseData, code, instant, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const CLERK = { office: 'clerk', ref: 's-31' };

/** What was asked about danger, and what was said of it unasked. */
export const INTAKE_SCREENING = [
  define({
    type: 'intake.screening-started.v1',
    topic: 'intake',
    rank: RANK.screeningStarted,
    summary: 'A screening began.',
    data: caseData({
      screeningId: reference('The screening.'),
      instrument: code('instrument', 'What is asked.'),
      contactId: optional(reference('The contact in which it is asked.')),
    }),
    example: { ...CASE, screeningId: 'scr-5', instrument: 'c-ssrs-screener', contactId: 'con-9' },
  }),
  define({
    type: 'intake.screening-recorded.v1',
    topic: 'intake',
    rank: RANK.screeningRecorded,
    summary: 'The answers to a screening are on record. An absent answer is not "no".',
    data: caseData({
      screeningId: reference('The screening.'),
      instrument: code('instrument', 'What was asked.'),
      instrumentVersion: optional(ownCode('Version of the instrument or script.')),
      items: Type.Array(
        Type.Object({
          code: ownCode('LOINC item code, or our id such as cssrs:q1.'),
          value: Type.Union([ownCode('yes, no, refused, or a LOINC answer code.'), Type.Number()]),
        }),
        { maxItems: 200, description: 'The answers given; what was not answered is left out.' },
      ),
      outcome: code('screeningOutcome', 'How it ended, as the source says.'),
      administeredBy: actor('Who asked.'),
      respondent: optional(code('respondent', 'Who answered.')),
      administeredIn: optional(ownCode('Language it was asked in, BCP 47.')),
      referencePeriod: optional(ownCode('The period the questions were about.')),
      startedAt: optional(instant('When the first question was asked.')),
      lastAnswerAt: optional(instant('When the last answer was given.')),
      contactId: optional(reference('The contact in which it was asked.')),
    }),
    example: {
      ...CASE,
      screeningId: 'scr-5',
      instrument: 'c-ssrs-screener',
      instrumentVersion: 'recent-1',
      items: [
        { code: 'cssrs:q1', value: 'yes' },
        { code: 'cssrs:q2', value: 'no' },
        { code: 'cssrs:q6', value: 'no' },
      ],
      outcome: 'complete',
      administeredBy: CLERK,
      respondent: 'member',
      administeredIn: 'en',
      referencePeriod: 'past-month',
      startedAt: '2026-07-06T09:06:00-07:00',
      lastAnswerAt: '2026-07-06T09:08:30-07:00',
      contactId: 'con-9',
    },
  }),
  define({
    type: 'intake.crisis-stated.v1',
    topic: 'intake',
    rank: RANK.crisisStated,
    summary: 'Somebody said something that points to danger, outside any instrument.',
    data: caseData({
      evidence: Type.Array(code('crisisEvidence', 'What was said or seen.'), { minItems: 1, maxItems: 50 }),
      statedBy: actor('Who said it.'),
      heardBy: actor('Who heard it or received it.'),
      origin: code('evidenceOrigin', 'How it reached the record.'),
    }),
    example: {
      ...CASE,
      evidence: ['si-no-plan'],
      statedBy: { office: 'member' },
      heardBy: CLERK,
      origin: 'spoken',
    },
  }),
];
