import { dayTable, EVERY_DAY, isKnownZone } from '@tam/calendar';
import { compareEvents } from '@tam/record';
import type { CaseView } from '../timeline/member-timeline';
import { careOf } from './facts/care';
import { evidenceOf, isPositive } from './facts/floor-limit';
import { overdue, type Duty } from './facts/overdue';
import { firstSince, mendedBy, verdictOf, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

/** Whose acts show that a person has read it. */
const PEOPLE: ReadonlySet<string> = new Set(['clerk', 'clinician', 'provider', 'plan']);

/** The member told the app of danger outside office hours, and no person has acted on it since. For review. */
export const R27: RuleLogic = {
  id: 'R27',
  judge(kase, context) {
    const alone = new Set(
      [...kase.screenings, ...kase.statements]
        .filter(({ actor }) => actor?.office === undefined || !PEOPLE.has(actor.office))
        .map(({ event }) => event),
    );
    if (alone.size === 0) return NOTHING;
    const acts = [...actsOfPeople(kase), ...careOf(context.member)];
    const duties = evidenceOf(context, kase)
      .filter((one) => isPositive(one) && alone.has(one.event) && isAfterHours(one.at, kase, context))
      .map(({ at, event }): Duty => {
        const act = firstSince(
          acts.filter((one) => compareEvents(one.event, event) > 0),
          at,
        );
        const text = 'Danger was told outside office hours and no person has acted on it.';
        const met = mendedBy(act, 'A person acted on it.');
        return { due: at + context.param('readWithin'), met, events: [event], text };
      });
    const floor = duties[0] && context.floors.floorAt(kase.caseId, duties[0].due);
    return verdictOf(overdue(duties, floor && { floor }));
  },
};

/** Before or after the office hours of a weekday, or at a weekend, where the care is given; without a zone always. */
function isAfterHours(at: number, { timeZone }: CaseView, { param }: RuleContext): boolean {
  if (timeZone === undefined || !isKnownZone(timeZone)) return true;
  const table = dayTable(timeZone, EVERY_DAY);
  const date = table.localDate(at);
  const time = at - table.startOfDay(date);
  const weekday = table.countBusinessDays(at, 0)[0]?.weekday ?? '';
  return weekday.startsWith('S') || time < param('opens') || time >= param('closes');
}

function actsOfPeople(kase: CaseView): readonly Told[] {
  const acts = [
    ...kase.screenings,
    ...kase.statements,
    ...kase.assessments,
    ...kase.decisions,
    ...kase.routes,
    ...kase.contacts,
    ...kase.offers,
    ...kase.closures,
    ...kase.completions,
    ...kase.recommendations.flatMap(({ reviews }) => reviews),
    ...kase.handoffs.flatMap(({ started, accepted }) => [...(started ? [started] : []), ...accepted]),
  ];
  return acts.filter(({ actor }) => actor?.office !== undefined && PEOPLE.has(actor.office));
}
