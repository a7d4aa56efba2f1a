import { Type } from '@sinclair/typebox';
import { define } from './definition';
import { RANK, type Rank } from './rank';
import { actor, caseData, code, flag, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const CLERK = { office: 'clerk', ref: 's-31' };
const NURSE = {
  office: 'clinician',
  licence: 'RN',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 's-4',
};

const contactFields = {
  contactId: reference('The contact.'),
  by: actor('Who tried.'),
  purpose: code('contactPurpose', 'What for.'),
  with: optional(code('office', 'Whom it was meant for, or who was reached.')),
  live: optional(flag('Whether two people spoke with each other.')),
  mode: optional(code('contactMode', 'In which way.')),
};

const place = (description: string) =>
  Type.Object(
    {
      queue: optional(ownCode("A queue, in the deployer's codes.")),
      office: optional(code('office', 'The capacity of the person.')),
      external: optional(ownCode('Somebody outside, such as 988 or an emergency department.')),
    },
    { description },
  );

const handoff = (step: string, rank: Rank, summary: string, reasonCode?: string) =>
  define({
    type: `intake.handoff-${step}.v1`,
    topic: 'intake',
    rank,
    summary,
    data: caseData({
      handoffId: reference('The hand-off.'),
      mode: code('handoffMode', 'Warm or cold.'),
      from: optional(place('Who hands over.')),
      to: optional(place('Who takes over.')),
      by: optional(actor('Who did this step.')),
      reasonCode: optional(ownCode('Why.')),
      planned: optional(flag('Whether it was agreed on before.')),
    }),
    example: {
      ...CASE,
      handoffId: 'hnd-1',
      mode: 'warm',
      from: { queue: 'intake', office: 'clerk' },
      to: { queue: 'crisis', office: 'clinician' },
      by: CLERK,
      planned: false,
      ...(reasonCode === undefined ? {} : { reasonCode }),
    },
  });

/** Reaching the member, handing over, and the end of an intake contact. */
export const INTAKE_CONTACTS = [
  define({
    type: 'intake.contact-attempted.v1',
    topic: 'intake',
    rank: RANK.contactAttempt,
    summary: 'Somebody tried to reach the member.',
    data: caseData(contactFields),
    example: { ...CASE, contactId: 'con-9', by: CLERK, purpose: 'scheduling', with: 'member', mode: 'phone' },
  }),
  define({
    type: 'intake.contact-reached.v1',
    topic: 'intake',
    rank: RANK.contact,
    summary: 'The member, or somebody for the member, was reached.',
    data: caseData(contactFields),
    example: {
      ...CASE,
      contactId: 'con-9',
      by: NURSE,
      purpose: 'triage',
      with: 'member',
      live: true,
      mode: 'phone',
    },
  }),
  handoff('started', RANK.handoff, 'A hand-off to somebody else began.'),
  handoff('accepted', RANK.handoffAnswer, 'The receiving side took over.'),
  handoff('declined', RANK.handoffAnswer, 'The receiving side refused.', 'no-capacity'),
  handoff('abandoned', RANK.handoffEnd, 'The hand-off ended with nobody taking over.', 'caller-left'),
  define({
    type: 'intake.completed.v1',
    topic: 'intake',
    rank: RANK.completion,
    summary: 'An intake contact ended.',
    data: caseData({
      contactId: optional(reference('The contact.')),
      purpose: code('intakePurpose', 'What it was for.'),
      outcome: code('intakeOutcome', 'How it ended.'),
      by: actor('Who ended it.'),
    }),
    example: { ...CASE, contactId: 'con-9', purpose: 'clinical', outcome: 'routed', by: CLERK },
  }),
];
