import type { StoredEvent } from '@tam/record';
import type { PlannedClock } from '../clocks/planned-clock';
import type { SlotView, Verdict } from './verdict';

/**
 * Every event that an outcome rests on: all of its own case, and of other cases of the member the slots that were
 * looked at, what was done to them, and what ended the clock. Handling marks and conflicts are inherited from these.
 */
export function usedEvents(
  { facts }: PlannedClock,
  views: readonly SlotView[],
  verdict: Verdict,
): readonly StoredEvent[] {
  const { caseId, events } = facts.kase;
  const foreign: StoredEvent[] = [];
  for (const { slot } of views) {
    if (slot.caseId === caseId) continue;
    for (const event of [slot.event, slot.givenUp, slot.takenBack?.event, slot.unclear]) {
      if (event) foreign.push(event);
    }
  }
  if (verdict.status === 'ended' && verdict.ending.event.caseId !== caseId)
    foreign.push(verdict.ending.event);
  return foreign.length === 0 ? events : [...events, ...foreign];
}
