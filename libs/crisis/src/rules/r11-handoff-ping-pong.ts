import { compareEvents } from '@tam/record';
import type { Handoff } from '../timeline/intake-views';
import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf } from './facts/care';
import { acceptedHandoffs, liveContacts } from './facts/contacts';
import { floorUpTo } from './facts/floor-limit';
import { earliest, firstSince, mendedBy, step, verdictOf, violation, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

interface Trigger extends Told {
  readonly text: string;
  readonly before: readonly Told[];
}

/** A person in danger is passed from one to the next. Hand-offs that were agreed on, or within a queue, do not count. */
export const R11: RuleLogic = {
  id: 'R11',
  judge(kase, context) {
    const counted = kase.handoffs.filter(({ planned, from, to }) => {
      const isWithinQueue = from?.queue !== undefined && from.queue === to?.queue;
      return !planned && !isWithinQueue;
    });
    const triggers = [
      ...nthWithin(startsOf(counted), context.param('handoffs'), context, 'hand-offs'),
      ...nthWithin(
        counted.flatMap(({ declined }) => declined),
        context.param('declines'),
        context,
        'refusals',
      ),
      ...returnsOf(counted, kase, context),
    ].sort((a, b) => compareEvents(a.event, b.event));
    const first = triggers.find(({ at }) => floorUpTo(context, kase.caseId, at, context.level('floor')));
    if (first === undefined) return NOTHING;
    const floor = context.floors.floorAt(kase.caseId, first.at);
    const { member } = context;
    const isQualified = ({ qualified }: { readonly qualified: string }): boolean => qualified === 'yes';
    const last = triggers.at(-1)!;
    const resolved = earliest(
      mendedBy(
        firstSince(acceptedHandoffs(kase).filter(isQualified), last.at),
        'A qualified person took over.',
      ),
      mendedBy(
        firstSince(liveContacts(member).filter(isQualified), last.at),
        'A qualified person was there.',
      ),
      mendedBy(firstSince(crisisCareOf(member), last.at), 'Crisis care has the member.'),
    );
    const events = [first.event, ...first.before.map(({ event }) => event)];
    return verdictOf([violation([step('event', first.at, events, first.text)], { floor, resolved })]);
  },
};

function startsOf(handoffs: readonly Handoff[]): readonly Told[] {
  return handoffs.flatMap(({ started }) => (started ? [started] : []));
}

/** Every moment that is at least the `count`th within the window before it. */
function nthWithin(
  moments: readonly Told[],
  count: number,
  { param }: RuleContext,
  what: string,
): readonly Trigger[] {
  const ordered = [...moments].sort((a, b) => compareEvents(a.event, b.event));
  return ordered.flatMap(({ at, event }, i) => {
    const before = ordered.slice(Math.max(0, i - count + 1), i);
    if (before.length + 1 < count || at - before[0]!.at > param('window')) return [];
    return [{ at, event, before, text: `${count} ${what} in a short time.` }];
  });
}

/** Hand-offs and routes back to where the person had been shortly before. */
function returnsOf(
  handoffs: readonly Handoff[],
  { routes }: CaseView,
  { param }: RuleContext,
): readonly Trigger[] {
  const visits = [
    ...handoffs.flatMap(({ started, from, to }) =>
      started && to?.queue !== undefined ? [{ ...started, queue: to.queue, from: from?.queue }] : [],
    ),
    ...routes.map((route) => ({ ...route, from: route.from })),
  ].sort((a, b) => compareEvents(a.event, b.event));
  return visits.flatMap(({ at, event, queue }, i) => {
    const earlier = visits.slice(0, i);
    const left = earlier.findLastIndex((one) => one.queue === queue || one.from === queue);
    const since = earlier[left];
    if (since === undefined || at - since.at > param('window')) return [];
    // Somewhere else in between: else it never left.
    if (!earlier.slice(left).some((one) => one.queue !== queue)) return [];
    return [{ at, event, before: [since], text: `Back to ${queue}, where the person had been.` }];
  });
}
