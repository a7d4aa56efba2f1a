import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { liveContacts } from './facts/contacts';
import { NOTHING, type RuleLogic, type Violation } from './rule';

const MINORS: ReadonlySet<string> = new Set(['child', 'adolescent']);
const PARENT = 'representative';

/** A minor was screened for danger and only somebody else answered. For review: nothing is concluded from it. */
export const R25: RuleLogic = {
  id: 'R25',
  judge(kase, context) {
    const ageBand = kase.request?.ageBand;
    if (ageBand === undefined || !MINORS.has(ageBand)) return NOTHING;
    const all = context.member.cases.flatMap(({ screenings }) => screenings);
    const own = all.filter(({ respondent, score }) => respondent !== PARENT && score.coversCrisis);
    const violations = kase.screenings.flatMap((screening): Violation[] => {
      const { respondent, score, at, event, qualified } = screening;
      if (respondent !== PARENT || !score.coversCrisis || qualified === 'yes') return [];
      const span = context.param('within');
      if (own.some((one) => one.at < at && at - one.at <= span)) return [];
      const resolved = earliest(
        mendedBy(firstSince(own, at), 'The member answered as well.'),
        mendedBy(
          firstSince(
            liveContacts(context.member).filter((one) => one.qualified === 'yes'),
            at,
          ),
          'A qualified person was with the member.',
        ),
      );
      const text = 'A minor was screened and only somebody else answered.';
      return [violation([step('deadline', at + span, [event], text)], { resolved, flags: [ageBand] })];
    });
    return verdictOf(violations);
  },
};
