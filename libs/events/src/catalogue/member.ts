import { define } from './definition';
import { RANK } from './rank';
import { actor, caseData, code, localDate, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };

const authorizationFields = {
  authorizationId: reference('The authorization.'),
  decision: optional(code('authorizationDecision', 'What was decided.')),
  decidedBy: optional(actor('Who decided.')),
};

/** Permissions, referrals, and what changes for the member. */
export const MEMBER_EVENTS = [
  define({
    type: 'authorization.requested.v1',
    topic: 'scheduling',
    rank: RANK.authorization,
    summary: 'Prior authorization was asked for.',
    data: caseData(authorizationFields),
    example: { ...CASE, authorizationId: 'auth-12' },
  }),
  define({
    type: 'authorization.decided.v1',
    topic: 'scheduling',
    rank: RANK.authorizationDecision,
    summary: 'Prior authorization was decided.',
    data: caseData(authorizationFields),
    example: { ...CASE, authorizationId: 'auth-12', decision: 'approved', decidedBy: { office: 'plan' } },
  }),
  define({
    type: 'referral.approved.v1',
    topic: 'scheduling',
    rank: RANK.referral,
    summary: 'A referral was approved.',
    data: caseData(authorizationFields),
    example: { ...CASE, authorizationId: 'ref-3', decision: 'approved', decidedBy: { office: 'plan' } },
  }),
  define({
    type: 'member.deceased.v1',
    topic: 'scheduling',
    rank: RANK.member,
    summary: 'The member died. Carries any case of the member and acts on all.',
    data: caseData({ on: localDate('The day of death.') }),
    example: { ...CASE, on: '2026-07-12' },
  }),
  define({
    type: 'member.coverage-changed.v1',
    topic: 'scheduling',
    rank: RANK.member,
    summary:
      'Cover of the member began, changed or, if an end is given, ended. Acts on all cases of the member.',
    data: caseData({
      lineOfBusiness: code('lineOfBusiness', 'The kind of cover.'),
      network: ownCode("The network or product, in the deployer's codes."),
      from: localDate('The first day of this cover.'),
      to: optional(localDate('The last day of this cover.')),
    }),
    example: {
      ...CASE,
      lineOfBusiness: 'commercial',
      network: 'north',
      from: '2026-01-01',
      to: '2026-07-31',
    },
  }),
];
