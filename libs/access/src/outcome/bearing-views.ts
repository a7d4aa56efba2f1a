import { stands } from '../slots/slot';
import { firstOf, type Clock, type SlotView, type Verdict } from './verdict';

/**
 * The slots that bear on what is said of a clock: those that begin by its limit (of a follow-up, by the visit that kept
 * it) and, where nothing kept it, the first one after it. What a case is offered in later months is no part of it: else
 * every visit of a course would change what was said of all the visits before.
 */
export function bearingViews(
  clock: Clock,
  views: readonly SlotView[],
  verdict: Verdict,
): readonly SlotView[] {
  if (verdict.status === 'met' || verdict.status === 'excused') {
    const until = clock.stopBy === 'start' ? verdict.stop.startsAt : clock.dueAt;
    return views.filter(({ slot }) => slot.opensAt <= until);
  }
  const late = views.filter(({ slot, fit }) => fit === 'late' && stands(slot)).map(({ slot }) => slot);
  const first = firstOf(late, clock);
  const isError = verdict.status === 'undetermined' && verdict.because === 'slot-before-offer';
  return views.filter(
    ({ slot, fit }) => slot.opensAt <= clock.dueAt || slot === first || (isError && fit === 'error'),
  );
}
