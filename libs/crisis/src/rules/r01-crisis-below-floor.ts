import { compareEvents, type StoredEvent } from '@tam/record';
import type { Level } from '../ladder/level';
import type { CaseView } from '../timeline/member-timeline';
import type { Route } from '../timeline/intake-views';
import { crisisCareOf, isAdmitted } from './facts/care';
import { liveContacts } from './facts/contacts';
import { evidenceOf, floorAbove, type StrictFloor } from './facts/floor-limit';
import { mendedBy, step, verdictOf, violation, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type RuleStep, type Violation } from './rule';

type LevelRoute = Route & { readonly level: Level };

/** What may change how a route stands to the floor, in order. */
interface Point extends Told {
  readonly kind: 'route' | 'evidence' | 'word' | 'care';
  readonly route?: LevelRoute;
}

interface Below {
  readonly steps: RuleStep[];
  readonly floor: StrictFloor;
  readonly route: LevelRoute;
}

/**
 * The route in force serves less than the floor. A route after the evidence breaks it at once; evidence after the route
 * leaves a short grace, because the answer and the new route are two entries.
 */
export const R01: RuleLogic = {
  id: 'R01',
  judge(kase, context) {
    if (kase.routes.length === 0 || context.floors.evidence.length === 0) return NOTHING;
    return verdictOf(new Walk(kase, context).violations());
  },
};

/** Walks over what happened and notes when the route was below the floor. */
class Walk {
  private readonly found: Violation[] = [];
  private readonly care: readonly Told[];
  private open: Below | undefined;
  private route: LevelRoute | undefined;

  constructor(
    private readonly kase: CaseView,
    private readonly context: RuleContext,
  ) {
    this.care = crisisCareOf(context.member);
  }

  violations(): readonly Violation[] {
    for (const point of pointsOf(this.kase, this.context, this.care)) this.visit(point);
    if (this.open) this.close(undefined, '');
    return this.found;
  }

  private visit(point: Point): void {
    if (point.route) this.route = point.route;
    const { route } = this;
    if (route === undefined) return;
    const when = point.kind === 'route' ? point.event : point.at;
    const floor = floorAbove(this.context, this.kase.caseId, when, route.level);
    if (floor === undefined || this.isCaredFor(point.at, floor)) {
      if (this.open) this.close(point, endText(point, route));
      return;
    }
    this.open ??= { steps: [], floor, route };
    const { steps } = this.open;
    const events = [point.event, ...(point.event === route.event ? [] : [route.event])];
    const text = `Routed to ${route.level}; the evidence permits ${floor.level} at most.`;
    const isGraced = point.kind === 'evidence' && steps.length === 0;
    if (isGraced)
      steps.push(step('deadline', point.at + this.context.param('grace'), events, text, floor.severity));
    else if (point.kind !== 'word' || steps.length === 0)
      steps.push(step('event', point.at, events, text, floor.severity));
    this.raise(floor, point.at);
  }

  /** Worse where care is also booked late and nobody qualified was with the member. */
  private raise(floor: StrictFloor, since: number): void {
    const { raised } = floor;
    const evidence = floor.evidence.findLast((one) => one.raised !== undefined);
    if (raised === undefined || evidence === undefined) return;
    for (const { booked } of this.kase.appointments) {
      if (booked === undefined || booked.at < evidence.at) continue;
      if (this.open!.steps.some(({ events }) => events[0] === booked.event)) return;
      if (booked.startsAt - evidence.at <= raised.bookedBeyond) continue;
      const at = Math.max(booked.at, since);
      const isAlone = !liveContacts(this.context.member).some(
        (contact) => contact.qualified === 'yes' && contact.at >= evidence.at && contact.at <= at,
      );
      if (isAlone) {
        const text = 'Care is booked late as well, and nobody qualified was with the member.';
        this.open!.steps.push(step('event', at, [booked.event], text, raised.severity));
        return;
      }
    }
  }

  private isCaredFor(at: number, floor: StrictFloor): boolean {
    if (isAdmitted(this.context.member, at)) return true;
    const newest = Math.max(...floor.evidence.map((one) => one.at));
    const covers = this.context.param('careCovers');
    return this.care.some((care) => care.at >= newest && care.at <= at && at <= care.at + covers);
  }

  private close(by: Told | undefined, text: string): void {
    const { steps, floor, route } = this.open!;
    this.found.push(violation(steps, { floor, route: route.level, resolved: mendedBy(by, text) }));
    this.open = undefined;
  }
}

function endText({ kind }: Point, { level }: LevelRoute): string {
  switch (kind) {
    case 'route':
      return `Routed to ${level}.`;
    case 'care':
      return 'Crisis care has the member.';
    case 'word':
    case 'evidence':
      return 'A qualified person set another level.';
  }
}

function pointsOf(kase: CaseView, context: RuleContext, care: readonly Told[]): readonly Point[] {
  const words = new Set<StoredEvent>(
    context.floors.evidence.flatMap(({ settlements }) =>
      settlements
        .filter(({ scope, event }) => scope === 'member' || event.caseId === kase.caseId)
        .map(({ event }) => event),
    ),
  );
  const points: Point[] = [
    ...kase.routes.flatMap((route): Point[] =>
      route.level === undefined
        ? []
        : [{ kind: 'route', at: route.at, event: route.event, route: { ...route, level: route.level } }],
    ),
    ...evidenceOf(context, kase).map(({ at, event }): Point => ({ kind: 'evidence', at, event })),
    ...[...words].map((event): Point => ({ kind: 'word', at: event.time, event })),
    ...care.map((one): Point => ({ ...one, kind: 'care' })),
  ];
  return points.sort((a, b) => a.at - b.at || compareEvents(a.event, b.event));
}
