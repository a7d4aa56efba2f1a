import { compareEvents } from '@tam/record';
import type { Evidence } from '../floors/floor';
import { isLessUrgent, isMoreUrgent, type Level } from '../ladder/level';
import type { Screening } from '../timeline/intake-views';
import { crisisCareOf, isAdmitted } from './facts/care';
import { levelInForce } from './facts/floor-limit';
import { overdue, type Duty } from './facts/overdue';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, verdictOf } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

/** The same instrument says worse than the last time, and the member waits in the same place. */
export const R15: RuleLogic = {
  id: 'R15',
  judge(kase, context) {
    if (kase.screenings.length === 0) return NOTHING;
    const { member, param } = context;
    const all = member.cases
      .flatMap(({ screenings }) => screenings)
      .filter(({ score }) => score.ruleSet !== undefined && score.coversCrisis)
      .sort((a, b) => compareEvents(a.event, b.event));
    const duties = all.flatMap((screening, i): Duty[] => {
      const { caseId, at, event } = screening;
      if (caseId !== kase.caseId || isAdmitted(member, at)) return [];
      const last = all.slice(0, i).findLast((one) => isComparable(one, screening));
      if (last === undefined || !isWorse(screening, last, context)) return [];
      const waiting = member.cases.map((one) => levelInForce(one, at)).filter((one) => one !== undefined);
      if (waiting.length === 0 || isUrgentEnough(waiting, context, caseId, at)) return [];
      const words = [
        ...member.cases.flatMap((one) => [
          ...one.decisions.filter(({ kind }) => kind !== 'implicit'),
          ...one.routes,
        ]),
        ...qualifiedWords(kase, member),
      ].filter((one) => compareEvents(one.event, event) > 0);
      const met = earliest(
        mendedBy(firstSince(words, at), 'The urgency was looked at again.'),
        mendedBy(firstSince(crisisCareOf(member), at), 'Crisis care has the member.'),
      );
      const text = `${screening.instrument} says worse than the last time, and nobody has looked at the urgency again.`;
      return [{ due: at + param('limit'), met, events: [event, last.event], text }];
    });
    const floor = context.floors.floorAt(kase.caseId, duties[0]?.due ?? 0);
    return verdictOf(overdue(duties, floor && { floor }));
  },
};

/** By one rule set and, where both say it, in one version of the instrument and by one respondent. */
function isComparable(a: Screening, b: Screening): boolean {
  const isOneVersion =
    a.instrumentVersion === undefined ||
    b.instrumentVersion === undefined ||
    a.instrumentVersion === b.instrumentVersion;
  return (
    isOneVersion &&
    a.score.ruleSet!.id === b.score.ruleSet!.id &&
    (a.respondent ?? 'member') === (b.respondent ?? 'member')
  );
}

/** A more urgent band or, of a questionnaire with a total, a more urgent item on suicide. */
function isWorse(now: Screening, last: Screening, context: RuleContext): boolean {
  const [a, b] = [levelOf(now, context), levelOf(last, context)];
  if (a !== undefined && (b === undefined || isMoreUrgent(a, b))) return true;
  if (now.score.total !== undefined || last.score.total !== undefined) return false;
  const [place, before] = [now.score.bandPlace, last.score.bandPlace];
  return place !== undefined && before !== undefined && place < before;
}

function levelOf({ event }: Screening, { floors }: RuleContext): Level | undefined {
  return floors.evidence
    .filter((one: Evidence) => one.event === event && one.level !== undefined)
    .reduce<Level | undefined>(
      (a, { level }) => (a === undefined || isLessUrgent(a, level!) ? level : a),
      undefined,
    );
}

function isUrgentEnough(
  waiting: readonly Level[],
  { floors }: RuleContext,
  caseId: string,
  at: number,
): boolean {
  const floor = floors.floorAt(caseId, at);
  return floor !== undefined && waiting.some((level) => !isLessUrgent(level, floor.level));
}
