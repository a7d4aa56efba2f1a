import type { StoredEvent, TraceStep } from '@tam/record';
import type { AssignmentKey, Standard } from '@tam/standards';
import { formatInstant } from '@tam/events';
import { AskedTime } from '../outcome/asked-time';
import type { CaseContext } from './case-context';
import type { CaseFacts, Need } from './case-facts';
import { conditionsHold, isThirdParty } from './conditions';
import { dueAt } from './due-at';
import type { Ending } from './endings';
import { instantOf, textOf } from '../facts/fields';
import { constructiveUnavailability } from './network-clocks';
import { planClock, type PlannedClock } from './planned-clock';
import { actsFor, slotsFor } from './slots-for';
import { step } from '../outcome/trace';
import { emergencyPicture, urgencyPicture, type Reclassified, type UrgencyPicture } from './urgency';
import { judge, viewSlots } from '../outcome/verdict';

/** Where and when the clocks of a need start, and what hands them over. */
export interface NeedStart {
  /** Own or inherited, epoch ms. */
  readonly startedAt: number;
  readonly flags: readonly string[];
  readonly steps: readonly TraceStep[];
  readonly handedOver: readonly Ending[];
}

/** What the clocks of a need are anchored to: the request itself, an approved referral, or the first day of a new cover. */
export interface Opening {
  readonly start: 'request' | 'referral-approved';
  readonly anchorKey: string;
  readonly anchor: StoredEvent;
  /** Whose packs apply. */
  readonly place: AssignmentKey;
}

/** Plans every clock of one need that starts with its request: emergent, urgent, non-urgent and those for any urgency. */
export function requestClocks(context: CaseContext, need: Need, start: NeedStart): PlannedClock[] {
  const { facts } = context;
  return clocksFrom(context, need, start, {
    start: 'request',
    anchorKey: need.anchorKey,
    anchor: need.event,
    place: facts,
  });
}

/** Plans every clock of one need from an opening. */
export function clocksFrom(
  context: CaseContext,
  need: Need,
  start: NeedStart,
  opening: Opening,
): PlannedClock[] {
  const date = context.facts.table.localDate(start.startedAt);
  const clocks: PlannedClock[] = [];
  for (const pack of context.resolver.assigned(opening.place, date)) {
    clocks.push(...new NeedPlanner(context, need, start, opening, pack, 'request').plan());
    clocks.push(...agreementClocks(context, need, start, opening, pack));
  }
  return clocks;
}

/** Clocks of care that another than the member asked for, where the standard lets them start with the member's agreement. */
function agreementClocks(
  context: CaseContext,
  need: Need,
  start: NeedStart,
  opening: Opening,
  pack: string,
): PlannedClock[] {
  if (opening.start !== 'request' || !isThirdParty(need.event)) return [];
  const agreed = context.facts.kase.events.find((event) => event.type === AGREED);
  if (!agreed) return [];
  const startedAt = Math.max(start.startedAt, instantOf(agreed, 'agreedAt') ?? agreed.time);
  const agreement = step(
    'agreement',
    [agreed],
    { agreedAt: formatInstant(startedAt) },
    `Somebody else asked for the member, who agreed at ${formatInstant(startedAt)}: the clock starts there.`,
  );
  const from = { ...start, startedAt, steps: [...start.steps, agreement] };
  return new NeedPlanner(context, need, from, opening, pack, 'agreement').plan();
}

const AGREED = 'intake.member-agreed.v1';

class NeedPlanner {
  private readonly thirdParty: boolean;

  constructor(
    private readonly context: CaseContext,
    private readonly need: Need,
    private readonly start: NeedStart,
    private readonly opening: Opening,
    private readonly pack: string,
    private readonly from: Standard['thirdParty'],
  ) {
    this.thirdParty = isThirdParty(need.event);
  }

  plan(): PlannedClock[] {
    const { startedAt } = this.start;
    const standards = this.standardsAt(startedAt);
    const rules = standards[0];
    if (!rules) return [];
    const need = { ...this.need, askedAt: startedAt };
    const { events } = this.context.facts.kase;
    const picture = urgencyPicture(need, events, rules, (at) => this.urgentDueAt(at));
    const clocks: PlannedClock[] = [];
    for (const standard of standards) {
      if (standard.urgency === 'any') clocks.push(this.clock(standard, startedAt, picture, []));
      if (standard.urgency === 'non-urgent' && picture.nonUrgent) {
        clocks.push(this.clock(standard, startedAt, picture, reclassified(picture.nonUrgent.endedAt)));
      }
      if (standard.urgency === 'emergent') {
        const emergency = emergencyPicture(need, events, rules, (at) => this.dueOf(standard, at));
        if (!emergency.urgent) continue;
        const { startedAt: since, endedAt } = emergency.urgent;
        clocks.push(this.clock(standard, since, emergency, reclassified(endedAt)));
      }
    }
    return picture.urgent ? [...clocks, ...this.urgentClocks(picture, picture.urgent)] : clocks;
  }

