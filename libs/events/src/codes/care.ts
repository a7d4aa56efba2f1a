import type { CodeRegistry } from './registry';

/** Care, its intervals and permissions, and what disturbs it. */
export const CARE = {
  setting: {
    version: 1,
    summary: 'Where the member is or was cared for.',
    codes: {
      ed: 'Emergency department.',
      inpatient: 'Hospital.',
      'inpatient-psychiatric': 'Psychiatric hospital or ward.',
      csu: 'Crisis stabilisation unit.',
      residential: 'Residential treatment.',
      detox: 'Withdrawal management.',
      '988': 'The suicide and crisis lifeline.',
      'mobile-team': 'A mobile crisis team.',
      custody: 'Custody.',
      'other-provider': 'Another provider.',
    },
  },
  principal: {
    version: 1,
    summary: 'The group of the principal diagnosis of a stay; never the diagnosis.',
    codes: {
      'mental-health': 'A mental disorder.',
      'substance-use': 'A substance use disorder.',
      'self-harm': 'Intentional self-harm.',
      other: 'Another group.',
    },
  },
  intervalBasis: {
    version: 1,
    summary: 'What a care interval longer than the promise rests on.',
    codes: {
      extension: 'A documented extension.',
      'advance-schedule': 'Periodic care scheduled in advance.',
      'treatment-plan': 'The treatment plan.',
    },
  },
  extensionFinding: {
    version: 1,
    summary: 'What the author of an extension found.',
    codes: { 'no-detrimental-impact': 'A longer wait will not harm the member.' },
  },
  authorizationDecision: {
    version: 1,
    summary: 'What was decided on an authorization.',
    codes: { approved: 'Approved as asked.', modified: 'Approved in part.', denied: 'Denied.' },
  },
  incidentKind: {
    version: 1,
    summary: 'What disturbs care or the data about it. A duty stands nevertheless.',
    codes: {
      strike: 'A strike.',
      outage: 'A failure of technology.',
      closure: 'A site is closed.',
      'source-fault': 'A source sends wrong or no data.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
