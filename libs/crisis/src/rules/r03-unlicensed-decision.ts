import { compareEvents } from '@tam/record';
import { isLessUrgent, isMoreUrgent } from '../ladder/level';
import type { Decision } from '../timeline/intake-views';
import { evidenceOf, floorAbove, isPositive } from './facts/floor-limit';
import { qualifiedWords, wordAfter, type QualifiedWord } from './facts/qualified-words';
import { step, verdictOf, violation, type Unknown } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

/**
 * Somebody who is not qualified decided about urgency after a positive answer. Asking and writing down is no decision:
 * neither is what repeats a qualified person's word, nor an act that passes the person on as urgently as the floor asks.
 */
export const R03: RuleLogic = {
  id: 'R03',
  judge(kase, context) {
    const positive = evidenceOf(context, kase).filter(isPositive);
    if (positive.length === 0) return NOTHING;
    const words = qualifiedWords(kase, context.member);
    const violations: Violation[] = [];
    let unknown: Unknown | undefined;
    for (const decision of kase.decisions) {
      const { qualified, event, at } = decision;
      if (qualified === 'yes') continue;
      const known = positive.filter((one) => compareEvents(one.event, event) < 0 && at <= one.until);
      const first = known[0];
      if (first === undefined || passesOn(decision, context)) continue;
      if (
        repeatsWord(
          decision,
          words.filter((word) => compareEvents(word.event, first.event) > 0),
        )
      )
        continue;
      const resolved = wordAfter(words, decision);
      if (qualified === 'no') violations.push(ofDecision(decision, context, resolved));
      else if (resolved === undefined)
        unknown ??= { missing: 'licence of the person who decided', events: [event] };
    }
    return verdictOf(violations, unknown);
  },
};

function ofDecision(
  decision: Decision,
  context: RuleContext,
  resolved: ReturnType<typeof wordAfter>,
): Violation {
  const { level, from, kind, by, at, event, caseId } = decision;
  const floor = context.floors.floorAt(caseId, event);
  const below = level && floorAbove(context, caseId, event, level);
  const isDowngrade = level !== undefined && from !== undefined && isLessUrgent(level, from);
  const severity = isDowngrade || below?.severity === 'critical' ? context.severity('downgrade') : undefined;
  const act = kind === 'implicit' ? `decided by a ${by}, with no decision on record` : 'decided';
  const to = level === undefined ? '' : ` ${level}`;
  return violation(
    [
      step('event', at, [event], `Somebody not qualified ${act}${to} after a positive answer.`, severity),
      step(
        'deadline',
        at + context.param('confirm'),
        [event],
        'No qualified person has confirmed it in time.',
        severity,
      ),
    ],
    { floor, route: level, resolved, flags: kind === 'implicit' ? ['implicit'] : [] },
  );
}

/** An act without a recorded decision that lets nobody wait longer than the floor permits. */
function passesOn({ kind, level, event, caseId }: Decision, { floors }: RuleContext): boolean {
  if (kind !== 'implicit' || level === undefined) return false;
  const floor = floors.floorAt(caseId, event);
  return floor === undefined || !isMoreUrgent(floor.level, level);
}

/** Whether it writes down what a qualified person said before, or anything more urgent. */
function repeatsWord({ event, level, recommendationId }: Decision, words: readonly QualifiedWord[]): boolean {
  const before = words.filter((word) => compareEvents(word.event, event) < 0);
  if (recommendationId !== undefined && before.some((word) => word.recommendationId === recommendationId))
    return true;
  const said = before.findLast((word) => word.level !== undefined)?.level;
  return said !== undefined && level !== undefined && !isLessUrgent(level, said);
}