  private urgentClocks(
    picture: UrgencyPicture,
    urgent: NonNullable<UrgencyPicture['urgent']>,
  ): PlannedClock[] {
    const { startedAt } = urgent;
    const standards = this.standardsAt(startedAt).filter((standard) => standard.urgency === 'urgent');
    const ends = reclassified(urgent.endedAt);
    const asked = this.askedInTime(startedAt);
    const handsOver: Ending[] = asked
      ? [
          {
            reason: 'authorization-requested',
            at: Math.max(asked.time, startedAt),
            event: asked,
            closing: true,
          },
        ]
      : [];
    const clocks: PlannedClock[] = [];
    let kept = false;
    for (const standard of standards) {
      if (standard.authorization === 'asked') continue;
      const endings = standard.authorization === 'none' ? [...ends, ...handsOver] : ends;
      const planned = this.clock(standard, startedAt, picture, endings);
      clocks.push(planned);
      if (standard.authorization === 'none') kept ||= isMet(planned);
    }
    if (!asked || kept) return clocks;
    for (const standard of standards) {
      if (standard.authorization === 'asked') clocks.push(this.clock(standard, startedAt, picture, ends));
    }
    return clocks;
  }

  private clock(
    standard: Standard,
    startedAt: number,
    picture: UrgencyPicture,
    endings: readonly Ending[],
  ): PlannedClock {
    const { context, need, start, opening } = this;
    const { facts } = context;
    const isUrgent = standard.urgency === 'urgent';
    const flags = [...start.flags];
    if (need.reentered) flags.push('possibleRestart');
    if (picture.crisisOwned && isUrgent) flags.push('crisisOwned');
    if (picture.orderAssumed) flags.push('orderAssumed');
    const unclear = isUrgent && picture.urgent?.unclear === true;
    return planClock(context, {
      standard,
      anchorKey: opening.anchorKey,
      anchor: opening.anchor,
      startedAt,
      slots: actsFor(standard, facts) ?? slotsFor(context, need.service, startedAt),
      wanted: {
        service: need.service,
        format: textOf(need.event, 'formatWanted'),
        modality: textOf(need.event, 'modalityWanted'),
      },
      noSlotBefore: Math.min(need.askedAt, start.startedAt),
      stopBy: 'made',
      endings: [...facts.endings, ...start.handedOver, ...endings],
      ...(unclear && { doubt: { missing: 'urgency decision', because: 'urgency-unclear' } }),
      steps: [this.startStep(standard, startedAt), ...coverSteps(facts), ...start.steps, ...picture.steps],
      flags,
      breachFlags: () => constructiveUnavailability(context, standard, need.service, startedAt),
      isVoid: facts.isVoid,
    });
  }

  private startStep(standard: Standard, startedAt: number): TraceStep {
    const { need, opening } = this;
    const { table } = this.context.facts;
    const { lineOfBusiness, network, region } = opening.place;
    const place = `${lineOfBusiness}, ${network || 'any network'}, ${region}`;
    const asked =
      opening.start === 'request' ? 'was asked for' : 'was asked for and its referral was approved';
    return step(
      'start',
      [opening.anchor],
      { service: need.service, startedAt: formatInstant(startedAt), zone: table.zone },
      `${need.service} ${asked} (${place}): ${standard.pack} ${standard.packVersion} applies from ${formatInstant(startedAt)}, local date ${table.localDate(startedAt)} in ${table.zone}.`,
    );
  }

  private standardsAt(instant: number): readonly Standard[] {
    const { facts, resolver } = this.context;
    const date = facts.table.localDate(instant);
    const standards = resolver.inForce(this.pack, date, this.opening.start, this.need.service);
    return standards.filter(
      (standard) =>
        (this.thirdParty ? standard.thirdParty === this.from : this.from === 'request') &&
        conditionsHold(standard.only, facts, this.need),
    );
  }

  private dueOf(standard: Standard, startedAt: number): number {
    return dueAt(standard.limit, startedAt, this.context.facts.table);
  }

  /** An authorization asked for strictly before the end of the limit without one. */
  private askedInTime(startedAt: number): StoredEvent | undefined {
    const without = this.urgentStandard(startedAt, 'none');
    if (!without) return undefined;
    const { events } = this.context.facts.kase;
    const asked = events.find((event) => event.type === 'authorization.requested.v1');
    return asked && asked.time < this.dueOf(without, startedAt) ? asked : undefined;
  }

  private urgentDueAt(startedAt: number): number {
    const standard =
      (this.askedInTime(startedAt) && this.urgentStandard(startedAt, 'asked')) ??
      this.urgentStandard(startedAt, 'none') ??
      this.standardsAt(startedAt).find((candidate) => candidate.urgency === 'urgent');
    return standard ? this.dueOf(standard, startedAt) : Infinity;
  }

  private urgentStandard(startedAt: number, authorization: Standard['authorization']): Standard | undefined {
    return this.standardsAt(startedAt).find(
      (standard) => standard.urgency === 'urgent' && standard.authorization === authorization,
    );
  }
}

/** Where another cover than the request names was in force on its day: which, and by which event. */
function coverSteps({ coverToldBy, lineOfBusiness, network, request }: CaseFacts): readonly TraceStep[] {
  if (!coverToldBy || textOf(request, 'lineOfBusiness') === lineOfBusiness) return [];
  return [
    step(
      'cover',
      [coverToldBy],
      { lineOfBusiness, network },
      `The request named ${textOf(request, 'lineOfBusiness') ?? 'no cover'}; the member was covered by ${lineOfBusiness}, ${network}: its packs apply.`,
    ),
  ];
}

function reclassified(end: Reclassified | undefined): readonly Ending[] {
  return end ? [{ reason: 'reclassified', at: end.at, event: end.event, closing: true }] : [];
}

function isMet({ clock }: PlannedClock): boolean {
  return judge(clock, viewSlots(clock), new AskedTime(clock.dueAt)).status === 'met';
}
