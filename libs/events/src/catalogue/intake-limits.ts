import { define } from './definition';
import { RANK } from './rank';
import { actor, caseData, code, instant, optional, ownCode, reference } from './shapes';

const CASE = { caseId: 'case-2041', memberRef: 'm-7f3a9c21' };
const THERAPIST = {
  office: 'clinician',
  licence: 'LCSW',
  jurisdiction: 'US-CA',
  licenceStatus: 'active',
  ref: 's-17',
};

const noticeFields = {
  determinedBy: optional(actor('Who found it.')),
  scope: optional(ownCode("What is not available, in the deployer's codes.")),
  reasonCode: optional(ownCode('Why.')),
};

/** What moves a limit or opens another way: extensions and care outside the network. */
export const INTAKE_LIMITS = [
  define({
    type: 'intake.extension-documented.v1',
    topic: 'intake',
    rank: RANK.extension,
    summary:
      'A clinician noted that a longer wait will not harm the member. What it lacks makes it invalid, not unread.',
    data: caseData({
      extensionId: reference('The extension.'),
      author: actor('Who found it.'),
      relation: code('extensionRelation', 'How the author stands to the member.'),
      notedAt: instant('When it was noted in the record of the member.'),
      latestAt: optional(instant('The latest time to which it extends; an open end is not valid.')),
      finding: optional(code('extensionFinding', 'What was found.')),
      appliesTo: optional(reference('The anchor of the clock it extends; missing: the request.')),
      recordRef: optional(reference('Where the note lies.')),
      noteDigest: optional(ownCode('Digest of the note, never its text.')),
    }),
    example: {
      ...CASE,
      extensionId: 'ext-1',
      author: THERAPIST,
      relation: 'treating',
      notedAt: '2026-07-10T14:00:00-07:00',
      latestAt: '2026-08-03T23:59:59.999-07:00',
      finding: 'no-detrimental-impact',
      appliesTo: 'request',
      recordRef: 'note-5512',
      noteDigest: 'sha256:9f2c',
    },
  }),
  define({
    type: 'intake.extension-revoked.v1',
    topic: 'intake',
    rank: RANK.extensionRevoked,
    summary: 'An extension no longer holds.',
    data: caseData({
      extensionId: reference('The extension.'),
      author: optional(actor('Who took it back.')),
      reasonCode: optional(ownCode('Why.')),
    }),
    example: { ...CASE, extensionId: 'ext-1', author: THERAPIST, reasonCode: 'condition-changed' },
  }),
  define({
    type: 'intake.network-unavailable.v1',
    topic: 'intake',
    rank: RANK.network,
    summary: 'It was determined that the network cannot give the care in time.',
    data: caseData(noticeFields),
    example: {
      ...CASE,
      determinedBy: { office: 'plan' },
      scope: 'mh-nonphysician',
      reasonCode: 'no-capacity',
    },
  }),
  define({
    type: 'intake.out-of-network-notice-sent.v1',
    topic: 'intake',
    rank: RANK.networkNotice,
    summary: 'The member was told of the right to care outside the network.',
    data: caseData({
      ...noticeFields,
      to: optional(code('office', 'Who was told.')),
      via: optional(code('contactMode', 'In which way.')),
    }),
    example: { ...CASE, to: 'member', via: 'letter' },
  }),
];
