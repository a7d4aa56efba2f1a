import { compareEvents } from '@tam/record';
import type { Evidence } from '../floors/floor';
import { isLessUrgent, isMoreUrgent, type Level } from '../ladder/level';
import type { Screening } from '../timeline/intake-views';
import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf } from './facts/care';
import { settlementOf } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

/** A screening that was scored, with the most urgent thing it says. */
interface Scored {
  readonly screening: Screening;
  readonly evidence: Evidence | undefined;
}

/** Two screenings that can be compared contradict each other within a day, and the route follows the milder one. */
export const R08: RuleLogic = {
  id: 'R08',
  judge(kase, context) {
    if (kase.routes.length === 0 || kase.screenings.length === 0) return NOTHING;
    const scored = context.member.cases
      .flatMap(({ screenings }) => screenings)
      .filter(({ score }) => score.ruleSet !== undefined)
      .sort((a, b) => compareEvents(a.event, b.event))
      .map((screening): Scored => ({ screening, evidence: evidenceOf(screening, context) }));
    const violations = scored.flatMap((later, i) =>
      scored
        .slice(0, i)
        .filter((earlier) => isOneQuestion(earlier, later, kase, context))
        .flatMap((earlier) => ofPair(earlier, later, kase, context)),
    );
    return verdictOf(violations);
  },
};

function ofPair(earlier: Scored, later: Scored, kase: CaseView, context: RuleContext): Violation[] {
  const [high, low] = isHigher(earlier.evidence, later.evidence)
    ? [earlier, later]
    : isHigher(later.evidence, earlier.evidence)
      ? [later, earlier]
      : [undefined, undefined];
  if (high === undefined) return [];
  const evidence = high.evidence!;
  const level = evidence.level!;
  const second = later.screening;
  const followsLow = (of: Level | undefined): boolean => of !== undefined && isLessUrgent(of, level);
  // A route that stood before the higher answer was given did not choose between the two.
  const before = low === later ? kase.routes.findLast((route) => isBefore(route, second)) : undefined;
  const route = followsLow(before?.level)
    ? before
    : kase.routes.find((one) => !isBefore(one, second) && followsLow(one.level));
  if (route === undefined) return [];
  const at = Math.max(route.at, second.at);
  const raised = kase.routes.find(
    (one) =>
      compareEvents(one.event, route.event) > 0 && one.level !== undefined && !isLessUrgent(one.level, level),
  );
  const resolved = earliest(
    mendedBy(raised, `Routed to ${raised?.level}.`),
    settlementOf(evidence, kase.caseId),
    mendedBy(firstSince(crisisCareOf(context.member), evidence.at), 'Crisis care has the member.'),
  );
  const text = `Two screenings contradict each other; ${route.level} follows the milder one, the other asks for ${level}.`;
  const events = [second.event, earlier.screening.event, route.event];
  const floor = context.floors.floorAt(kase.caseId, at);
  return [violation([step('event', at, events, text)], { resolved, floor, route: route.level })];
}

/** Asked of the same person about the same time with the same rule set, close together, at least once on this case. */
function isOneQuestion(a: Scored, b: Scored, { caseId }: CaseView, { param }: RuleContext): boolean {
  const [one, other] = [a.screening, b.screening];
  return (
    (one.caseId === caseId || other.caseId === caseId) &&
    other.at - one.at <= param('within') &&
    one.score.ruleSet!.id === other.score.ruleSet!.id &&
    (one.respondent ?? 'member') === (other.respondent ?? 'member') &&
    one.referencePeriod === other.referencePeriod
  );
}

function isBefore(route: { readonly event: Screening['event'] }, { event }: Screening): boolean {
  return compareEvents(route.event, event) < 0;
}

function isHigher(a: Evidence | undefined, b: Evidence | undefined): boolean {
  return a !== undefined && (b === undefined || isMoreUrgent(a.level!, b.level!));
}

function evidenceOf({ event }: Screening, { floors }: RuleContext): Evidence | undefined {
  return floors.evidence
    .filter((one) => one.event === event && one.level !== undefined)
    .reduce<Evidence | undefined>((a, b) => (isHigher(a, b) ? a : b), undefined);
}
