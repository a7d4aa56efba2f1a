/**
 * What a screening shows, in the words of the floor table. Rule sets give these codes, the table gives them a level.
 * Codes of stated evidence (`attempt-in-progress`, `si-plan`, ...) are those of the registry `crisisEvidence`.
 */
export const SCREENING_EVIDENCE = {
  'cssrs-intent': 'C-SSRS item 4 or 5.',
  'cssrs-recent-behaviour': 'C-SSRS item 6a, or item 6 with no word on when.',
  'cssrs-method': 'C-SSRS item 3.',
  'cssrs-lifetime-behaviour': 'C-SSRS item 6, and not within three months.',
  'cssrs-ideation': 'C-SSRS item 1 or 2.',
  'asq-acute': 'ASQ item 5 answered with Yes.',
  'asq-acuity-unanswered': 'ASQ positive and item 5 not answered: acute until it is.',
  'asq-non-acute': 'ASQ positive, item 5 answered with No.',
  'phq9-item9-often': 'PHQ-9 item 9 answered with 2 or 3.',
  'phq9-item9-some': 'PHQ-9 item 9 answered with 1.',
  'phq9-total-severe': 'PHQ-9 total in its highest band.',
  'tier-high': 'A clinician set the highest tier.',
  'tier-moderate': 'A clinician set the middle tier.',
  'tier-low': 'A clinician set the lowest tier.',
  'screen-incomplete-after-yes': 'A crisis screen with a Yes that lacks an answer it was due.',
  'screen-refused': 'A crisis screen or its item was refused, with no Yes.',
  'screen-contradiction': 'A crisis screen whose answers contradict each other.',
  assessed: 'A qualified person assessed the risk; the level is the one that person found.',
} as const;

/** A code of SCREENING_EVIDENCE or of the registry `crisisEvidence`. */
export type EvidenceCode = string;
