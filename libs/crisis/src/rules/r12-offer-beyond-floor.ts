import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import { careOf } from './facts/care';
import { acceptedHandoffs } from './facts/contacts';
import { evidenceOf, floorUpTo } from './facts/floor-limit';
import { settlementOf } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation, type Told } from './facts/resolution';
import { NOTHING, type RuleLogic } from './rule';

/** What a slot must be for to see to a person in danger. */
const SEES_THE_PERSON: ReadonlySet<string> = new Set(['assessment', 'treatment', 'medication', 'crisis']);
/** Who then has the person. */
const TAKEN_OVER: ReadonlySet<string> = new Set(['ed', 'inpatient', 'crisis-service']);
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

interface Slot extends Told {
  readonly startsAt: number;
}

/** The first slot offered after intake lies beyond the floor, or half of the limit is over and there is none. */
export const R12: RuleLogic = {
  id: 'R12',
  judge(kase, context) {
    const [evidence] = evidenceOf(context, kase);
    if (evidence === undefined) return NOTHING;
    const { member, ladder, param } = context;
    const completed = kase.completions.find(
      ({ purpose, at }) => purpose !== 'administrative' && at >= evidence.at,
    );
    const anchor = completed ?? evidence;
    const floor = floorUpTo(context, kase.caseId, anchor.at, context.level('floor'));
    const limit = floor && ladder.limitOf(floor.level);
    // An emergency is not a matter of offers.
    if (!limit) return NOTHING;
    const giving = floor.evidence.at(-1)!;
    const slots = slotsOf(member, giving.at);
    const goodBy = anchor.at + limit;
    const good = slots.find(({ startsAt }) => startsAt <= goodBy);
    const resolved = earliest(
      mendedBy(good, 'A slot within the floor was offered.'),
      settlementOf(giving, kase.caseId),
      mendedBy(firstSince(careOf(member), giving.at), 'The member was cared for.'),
      mendedBy(
        firstSince(
          acceptedHandoffs(kase).filter(({ qualified }) => qualified === 'yes'),
          giving.at,
        ),
        'A qualified person took over.',
      ),
      mendedBy(firstSince(endsOf(kase), giving.at), 'The case ended.'),
    );
    const late = slots.filter(({ startsAt }) => startsAt > goodBy);
    const half = anchor.at + Math.floor((limit * param('warn')) / 100);
    const events = [anchor.event, ...(anchor.event === giving.event ? [] : [giving.event])];
    const steps = late
      .slice(0, 1)
      .map(({ at, event }) =>
        step(
          'event',
          Math.max(at, anchor.at),
          [event, ...events],
          `The first slot offered starts beyond ${floor.level}.`,
        ),
      );
    if (steps.length === 0 || steps[0]!.at > half)
      steps.push(
        step(
          'deadline',
          half,
          events,
          `No slot has been offered within part of the limit of ${floor.level}.`,
        ),
      );
    return verdictOf([violation(steps, { floor, resolved })]);
  },
};

/** Slots offered or booked to the member from an instant on, of any case, in the order of being offered. */
function slotsOf({ cases }: MemberTimeline, since: number): readonly Slot[] {
  return cases
    .flatMap(({ offers, appointments }) => [
      ...offers.filter(({ purpose }) => SEES_THE_PERSON.has(purpose ?? '')),
      ...appointments.flatMap(({ booked, purpose, moves }) =>
        SEES_THE_PERSON.has(purpose ?? '')
          ? [
              ...(booked ? [booked] : []),
              ...moves.flatMap(({ at, event, startsAt }) =>
                startsAt === undefined ? [] : [{ at, event, startsAt }],
              ),
            ]
          : [],
      ),
    ])
    .filter(({ at }) => at >= since)
    .sort((a, b) => a.at - b.at);
}

/** Ends that leave nothing to offer: the member no longer wants it, or somebody else has the person. */
function endsOf({ closures }: CaseView): readonly Told[] {
  return closures.filter(
    ({ disposition, initiatedBy }) => TAKEN_OVER.has(disposition ?? '') || MEMBER_SIDE.has(initiatedBy ?? ''),
  );
}
