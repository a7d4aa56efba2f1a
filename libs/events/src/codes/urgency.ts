import type { CodeRegistry } from './registry';

/** How urgent somebody says a request is, why, and how that was checked. */
export const URGENCY = {
  level: {
    version: 1,
    summary: 'The urgency ladder.',
    codes: {
      U0: 'Emergency: now.',
      U1: 'Very urgent: within 4 hours.',
      U2: 'Urgent: within 24 hours.',
      U3: 'Soon: within 72 hours.',
      U4: 'Routine.',
      U5: 'Advice.',
    },
  },
  urgencyReason: {
    version: 1,
    summary: 'Why a level was set or changed.',
    codes: {
      NEW_INFORMATION: 'Facts that were not known before.',
      CLINICAL_JUDGEMENT_SAME_FACTS: 'The same facts, judged otherwise.',
      COLLATERAL_INFO: 'Facts from somebody else than the member.',
      PATIENT_PREFERENCE: 'The member asked for it.',
      ALREADY_IN_CARE: 'The member is in care already.',
      DATA_ENTRY_ERROR: 'The earlier level was typed wrongly.',
      INSTRUMENT_INAPPROPRIATE: 'The instrument does not fit the member.',
      DUPLICATE: 'Another case carries the need.',
      CAPACITY_NO_SLOT: 'No slot was free. Never a reason to wait longer.',
      POLICY: 'A standing instruction.',
      OTHER: 'Another reason.',
    },
  },
  decisionBasis: {
    version: 1,
    summary: 'What a decision about urgency rests on.',
    codes: {
      script: 'A script that was followed.',
      algorithm: 'The answer of a computation.',
      'clinical-judgement': 'The judgement of the person named.',
    },
  },
  reviewOutcome: {
    version: 1,
    summary: 'What a reviewer did with a recommendation.',
    codes: { accepted: 'Taken as it was.', overridden: 'Replaced by another level.' },
  },
  adjudicationMethod: {
    version: 1,
    summary: 'How the reference level was found. The three are never mixed in one table.',
    codes: {
      'blind-licensed': 'A licensed person who did not know the decision.',
      outcome: 'What happened afterwards.',
      'rule-floor': 'The floor of our own rules: agreement, not truth.',
    },
  },
  adjudicatedStage: {
    version: 1,
    summary: 'Which decision was compared with the reference.',
    codes: {
      recommended: 'The recommendation of an algorithm.',
      assigned: 'The level assigned.',
      routed: 'The level in force when routed.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
