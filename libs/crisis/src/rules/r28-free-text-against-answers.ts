import { compareEvents } from '@tam/record';
import { liveContacts } from './facts/contacts';
import { isPositive } from './facts/floor-limit';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleLogic, type Violation } from './rule';

const FROM_TEXT = 'free-text-flag';

/** Software found danger in free text while every answer says No. For review: it never gives a floor. */
export const R28: RuleLogic = {
  id: 'R28',
  judge(kase, context) {
    const flagged = kase.statements.filter(({ origin }) => origin === FROM_TEXT);
    if (flagged.length === 0) return NOTHING;
    const { member, floors, param } = context;
    const screens = kase.screenings.filter(({ score }) => score.coversCrisis);
    const violations = flagged.flatMap(({ at, event }): Violation[] => {
      const near = screens.filter((screen) => Math.abs(screen.at - at) <= param('within'));
      if (near.length === 0 || near.some(({ score }) => score.hasYes)) return [];
      if (floors.evidence.some((one) => isPositive(one) && one.at <= at && at <= one.until)) return [];
      const [first] = near;
      const later = compareEvents(first!.event, event) > 0 ? first! : { at, event };
      const resolved = earliest(
        mendedBy(firstSince(qualifiedWords(kase, member), later.at), 'A qualified person decided.'),
        mendedBy(
          firstSince(
            liveContacts(member).filter(({ qualified }) => qualified === 'yes'),
            later.at,
          ),
          'A qualified person was with the member.',
        ),
      );
      const text = 'Free text points to danger and every answer says No.';
      return [violation([step('event', later.at, [event, first!.event], text)], { resolved })];
    });
    return verdictOf(violations);
  },
};
