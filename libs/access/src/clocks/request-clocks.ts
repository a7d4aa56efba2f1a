import type { MemberRecord, StoredEvent, TraceStep } from '@tam/record';
import type { Standard } from '@tam/standards';
import { formatInstant } from '@tam/events';
import { AskedTime } from '../outcome/asked-time';
import type { CaseFacts, Need } from './case-facts';
import { dueAt } from './due-at';
import { endingsOf, type Ending } from './endings';
import { textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import type { StandardResolver } from './resolve-standards';
import type { Slot } from '../slots/slot';
import { step } from '../outcome/trace';
import { urgencyPicture, type Reclassified, type UrgencyPicture } from './urgency';
import { judge, viewSlots } from '../outcome/verdict';

/** Where and when the clocks of a need start, and what hands them over. */
export interface NeedStart {
  /** Own or inherited, epoch ms. */
  readonly startedAt: number;
  readonly flags: readonly string[];
  readonly steps: readonly TraceStep[];
  readonly handedOver: readonly Ending[];
}

/** Plans every request-anchored clock of one need: urgent, non-urgent and those for any urgency. */
export function requestClocks(
  record: MemberRecord,
  cases: readonly CaseFacts[],
  facts: CaseFacts,
  need: Need,
  start: NeedStart,
  resolver: StandardResolver,
): PlannedClock[] {
  const clocks: PlannedClock[] = [];
  const date = facts.table.localDate(start.startedAt);
  for (const pack of resolver.assigned(facts, date)) {
    const planner = new NeedPlanner(record, cases, facts, need, start, resolver, pack);
    clocks.push(...planner.plan());
  }
  return clocks;
}

class NeedPlanner {
  private readonly endings: readonly Ending[];
  private readonly authorization: StoredEvent | undefined;

  constructor(
    private readonly record: MemberRecord,
    private readonly cases: readonly CaseFacts[],
    private readonly facts: CaseFacts,
    private readonly need: Need,
    private readonly start: NeedStart,
    private readonly resolver: StandardResolver,
    private readonly pack: string,
  ) {
    this.endings = [...endingsOf(facts.kase), ...start.handedOver];
    this.authorization = facts.kase.events.find((event) => event.type === 'authorization.requested.v1');
  }

  plan(): PlannedClock[] {
    const { startedAt } = this.start;
    const standards = this.standardsAt(startedAt);
    const rules = standards[0];
    if (!rules) return [];
    const need = { ...this.need, askedAt: startedAt };
    const picture = urgencyPicture(need, this.facts.kase.events, rules, (at) => this.urgentDueAt(at));
    const clocks: PlannedClock[] = [];
    for (const standard of standards) {
      if (standard.urgency === 'any') clocks.push(this.clock(standard, startedAt, picture, []));
      if (standard.urgency === 'non-urgent' && picture.nonUrgent) {
        clocks.push(this.clock(standard, startedAt, picture, reclassified(picture.nonUrgent.endedAt)));
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
    const { facts, need, start } = this;
    const isUrgent = standard.urgency === 'urgent';
    const flags = [...start.flags];
    if (need.reentered) flags.push('possibleRestart');
    if (picture.crisisOwned && isUrgent) flags.push('crisisOwned');
    if (picture.orderAssumed) flags.push('orderAssumed');
    return planClock(this.record, facts, {
      standard,
      anchorKey: need.anchorKey,
      anchor: need.event,
      startedAt,
      slots: slotsFor(facts, need.service, startedAt, this.cases),
      wanted: {
        service: need.service,
        format: textOf(need.event, 'formatWanted'),
        modality: textOf(need.event, 'modalityWanted'),
      },
      noSlotBefore: start.startedAt,
      stopBy: 'made',
      endings: [...this.endings, ...endings],
      urgencyUnclear: isUrgent && picture.urgent?.unclear === true,
      steps: [this.startStep(standard, startedAt), ...start.steps, ...picture.steps],
      flags,
      isVoid: facts.isVoid,
    });
  }

  private startStep(standard: Standard, startedAt: number): TraceStep {
    const { facts, need } = this;
    const place = `${facts.lineOfBusiness}, ${facts.network || 'any network'}, ${facts.region}`;
    return step(
      'start',
      [need.event],
      { service: need.service, startedAt: formatInstant(startedAt), zone: facts.table.zone },
      `${need.service} was asked for (${place}): ${standard.pack} ${standard.packVersion} applies from ${formatInstant(startedAt)}, local date ${facts.table.localDate(startedAt)} in ${facts.table.zone}.`,
    );
  }

  private standardsAt(instant: number): readonly Standard[] {
    return this.resolver.inForce(
      this.pack,
      this.facts.table.localDate(instant),
      'request',
      this.need.service,
    );
  }

  /** An authorization asked for strictly before the end of the limit without one. */
  private askedInTime(startedAt: number): StoredEvent | undefined {
    const without = this.urgentStandard(startedAt, 'none');
    const { authorization } = this;
    if (!without || !authorization) return undefined;
    return authorization.time < dueAt(without.limit, startedAt, this.facts.table) ? authorization : undefined;
  }

  private urgentDueAt(startedAt: number): number {
    const standard =
      (this.askedInTime(startedAt) && this.urgentStandard(startedAt, 'asked')) ??
      this.urgentStandard(startedAt, 'none') ??
      this.standardsAt(startedAt).find((candidate) => candidate.urgency === 'urgent');
    return standard ? dueAt(standard.limit, startedAt, this.facts.table) : Infinity;
  }

  private urgentStandard(startedAt: number, authorization: Standard['authorization']): Standard | undefined {
    return this.standardsAt(startedAt).find(
      (standard) => standard.urgency === 'urgent' && standard.authorization === authorization,
    );
  }
}

function reclassified(end: Reclassified | undefined): readonly Ending[] {
  return end ? [{ reason: 'reclassified', at: end.at, event: end.event, closing: true }] : [];
}

function isMet({ clock }: PlannedClock): boolean {
  return judge(clock, viewSlots(clock), new AskedTime(clock.dueAt)).status === 'met';
}

/**
 * Whose offers count: all of the own case; of another case of the member for the same service those made from the
 * clock's start on, or all where the cases are linked as duplicates. Offers on a voided request count for nobody.
 */
function slotsFor(
  facts: CaseFacts,
  service: string,
  startedAt: number,
  cases: readonly CaseFacts[],
): readonly Slot[] {
  if (cases.length === 1) return facts.slots;
  const slots = [...facts.slots];
  for (const other of cases) {
    if (other === facts || other.isVoid || !other.needs.some((need) => need.service === service)) continue;
    const duplicate = facts.duplicates.has(other.kase.caseId) || other.duplicates.has(facts.kase.caseId);
    for (const slot of other.slots) {
      if (slot.startsAt >= startedAt && (duplicate || slot.madeAt >= startedAt)) slots.push(slot);
    }
  }
  return slots;
}
