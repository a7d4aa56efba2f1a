import type { CaseView } from '../timeline/member-timeline';
import { careOf, isAdmitted } from './facts/care';
import { attemptsOf, reachedOf } from './facts/contacts';
import { floorUpTo } from './facts/floor-limit';
import { overdue, type Duty } from './facts/overdue';
import { earliest, firstSince, mendedBy, verdictOf, type Told } from './facts/resolution';
import { NOTHING, type RuleLogic } from './rule';

const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

/** A person in danger did not come, or left, and nobody went after them. */
export const R18: RuleLogic = {
  id: 'R18',
  judge(kase, context) {
    const absences = absencesOf(kase);
    if (absences.length === 0) return NOTHING;
    const { member, param } = context;
    const attempts = [...attemptsOf(member), ...reachedOf(member)].sort((a, b) => a.at - b.at);
    const duties = absences.flatMap((absence): Duty[] => {
      const { at, event } = absence;
      const floor = floorUpTo(context, kase.caseId, at, context.level('floor'));
      if (floor === undefined || isAdmitted(member, at)) return [];
      const since = attempts.filter((one) => one.at >= at);
      const done = earliest(
        mendedBy(firstSince(reachedOf(member), at), 'The member was reached.'),
        mendedBy(firstSince(careOf(member), at), 'The member was seen.'),
      );
      const tried = distinct(since);
      const enough = tried[param('attempts') - 1];
      const events = [event];
      return [
        {
          due: at + param('first'),
          met: earliest(done, mendedBy(tried[0], 'Somebody tried to reach the member.')),
          events,
          text: 'Nobody has tried to reach a person in danger who did not come.',
        },
        {
          due: at + param('all'),
          met: earliest(done, mendedBy(enough, 'The member was tried often enough.')),
          events,
          text: 'A person in danger who did not come was tried too seldom and not reached.',
        },
      ];
    });
    const floor = context.floors.floorAt(kase.caseId, absences[0]!.at);
    return verdictOf(overdue(duties, floor && { floor }));
  },
};

/** Visits that the member missed or left, and intakes that the member left. One the member had called off is none. */
function absencesOf({ appointments, completions }: CaseView): readonly Told[] {
  const missed = appointments.flatMap(({ missed: absence, cancelled }): Told[] => {
    if (absence === undefined) return [];
    const { missedBy, leftBeforeSeen } = absence;
    if (!leftBeforeSeen && (missedBy === 'provider' || missedBy === 'system')) return [];
    const isCalledOff =
      cancelled && MEMBER_SIDE.has(cancelled.initiatedBy ?? '') && cancelled.at <= absence.at;
    return isCalledOff ? [] : [absence];
  });
  const left = completions.filter(({ outcome }) => outcome === 'abandoned');
  return [...missed, ...left].sort((a, b) => a.at - b.at);
}

/** An attempt that reached the member is told by two lists. */
function distinct(moments: readonly Told[]): readonly Told[] {
  return moments.filter((one, i) => moments.findIndex(({ event }) => event === one.event) === i);
}
