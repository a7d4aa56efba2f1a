import { Type } from '@sinclair/typebox';
import { define } from './definition';
import { RANK } from './rank';
import { actor, caseData, code, count, flag, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const NURSE = {
  office: 'clinician',
  licence: 'RN',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  triageTrained: true,
  ref: 's-4',
};

const references = (description: string) =>
  Type.Array(reference('A screening.'), { maxItems: 100, description });

const decisionFields = {
  decidedBy: actor('Who decided. Only a person qualified to triage decides anything.'),
  basis: optional(code('decisionBasis', 'What the decision rests on.')),
  recommendationId: optional(reference('The recommendation it answers.')),
  contactId: optional(reference('The contact in which it was made.')),
  reasonCode: optional(code('urgencyReason', 'Why.')),
};

/** How urgent a request is: recommended, decided, checked. */
export const INTAKE_URGENCY = [
  define({
    type: 'intake.risk-assessed.v1',
    topic: 'intake',
    rank: RANK.assessment,
    summary: 'A person assessed the risk.',
    data: caseData({
      assessmentId: reference('The assessment.'),
      by: actor('Who assessed.'),
      tool: optional(ownCode('What it was done with.')),
      level: code('level', 'The level found.'),
      clarifies: references('The screenings that it settles; may be empty.'),
      reasonCode: optional(code('urgencyReason', 'Why.')),
    }),
    example: { ...CASE, assessmentId: 'asm-2', by: NURSE, tool: 'safe-t', level: 'U3', clarifies: ['scr-5'] },
  }),
  define({
    type: 'intake.urgency-recommended.v1',
    topic: 'intake',
    rank: RANK.recommendation,
    summary: 'An algorithm recommended a level.',
    data: caseData({
      recommendationId: reference('The recommendation.'),
      level: code('level', 'The level recommended.'),
      algorithm: Type.Object(
        {
          id: ownCode('Which algorithm.'),
          version: ownCode('In which version.'),
          score: optional(Type.Number({ description: 'The score it computed.' })),
        },
        { description: 'What computed it.' },
      ),
      inputs: optional(references('The screenings it was computed from.')),
      shownTo: optional(code('office', 'Who was shown it.')),
    }),
    example: {
      ...CASE,
      recommendationId: 'rec-3',
      level: 'U4',
      algorithm: { id: 'acuity', version: '4.2', score: 11 },
      inputs: ['scr-5'],
      shownTo: 'clerk',
    },
  }),
  define({
    type: 'intake.recommendation-reviewed.v1',
    topic: 'intake',
    rank: RANK.review,
    summary: 'Somebody looked at a recommendation and accepted or replaced it.',
    data: caseData({
      recommendationId: reference('The recommendation.'),
      by: actor('Who looked.'),
      outcome: code('reviewOutcome', 'What became of it.'),
      beforeRouting: optional(flag('Whether that was before the request was routed.')),
    }),
    example: { ...CASE, recommendationId: 'rec-3', by: NURSE, outcome: 'overridden', beforeRouting: true },
  }),
  define({
    type: 'intake.urgency-assigned.v1',
    topic: 'intake',
    rank: RANK.decision,
    summary: 'A level was assigned.',
    data: caseData({ level: code('level', 'The level assigned.'), ...decisionFields }),
    example: {
      ...CASE,
      level: 'U3',
      decidedBy: NURSE,
      basis: 'clinical-judgement',
      recommendationId: 'rec-3',
      contactId: 'con-9',
      reasonCode: 'NEW_INFORMATION',
    },
  }),
  define({
    type: 'intake.urgency-changed.v1',
    topic: 'intake',
    rank: RANK.decisionChange,
    summary: 'A level was replaced by another.',
    data: caseData({
      from: optional(code('level', 'The level before.')),
      to: code('level', 'The level from now on.'),
      ...decisionFields,
    }),
    example: {
      ...CASE,
      from: 'U3',
      to: 'U4',
      decidedBy: NURSE,
      basis: 'clinical-judgement',
      contactId: 'con-10',
      reasonCode: 'COLLATERAL_INFO',
    },
  }),
  define({
    type: 'intake.routed.v1',
    topic: 'intake',
    rank: RANK.route,
    summary: 'The request was put into a queue.',
    data: caseData({
      queue: ownCode("The queue, in the deployer's codes."),
      level: code('level', 'The level that the queue serves.'),
      from: optional(ownCode('The queue before.')),
      routedBy: actor('Who routed.'),
    }),
    example: {
      ...CASE,
      queue: 'therapy-routine',
      level: 'U4',
      from: 'triage',
      routedBy: { office: 'clerk' },
    },
  }),
  define({
    type: 'intake.adjudication-recorded.v1',
    topic: 'intake',
    rank: RANK.adjudication,
    summary: 'A sampled decision was compared with a reference level.',
    data: caseData({
      adjudicationId: reference('The adjudication.'),
      level: code('level', 'The reference level.'),
      decision: Type.Object(
        {
          stage: code('adjudicatedStage', 'Which decision.'),
          eventId: optional(reference('The id of its event.')),
        },
        { description: 'What was compared.' },
      ),
      method: code('adjudicationMethod', 'How the reference was found.'),
      rater: optional(actor('Who rated.')),
      round: optional(count('1 for the first rating, higher for a consensus.')),
      stratum: ownCode('The stratum of the sample.'),
      samplingProbability: Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'The probability with which this decision came into the sample.',
      }),
      sampleId: optional(reference('The sample.')),
    }),
    example: {
      ...CASE,
      adjudicationId: 'adj-7',
      level: 'U2',
      decision: { stage: 'assigned', eventId: 'urg-1' },
      method: 'blind-licensed',
      rater: { office: 'clinician', licence: 'PSYCHOLOGIST', ref: 's-9' },
      round: 1,
      stratum: 'assigned-U3',
      samplingProbability: 0.1,
      sampleId: '2026-q3',
    },
  }),
];
