import type { StoredEvent } from '@tam/record';
import type { Evidence, Floor } from '../../floors/floor';
import { isLessUrgent, isMoreUrgent, type Level } from '../../ladder/level';
import type { CaseView } from '../../timeline/member-timeline';
import type { RuleContext } from '../rule';
import type { Severity } from '../rule-definition';

/** A floor of which a breach has a severity. */
export type StrictFloor = Floor & { readonly severity: Severity };

/** What is said without any Yes, or by a qualified person, is evidence but no positive answer. */
const NOT_POSITIVE: ReadonlySet<string> = new Set(['screen-refused', 'assessed']);

/** Whether evidence is a positive answer or a stated danger. */
export function isPositive({ code, level }: Evidence): boolean {
  return level !== undefined && !NOT_POSITIVE.has(code);
}

/** The floor of a case at a point, where it is `limit` or more urgent; undefined: there is none, or it is milder. */
export function floorUpTo(
  { floors }: RuleContext,
  caseId: string,
  when: number | StoredEvent,
  limit: Level,
): StrictFloor | undefined {
  const floor = floors.floorAt(caseId, when);
  if (floor?.severity === undefined || isLessUrgent(floor.level, limit)) return undefined;
  return floor as StrictFloor;
}

/** The floor that a level goes below at a point; undefined: it does not. */
export function floorAbove(
  { floors }: RuleContext,
  caseId: string,
  when: number | StoredEvent,
  level: Level,
): StrictFloor | undefined {
  const floor = floors.floorAt(caseId, when);
  if (floor?.severity === undefined || !isMoreUrgent(floor.level, level)) return undefined;
  return floor as StrictFloor;
}

/** The evidence told on a case, one for each event: the most urgent thing it says. */
export function evidenceOf({ floors }: RuleContext, { caseId }: CaseView): readonly Evidence[] {
  const byEvent = new Map<StoredEvent, Evidence>();
  for (const one of floors.evidence) {
    if (one.caseId !== caseId || one.level === undefined) continue;
    const other = byEvent.get(one.event);
    if (other?.level === undefined || isMoreUrgent(one.level, other.level)) byEvent.set(one.event, one);
  }
  return [...byEvent.values()];
}

/** The level in force on a case at an instant: what was decided last, else where it was routed last. */
export function levelInForce(
  { decisions, routes }: Pick<CaseView, 'decisions' | 'routes'>,
  when: number,
): Level | undefined {
  const decided = decisions.findLast(
    ({ kind, level, at }) => kind !== 'implicit' && level !== undefined && at <= when,
  );
  return decided?.level ?? routes.findLast(({ level, at }) => level !== undefined && at <= when)?.level;
}
