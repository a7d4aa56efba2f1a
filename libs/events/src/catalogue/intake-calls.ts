import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, flag, optional, ownCode, reference, timeZone } from './shapes';

const CALL = { caseId: 'call-771', memberRef: 'call:call-771', callId: 'call-771' };
const NURSE = {
  office: 'clinician',
  licence: 'RN',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 's-4',
};

const callFields = {
  callId: reference('The call. The key is call:<callId> and the caseId is the callId, always.'),
  line: code('line', 'Which line was called.'),
  mode: optional(code('callMode', 'How the call waits, or who answered.')),
  by: optional(actor('Who did this step.')),
  reached: optional(flag('Whether somebody was reached.')),
};

const call = (step: string, rank: Rank, summary: string, example: { mode?: string; reached?: boolean }) =>
  define({
    type: `intake.call-${step}.v1`,
    topic: 'intake',
    rank,
    summary,
    data: caseData(callFields),
    example: { ...CALL, line: 'triage', by: NURSE, ...example },
  });

/** Calls to a line with a promised answer. The caller may not be known yet. */
export const INTAKE_CALLS = [
  define({
    type: 'intake.call-queued.v1',
    topic: 'intake',
    rank: RANK.callQueued,
    summary: 'A caller began to wait.',
    data: caseData({
      ...callFields,
      region: code('region', 'The place of care; decides the jurisdiction.'),
      timeZone: timeZone('IANA zone of the place of care.'),
      network: optional(ownCode("The network or product, in the deployer's codes.")),
      lineOfBusiness: optional(code('lineOfBusiness', 'The kind of cover.')),
    }),
    example: {
      ...CALL,
      line: 'triage',
      mode: 'live',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
      network: 'north',
      lineOfBusiness: 'commercial',
    },
  }),
  call('answered', RANK.callAnswered, 'Somebody or something answered.', { mode: 'person', reached: true }),
  call('transferred', RANK.callTransferred, 'The caller was put through and waits again.', { mode: 'live' }),
  call('back-attempted', RANK.callBack, 'Somebody called back.', { mode: 'person', reached: false }),
  call('abandoned', RANK.callAbandoned, 'The caller hung up before an answer.', { mode: 'live' }),
  call('ended', RANK.callEnded, 'The call ended.', { mode: 'person', reached: true }),
  define({
    type: 'intake.caller-identified.v1',
    topic: 'intake',
    rank: RANK.callIdentified,
    summary:
      "It became known who called: links the call to the member's case. The key is the real memberRef.",
    data: caseData({ callId: reference('The call.') }),
    example: { caseId: 'case-2041', memberRef: 'm-7f3a9c21', callId: 'call-771' },
  }),
];
