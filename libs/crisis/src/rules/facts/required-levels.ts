import { isMoreUrgent, LEVELS, type Level } from '../../ladder/level';
import type { CaseView } from '../../timeline/member-timeline';
import type { RuleContext } from '../rule';
import type { Told } from './resolution';

/** From `at` on (epoch ms) a case must be seen to as `level` asks. */
export interface RequiredLevel extends Told {
  readonly level: Level;
  /** Since when without a break the level has been this or more urgent: from then its limit runs. */
  readonly since: number;
}

/**
 * The levels that a case must be seen to by, as they followed each other: the more urgent of what was assigned (the
 * last decision or qualified assessment, else the route) and the floor of the case's own evidence.
 */
export function requiredLevels(kase: CaseView, context: RuleContext): readonly RequiredLevel[] {
  const found: RequiredLevel[] = [];
  const since = new Map<Level, number>();
  for (const { at, event } of turningPoints(kase, context)) {
    const level = requiredAt(kase, context, at);
    const last = found.at(-1);
    if (level === undefined || level === last?.level) continue;
    for (const one of LEVELS) {
      if (isMoreUrgent(one, level)) since.delete(one);
      else if (!since.has(one)) since.set(one, at);
    }
    found.push({ at, event, level, since: since.get(level)! });
  }
  return found;
}

function requiredAt(kase: CaseView, { floors }: RuleContext, when: number): Level | undefined {
  const said = [
    ...kase.decisions.filter(({ kind }) => kind !== 'implicit'),
    ...kase.assessments.filter(({ qualified }) => qualified === 'yes'),
  ].filter(({ level, at }) => level !== undefined && at <= when);
  const last = said.reduce<(typeof said)[number] | undefined>(
    (a, b) => (a && a.at > b.at ? a : b),
    undefined,
  );
  const assigned =
    last?.level ?? kase.routes.findLast(({ level, at }) => level !== undefined && at <= when)?.level;
  const floor = floors.floorAt(kase.caseId, when);
  const isOwn = floor?.severity !== undefined && floor.evidence.some(({ caseId }) => caseId === kase.caseId);
  if (!isOwn) return assigned;
  return assigned === undefined || isMoreUrgent(floor.level, assigned) ? floor.level : assigned;
}

function turningPoints(kase: CaseView, { floors }: RuleContext): readonly Told[] {
  const own = floors.evidence.filter(({ caseId }) => caseId === kase.caseId);
  const settled = own.flatMap(({ settlements }) =>
    settlements.map(({ event }) => ({ at: event.time, event })),
  );
  const points: readonly Told[] = [
    ...kase.decisions.filter(({ kind }) => kind !== 'implicit'),
    ...kase.assessments,
    ...kase.routes,
    ...own,
    ...settled,
  ];
  return [...points].sort((a, b) => a.at - b.at);
}
