import { compareEvents } from '@tam/record';
import { isLessUrgent } from '../ladder/level';
import { partsOf } from '../timeline/fields';
import type { Voiding } from '../timeline/intake-views';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { finishedCrisisScreens } from './facts/second-stage';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

/** Evidence of danger was taken back, and no second, qualified person stood for it. */
export const R24: RuleLogic = {
  id: 'R24',
  judge(kase, context) {
    const taken = kase.voidings.filter(({ wasEvidence }) => wasEvidence);
    if (taken.length === 0) return NOTHING;
    const violations = taken.flatMap((voiding): Violation[] => {
      const { at, event, voided, authorizedBy } = voiding;
      if (authorizedBy === 'yes' || isReplaced(voiding, context)) return [];
      const resolved = earliest(
        mendedBy(
          qualifiedWords(kase, context.member).find((word) => compareEvents(word.event, event) > 0),
          'A qualified person decided.',
        ),
        mendedBy(firstSince(finishedCrisisScreens(context.member), at), 'The member was screened again.'),
      );
      return [
        violation([step('event', at, [event, voided.event], 'Evidence of danger was taken back.')], {
          resolved,
        }),
      ];
    });
    return verdictOf(violations);
  },
};

/** A correction: what was recorded in its place is as urgent. */
function isReplaced({ event, voided }: Voiding, { floors }: RuleContext): boolean {
  const by = partsOf(event, 'replacedBy');
  const before = voided.evidenceLevel;
  if (by === undefined || before === undefined) return false;
  return floors.evidence.some(
    ({ event: { source, id }, level }) =>
      source === by['source'] && id === by['id'] && level !== undefined && !isLessUrgent(level, before),
  );
}
