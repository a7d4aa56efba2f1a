import { isLessUrgent, isMoreUrgent } from '../ladder/level';
import type { CaseView } from '../timeline/member-timeline';
import { careOf } from './facts/care';
import { overdue, type Duty } from './facts/overdue';
import { requiredLevels, type RequiredLevel } from './facts/required-levels';
import { earliest, firstSince, mendedBy, verdictOf, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

const FACE_TO_FACE: ReadonlySet<string> = new Set(['in-person', 'video']);
const TAKEN_OVER: ReadonlySet<string> = new Set(['ed', 'inpatient', 'crisis-service']);
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

/** Nobody has seen the person by the limit of the level that was assigned, or of the floor where that is more urgent. */
export const R13: RuleLogic = {
  id: 'R13',
  judge(kase, context) {
    const levels = requiredLevels(kase, context);
    if (!levels.some(({ level }) => context.ladder.limitOf(level) !== undefined)) return NOTHING;
    const seen = [...careOf(context.member), ...meetingsOf(context), ...endsOf(kase)];
    const duties = levels.flatMap((required, i) => dutiesOf(required, levels.slice(i + 1), seen, context));
    const first = duties.find(({ due, met }) => met === undefined || met.at > due);
    const floor = first && context.floors.floorAt(kase.caseId, first.events[0]!.time);
    return verdictOf(overdue(duties, floor && { floor }));
  },
};

function dutiesOf(
  required: RequiredLevel,
  later: readonly RequiredLevel[],
  seen: readonly Told[],
  { ladder, level: levelOf, param, severity }: RuleContext,
): readonly Duty[] {
  const { level, at, event } = required;
  const usual = ladder.limitOf(level);
  if (usual === undefined) return [];
  const limit = Math.max(usual, level === levelOf('emergency') ? param('emergency') : 0);
  // A new level after the old limit was over has its own time.
  const since = required.since + limit > at ? required.since : at;
  const milder = later.find((one) => isLessUrgent(one.level, level));
  const met = earliest(
    mendedBy(firstSince(seen, required.since), 'The member was seen, or the wait ended.'),
    mendedBy(milder, `${milder?.level} from then on.`),
  );
  const isCritical = !isMoreUrgent(levelOf('critical'), level);
  const warnAt = Math.max(at, since + Math.floor((limit * param('warn')) / 100));
  const next = later[0];
  const warning: Duty = {
    due: warnAt,
    met: earliest(met, mendedBy(next, 'The level changed.')),
    severity: severity('warning'),
    events: [event],
    text: `Most of the limit of ${level} is over and nobody has seen the member.`,
  };
  const due: Duty = {
    due: since + limit,
    met,
    ...(isCritical && { severity: severity('critical') }),
    events: [event],
    text: `The limit of ${level} is over and nobody has seen the member.`,
  };
  return warnAt < due.due ? [warning, due] : [due];
}

function meetingsOf({ member }: RuleContext): readonly Told[] {
  return member.cases.flatMap(({ contacts }) =>
    contacts.filter(
      ({ kind, qualified, live, mode }) =>
        kind === 'reached' && qualified === 'yes' && live !== false && FACE_TO_FACE.has(mode ?? ''),
    ),
  );
}

/** Ends of waiting: taken back by the member, or somebody else has the person. What the plan just closes waits on. */
function endsOf({ closures }: CaseView): readonly Told[] {
  return closures.filter(
    ({ disposition, initiatedBy }) => TAKEN_OVER.has(disposition ?? '') || MEMBER_SIDE.has(initiatedBy ?? ''),
  );
}
