import type { CodeRegistry } from './registry';

/** Screenings, statements of danger and what answers them. */
export const CRISIS = {
  instrument: {
    version: 1,
    summary: 'Screening instruments, by name; their wording is not shipped.',
    codes: {
      'c-ssrs-screener': 'Columbia Suicide Severity Rating Scale, screener.',
      'phq-9': 'Patient Health Questionnaire, nine items.',
      'gad-7': 'Generalized Anxiety Disorder scale, seven items; it asks nothing about suicide.',
      asq: 'Ask Suicide-Screening Questions.',
      'safe-t': 'Suicide Assessment Five-step Evaluation and Triage; a clinician sets the tier.',
      script: 'A local script.',
    },
  },
  screeningOutcome: {
    version: 1,
    summary: 'How a screening ended, as the source says. The items decide, not this.',
    codes: {
      complete: 'All that was to be asked was asked.',
      'broken-off': 'It ended early.',
      refused: 'The respondent refused.',
      skipped: 'It was not asked.',
    },
  },
  crisisEvidence: {
    version: 1,
    summary: 'What was said or seen that points to danger.',
    codes: {
      'attempt-in-progress': 'A suicide attempt is under way.',
      overdose: 'An overdose was taken.',
      'weapon-access': 'A weapon is in hand or in reach.',
      'si-plan': 'Suicidal thoughts with a plan.',
      'si-intent': 'Suicidal thoughts with intent.',
      'si-no-plan': 'Suicidal thoughts without a plan.',
      'hi-plan': 'Thoughts of killing another, with a plan.',
      'command-hallucination': 'Voices that command harm.',
      'unable-to-stay-safe': 'The member cannot promise to stay safe.',
      'recent-attempt': 'A suicide attempt within the last three months.',
    },
  },
  evidenceOrigin: {
    version: 1,
    summary: 'How a statement of danger reached the record.',
    codes: {
      spoken: 'Said to somebody.',
      structured: 'Entered in a field made for it.',
      'free-text-flag': 'Found by software in free text, which is not sent.',
      'third-party': 'Reported by somebody else.',
    },
  },
  handoffMode: {
    version: 1,
    summary: 'Whether the first person stays until the next one has taken over.',
    codes: { warm: 'Stays on the line or in the room.', cold: 'Does not.' },
  },
  responseKind: {
    version: 1,
    summary: 'What is sent to a person in crisis.',
    codes: {
      'mobile-team': 'A mobile crisis team.',
      '911': 'The emergency services.',
      '988': 'The suicide and crisis lifeline.',
      'welfare-check': 'A visit to see whether the person is safe.',
    },
  },
  area: {
    version: 1,
    summary: 'How densely the place is settled; some response limits depend on it.',
    codes: { urban: 'Urban.', rural: 'Rural.', frontier: 'Frontier.' },
  },
  disposition: {
    version: 1,
    summary: 'What was decided for the member at the end.',
    codes: {
      'routine-follow-up': 'An ordinary appointment.',
      'referred-warm': 'Handed over in person.',
      'crisis-service': 'A crisis service.',
      ed: 'The emergency department.',
      inpatient: 'Admission.',
      'safety-plan-home': 'Home with a safety plan.',
      'no-need-found': 'No need was found.',
    },
  },
} as const satisfies Record<string, CodeRegistry>;
