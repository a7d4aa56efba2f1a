import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, count, flag, optional } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };

const closure = (
  type: string,
  rank: Rank,
  summary: string,
  example: { office: string; initiatedBy: string },
) =>
  define({
    type,
    topic: 'intake',
    rank,
    summary,
    data: caseData({
      by: actor('Who recorded it.'),
      initiatedBy: code('initiatedBy', 'On whose behalf.'),
      reasonCode: optional(code('closureReason', 'Why.')),
      attempts: optional(count('How often the member was tried, as the source says.')),
      disposition: optional(code('disposition', 'What was decided for the member.')),
      confirmedWithMember: optional(flag('Whether the member confirmed it.')),
    }),
    example: {
      ...CASE,
      by: { office: example.office },
      initiatedBy: example.initiatedBy,
      reasonCode: 'care-elsewhere',
      attempts: 2,
      disposition: 'routine-follow-up',
      confirmedWithMember: true,
    },
  });

/** The end of a case. A case that the plan just closes keeps its clock running. */
export const INTAKE_CLOSURES = [
  closure('intake.request-withdrawn.v1', RANK.requestWithdrawal, 'The request was taken back.', {
    office: 'clerk',
    initiatedBy: 'member',
  }),
  closure('intake.case-closed.v1', RANK.closure, 'The case was closed.', {
    office: 'clerk',
    initiatedBy: 'plan',
  }),
];
