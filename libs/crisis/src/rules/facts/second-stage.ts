import type { Screening } from '../../timeline/intake-views';
import type { MemberTimeline } from '../../timeline/member-timeline';

/**
 * Screenings that ask about suicide itself and were finished: not a questionnaire with a total of which one item does.
 * What a program drafted and nobody confirmed, and a tier that no clinician set, are none.
 */
export function finishedCrisisScreens({ cases }: MemberTimeline): readonly Screening[] {
  return cases.flatMap(({ screenings }) =>
    screenings.filter(({ score, machineDrafted, claimedOutcome }) => {
      const { bandPlace, coversCrisis, total, flags } = score;
      if (machineDrafted || !coversCrisis || bandPlace === undefined || total !== undefined) return false;
      if (claimedOutcome === 'broken-off' || claimedOutcome === 'refused') return false;
      return !flags.includes('incomplete') && !flags.includes('tier-not-by-clinician');
    }),
  );
}
