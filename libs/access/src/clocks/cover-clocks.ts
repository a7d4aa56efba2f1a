import { formatInstant } from '@tam/events';
import { AskedTime } from '../outcome/asked-time';
import { step } from '../outcome/trace';
import { judge, viewSlots } from '../outcome/verdict';
import type { CaseContext } from './case-context';
import { anchorOf, type Need } from './case-facts';
import { nextCover } from './cover';
import { lifeEndOf } from './member-life';
import type { PlannedClock } from './planned-clock';
import { clocksFrom, type NeedStart } from './request-clocks';

/**
 * A wait that the end of one cover cut short goes on under the next: its packs apply from its first day
 * (`cover:<date>`), whatever the old one had promised.
 */
export function coverClocks(
  context: CaseContext,
  need: Need,
  start: NeedStart,
  planned: readonly PlannedClock[],
): PlannedClock[] {
  const { facts, life } = context;
  if (!planned.some(wasCutShort)) return [];
  const next = nextCover(life.covers, facts);
  if (!next) return [];
  const startedAt = Math.max(start.startedAt, facts.table.startOfDay(next.from));
  const place = {
    lineOfBusiness: next.lineOfBusiness,
    network: next.network || facts.network,
    region: facts.region,
  };
  const covered = { ...facts, ...place, coverToldBy: next.event };
  const under = { ...covered, lifeEnd: lifeEndOf(life, covered) };
  const told = step(
    'cover',
    [next.event],
    { from: next.from, lineOfBusiness: place.lineOfBusiness },
    `The cover the request was made under had ended; ${place.lineOfBusiness} holds from ${next.from}: its promises run from ${formatInstant(startedAt)}.`,
  );
  return clocksFrom(
    { ...context, facts: under },
    need,
    { ...start, startedAt, steps: [...start.steps, told] },
    { start: 'request', anchorKey: anchorOf(need, `cover:${next.from}`), anchor: next.event, place },
  );
}

function wasCutShort({ clock }: PlannedClock): boolean {
  if (clock.lifeEnd?.reason !== 'coverage-ended') return false;
  const verdict = judge(clock, viewSlots(clock), new AskedTime(clock.dueAt));
  return verdict.status === 'ended' && verdict.because === 'coverage-ended';
}
