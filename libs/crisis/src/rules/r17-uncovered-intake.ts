import { compareEvents } from '@tam/record';
import type { CaseView } from '../timeline/member-timeline';
import { isAdmitted } from './facts/care';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleLogic, type Violation } from './rule';

/** Intakes of other services ask nothing about suicide by themselves. */
const OTHER_SERVICES: ReadonlySet<string> = new Set(['dental', 'ancillary', 'specialist', 'primary-care']);
/** Nothing was finished: the caller left, or another unit goes on. */
const NOT_CLOSED: ReadonlySet<string> = new Set(['abandoned', 'transferred']);
/** Below the age of the instruments. */
const TOO_YOUNG = 'child';

/** An intake about care closed and nobody had asked about suicide. */
export const R17: RuleLogic = {
  id: 'R17',
  judge(kase, context) {
    const { request, completions } = kase;
    if (completions.length === 0 || OTHER_SERVICES.has(request?.service ?? '')) return NOTHING;
    if (request?.ageBand === TOO_YOUNG) return NOTHING;
    const { member, floors } = context;
    const covering = member.cases.flatMap(({ screenings, statements }) => [
      ...screenings.filter(({ score }) => score.coversCrisis),
      ...statements,
    ]);
    const violations = completions.flatMap((completion, i): Violation[] => {
      const { at, event, purpose, outcome } = completion;
      if (purpose === 'administrative' || NOT_CLOSED.has(outcome ?? '') || isAdmitted(member, at)) return [];
      const start = completions[i - 1]?.at ?? -Infinity;
      const isAsked = covering.some(
        (one) =>
          one.caseId === kase.caseId &&
          one.at > start - context.param('sameIntake') &&
          compareEvents(one.event, event) < 0,
      );
      if (isAsked || floors.floorAt(kase.caseId, event)) return [];
      const resolved = earliest(
        mendedBy(firstSince(covering, at), 'Somebody asked afterwards.'),
        mendedBy(firstSince(qualifiedWords(kase, member), at), 'A qualified person decided.'),
      );
      const asked = askedInstead(kase, at);
      const text = `An intake closed and nobody had asked about suicide${asked.length > 0 ? ` (asked: ${asked.join(', ')})` : ''}.`;
      return [violation([step('event', at, [event], text)], { resolved })];
    });
    return verdictOf(violations.slice(0, 1));
  },
};

function askedInstead({ screenings }: CaseView, until: number): readonly string[] {
  return [...new Set(screenings.filter(({ at }) => at <= until).map(({ instrument }) => instrument))].sort();
}
