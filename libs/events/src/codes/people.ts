import type { CodeRegistry } from './registry';

/** Who acts, with which licence, and on whose behalf. */
export const PEOPLE = {
  office: {
    version: 1,
    summary: 'In which capacity somebody acts.',
    codes: {
      clerk: 'Schedulers and call-centre staff without a clinical licence.',
      clinician: 'Somebody who acts under a clinical licence or in training for one.',
      algorithm: 'A computation, whoever started it.',
      member: 'The person who needs care.',
      representative: 'A parent, guardian or somebody the member named.',
      provider: 'The practice that gives or refers care, or its staff.',
      plan: 'The health plan or a delegate acting for it.',
      system: 'An automatic process without a decision of its own.',
    },
  },
  licence: {
    version: 1,
    summary:
      'Clinical licences and registrations. An unknown one is not qualified, and not counted as unlicensed.',
    codes: {
      MD: 'Physician.',
      DO: 'Osteopathic physician.',
      NP: 'Nurse practitioner.',
      PA: 'Physician assistant.',
      RN: 'Registered nurse.',
      LVN: 'Licensed vocational nurse.',
      PSYCHOLOGIST: 'Licensed psychologist.',
      LCSW: 'Licensed clinical social worker.',
      LMFT: 'Licensed marriage and family therapist.',
      LPCC: 'Licensed professional clinical counselor.',
      ASW: 'Associate clinical social worker, under supervision.',
      AMFT: 'Associate marriage and family therapist, under supervision.',
      APCC: 'Associate professional clinical counselor, under supervision.',
      CADC: 'Certified alcohol and drug counselor.',
    },
  },
  licenceStatus: {
    version: 1,
    summary: 'What the register of licences says of it.',
    codes: {
      active: 'In force.',
      inactive: 'Lapsed or retired.',
      suspended: 'Suspended or revoked.',
      unknown: 'Not looked up, or not found.',
    },
  },
  initiatedBy: {
    version: 1,
    summary: 'On whose behalf something was done, which is not who typed it.',
    codes: {
      member: 'The member wanted it.',
      representative: 'Somebody who speaks for the member wanted it.',
      provider: 'The provider wanted it.',
      plan: 'The plan wanted it.',
      system: 'An automatic process did it.',
      unknown: 'The source cannot say.',
    },
  },
  extensionRelation: {
    version: 1,
    summary: 'How the author of an extension stands to the member.',
    codes: {
      treating: 'Treats the member.',
      referring: 'Referred the member.',
      triage: 'Did the triage of this request.',
    },
  },
  respondent: {
    version: 1,
    summary: 'Who answered the questions of a screening.',
    codes: {
      member: 'The member.',
      representative: 'Somebody who speaks for the member.',
      provider: 'A provider, about the member.',
      other: 'Anybody else.',
    },
  },
  missedBy: {
    version: 1,
    summary: 'Whose absence made a visit not take place.',
    codes: {
      member: 'The member did not come, or left.',
      provider: 'The provider did not come.',
      system: 'A failure of the site, the line or the software.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
