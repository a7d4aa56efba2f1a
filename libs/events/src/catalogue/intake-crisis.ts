import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const NURSE = {
  office: 'clinician',
  licence: 'RN',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 's-4',
};

const response = (step: string, rank: Rank, summary: string, outcome?: string) =>
  define({
    type: `intake.crisis-response-${step}.v1`,
    topic: 'intake',
    rank,
    summary,
    data: caseData({
      responseId: reference('The response.'),
      kind: optional(code('responseKind', 'What is sent.')),
      area: optional(code('area', 'How densely the place is settled.')),
      by: optional(actor('Who did this step.')),
      outcome: optional(ownCode('How it ended.')),
    }),
    example: {
      ...CASE,
      responseId: 'rsp-1',
      kind: 'mobile-team',
      area: 'urban',
      by: NURSE,
      ...(outcome === undefined ? {} : { outcome }),
    },
  });

const safety = (type: string, summary: string) =>
  define({
    type,
    topic: 'intake',
    rank: RANK.completion,
    summary,
    data: caseData({
      by: actor('Who did it or recorded it.'),
      contactId: optional(reference('The contact in which it was done.')),
      with: optional(code('office', 'With whom.')),
    }),
    example: { ...CASE, by: NURSE, contactId: 'con-9', with: 'member' },
  });

/** What is sent to a person in crisis, and what keeps the person safe afterwards. */
export const INTAKE_CRISIS = [
  response('needed', RANK.responseNeeded, 'Somebody decided that a crisis response must go out.'),
  response('dispatched', RANK.responseDispatched, 'The response is under way.'),
  response('arrived', RANK.responseArrived, 'The response reached the person.'),
  response('confirmed', RANK.responseConfirmed, 'The arrival was confirmed by somebody else.', 'arrived'),
  response('ended', RANK.completion, 'The response ended.', 'stayed-home'),
  safety('intake.safety-plan-completed.v1', 'A safety plan was made with the member.'),
  safety('intake.follow-up-completed.v1', 'A follow-up after a crisis was made.'),
  safety('intake.follow-up-declined.v1', 'The member declined the follow-up after a crisis.'),
];
