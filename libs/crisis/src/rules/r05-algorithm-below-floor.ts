import { compareEvents } from '@tam/record';
import { isLessUrgent } from '../ladder/level';
import { evidenceOf, floorAbove, isPositive } from './facts/floor-limit';
import { settlementOf } from './facts/qualified-words';
import { earliest, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleLogic, type Violation } from './rule';

/** An algorithm recommended less than the evidence permits that was on record before. */
export const R05: RuleLogic = {
  id: 'R05',
  judge(kase, context) {
    if (kase.recommendations.length === 0 || !context.floors.evidence.some(isPositive)) return NOTHING;
    const violations = kase.recommendations.flatMap((recommendation, i): Violation[] => {
      const { level, at, event, algorithm, reviews } = recommendation;
      const floor = level && floorAbove(context, kase.caseId, event, level);
      if (level === undefined || floor === undefined) return [];
      const review = reviews.find(({ qualified }) => qualified === 'yes');
      const again = kase.recommendations
        .slice(i + 1)
        .find((one) => one.level !== undefined && !isLessUrgent(one.level, floor.level));
      const settled = floor.evidence.map((evidence) => settlementOf(evidence, kase.caseId));
      const resolved = earliest(
        mendedBy(review, 'A qualified person reviewed it.'),
        mendedBy(again, `${again?.level} was recommended instead.`),
        ...(settled.every((one) => one !== undefined) ? settled.slice(0, 1) : []),
      );
      const named = evidenceOf(context, kase).filter((one) => compareEvents(one.event, event) < 0);
      const text = `${algorithm.id} ${algorithm.version} recommended ${level}; the evidence permits ${floor.level} at most.`;
      return [
        violation([step('event', at, [event, ...named.map((one) => one.event)], text)], {
          floor,
          route: level,
          resolved,
        }),
      ];
    });
    return verdictOf(violations);
  },
};
