import type { CaseView } from '../timeline/member-timeline';
import { careOf } from './facts/care';
import { attemptsOf, reachedOf } from './facts/contacts';
import { overdue, type Duty } from './facts/overdue';
import { earliest, firstSince, mendedBy, verdictOf, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

/** After these somebody follows up; after an admission the discharge begins it. */
const CRISIS_DISPOSITIONS: ReadonlySet<string> = new Set(['crisis-service', 'ed', 'safety-plan-home']);
/** Stays that end a crisis. */
const CRISIS_STAYS: ReadonlySet<string> = new Set(['ed', 'inpatient', 'inpatient-psychiatric', 'csu']);

/** After a crisis nobody followed up: an attempt, somebody reached, a visit, each in its time. */
export const R21: RuleLogic = {
  id: 'R21',
  judge(kase, context) {
    const crises = crisesOf(kase, context);
    if (crises.length === 0) return NOTHING;
    const { member, param, severity } = context;
    const safety = member.cases.flatMap((one) => one.safety);
    const followUps = safety.filter(({ kind }) => kind === 'follow-up');
    const declined = safety.filter(({ kind }) => kind === 'follow-up-declined');
    const duties = crises.flatMap(({ at, event }): Duty[] => {
      if (declined.some((one) => one.at >= at)) return [];
      const done = earliest(
        mendedBy(firstSince(followUps, at), 'A follow-up was made.'),
        mendedBy(
          firstSince(
            careOf(member).filter((care) => care.event !== event),
            at + 1,
          ),
          'The member was seen.',
        ),
      );
      const since = (moments: readonly Told[], text: string) =>
        earliest(done, mendedBy(firstSince(moments, at + 1), text));
      const events = [event];
      return [
        {
          due: at + param('attempt'),
          met: since(attemptsOf(member), 'Somebody tried to reach the member.'),
          events,
          text: 'Nobody has tried to reach the member after a crisis.',
        },
        {
          due: at + param('reach'),
          met: since(reachedOf(member), 'The member was reached.'),
          severity: severity('late'),
          events,
          text: 'The member has not been reached after a crisis.',
        },
        {
          due: at + param('visit'),
          met: done,
          severity: severity('late'),
          events,
          text: 'The member has not been seen after a crisis.',
        },
      ];
    });
    return verdictOf(overdue(duties));
  },
};

/** What a follow-up is owed after: a closure or an intake that ended in a crisis, a response, a stay. */
function crisesOf({ caseId, closures, responses, care }: CaseView, context: RuleContext): readonly Told[] {
  const { floors } = context;
  return [
    ...closures.filter(({ disposition }) => CRISIS_DISPOSITIONS.has(disposition ?? '')),
    ...responses.flatMap(({ ended, arrived, confirmed }) => (ended && (arrived ?? confirmed) ? [ended] : [])),
    ...care.filter(
      ({ kind, setting, event }) =>
        kind === 'discharged' &&
        CRISIS_STAYS.has(setting ?? '') &&
        floors.floorAt(caseId, event) !== undefined,
    ),
  ];
}
