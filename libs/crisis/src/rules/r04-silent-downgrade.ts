import { isKnownCode } from '@tam/events';
import { compareEvents } from '@tam/record';
import { isLessUrgent, type Level } from '../ladder/level';
import type { Decision } from '../timeline/intake-views';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import { floorAbove, levelInForce } from './facts/floor-limit';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, mendedBy, step, verdictOf, violation } from './facts/resolution';
import type { RuleContext, RuleLogic, Violation } from './rule';

/** That there is no room is never a reason to let somebody wait longer. */
const NO_ROOM = 'CAPACITY_NO_SLOT';

type Downgrade = Decision & { readonly level: Level; readonly from: Level };

/** Urgency was lowered and nobody says why, or only that there is no room. */
export const R04: RuleLogic = {
  id: 'R04',
  judge(kase, context) {
    const recorded = kase.decisions.filter(({ kind }) => kind !== 'implicit');
    const violations = recorded.flatMap((decision, i): Violation[] => {
      const { level, from } = decision;
      if (level === undefined || from === undefined || !isLessUrgent(level, from)) return [];
      if (hasReason(decision)) return [];
      const downgrade = { ...decision, level, from };
      const floor = floorAbove(context, kase.caseId, decision.at, level);
      if (!floor && isMiskey(downgrade, recorded[i - 1], context)) return [];
      if (isMerged(downgrade, kase, context.member)) return [];
      return [ofDowngrade(downgrade, kase, context)];
    });
    return verdictOf(violations);
  },
};

function ofDowngrade(downgrade: Downgrade, kase: CaseView, context: RuleContext): Violation {
  const { at, event, level, from, reasonCode } = downgrade;
  const floor = floorAbove(context, kase.caseId, at, level);
  const why = reasonCode === NO_ROOM ? 'because there is no room' : 'without a known reason';
  const isLater = (one: { readonly event: Decision['event'] }): boolean =>
    compareEvents(one.event, event) > 0;
  const raised = kase.decisions.find(
    (one) =>
      one.kind !== 'implicit' && isLater(one) && one.level !== undefined && !isLessUrgent(one.level, from),
  );
  const explained = kase.decisions.find((one) => isLater(one) && one.qualified === 'yes' && hasReason(one));
  const assessed = qualifiedWords(kase, context.member).find((word) => word.isAssessment && isLater(word));
  return violation(
    [
      step(
        'event',
        at,
        [event],
        `Lowered from ${from} to ${level} ${why}${floor ? `, below the floor ${floor.level}` : ''}.`,
        floor && context.severity('belowFloor'),
      ),
    ],
    {
      floor,
      route: level,
      resolved: earliest(
        mendedBy(raised, `Raised to ${raised?.level} again.`),
        mendedBy(explained, 'A qualified person decided and said why.'),
        mendedBy(assessed, 'A qualified person assessed the risk.'),
      ),
    },
  );
}

function hasReason({ reasonCode }: Decision): boolean {
  return reasonCode !== undefined && reasonCode !== NO_ROOM && isKnownCode('urgencyReason', reasonCode);
}

/** The same person takes a level back shortly after giving it, and lowers nothing that stood before. */
function isMiskey(
  { at, level, actor }: Downgrade,
  before: Decision | undefined,
  context: RuleContext,
): boolean {
  if (before === undefined || at - before.at > context.param('correction')) return false;
  if (actor?.ref === undefined || actor.ref !== before.actor?.ref) return false;
  return before.from === undefined || !isLessUrgent(level, before.from);
}

/** The case was merged into another one that is at least as urgent as this one was. */
function isMerged({ at, from }: Downgrade, kase: CaseView, { cases }: MemberTimeline): boolean {
  return cases.some((other) => {
    if (other.caseId === kase.caseId) return false;
    const isLinked =
      kase.links.some((link) => link.relation === 'duplicate' && link.otherCaseId === other.caseId) ||
      other.links.some((link) => link.relation === 'duplicate' && link.otherCaseId === kase.caseId);
    const level = levelInForce(other, at);
    return isLinked && level !== undefined && !isLessUrgent(level, from);
  });
}
