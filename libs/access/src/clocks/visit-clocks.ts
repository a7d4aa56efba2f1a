import { formatInstant } from '@tam/events';
import type { MemberRecord, StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseFacts } from './case-facts';
import { courseEnding, endingsOf } from './endings';
import { instantOf, isTrue, textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import type { StandardResolver } from './resolve-standards';
import type { Slot } from '../slots/slot';
import { roleSatisfies } from '../slots/slot-qualifies';
import { step } from '../outcome/trace';

/** An attended treatment visit of a course: the anchor of a follow-up clock. */
interface Visit {
  readonly appointmentId: string;
  readonly at: number;
  readonly event: StoredEvent;
  readonly courseId: string | undefined;
  readonly providerRole: string | undefined;
  readonly isVoid: boolean;
}

const ATTENDED = 'scheduling.appointment-attended.v1';
const TREATMENT = 'treatment';

/** Plans the follow-up clocks of a case: one for each attended treatment visit of a course, by its own start. */
export function visitClocks(
  record: MemberRecord,
  cases: readonly CaseFacts[],
  facts: CaseFacts,
  resolver: StandardResolver,
): PlannedClock[] {
  if (facts.isVoid) return [];
  const clocks: PlannedClock[] = [];
  const service = facts.needs[0]?.service ?? '';
  for (const visit of visitsOf(facts)) {
    const date = facts.table.localDate(visit.at);
    for (const pack of resolver.assigned(facts, date)) {
      for (const standard of resolver.inForce(pack, date, 'visit', service)) {
        if (!roleSatisfies(visit.providerRole, standard, service)) continue;
        clocks.push(visitClock(record, cases, facts, visit, standard, service));
      }
    }
  }
  return clocks;
}

function visitsOf(facts: CaseFacts): Visit[] {
  const visits = new Map<string, Visit>();
  for (const event of facts.kase.events) {
    if (event.type === ATTENDED) addVisit(visits, facts, event, false);
  }
  for (const { event } of facts.kase.voided) {
    if (event.type === ATTENDED) addVisit(visits, facts, event, true);
  }
  return [...visits.values()];
}

function addVisit(visits: Map<string, Visit>, facts: CaseFacts, event: StoredEvent, isVoid: boolean): void {
  const appointmentId = textOf(event, 'appointmentId') ?? event.id;
  if (visits.has(appointmentId) || isTrue(event, 'finalVisit')) return;
  const slot = facts.slots.find((candidate) =>
    isVoid
      ? candidate.appointmentId === appointmentId
      : candidate.kind === 'visit' && candidate.event === event,
  );
  const courseId = textOf(event, 'courseId') ?? slot?.courseId;
  const purpose = textOf(event, 'purpose') ?? slot?.purpose;
  if (purpose !== TREATMENT || (courseId === undefined && !isTrue(event, 'courseOfTreatment'))) return;
  visits.set(appointmentId, {
    appointmentId,
    at: instantOf(event, 'startedAt') ?? slot?.opensAt ?? event.time,
    event,
    courseId,
    providerRole: textOf(event, 'providerRole') ?? slot?.providerRole,
    isVoid,
  });
}

function visitClock(
  record: MemberRecord,
  cases: readonly CaseFacts[],
  facts: CaseFacts,
  visit: Visit,
  standard: Standard,
  service: string,
): PlannedClock {
  const ended = visit.courseId === undefined ? undefined : courseEnding(facts.kase, visit.courseId, standard);
  const endings = endingsOf(facts.kase);
  return planClock(record, facts, {
    standard,
    anchorKey: `visit:${visit.appointmentId}`,
    anchor: visit.event,
    startedAt: visit.at,
    slots: followUpSlots(facts, cases, visit),
    wanted: {
      service,
      format: textOf(facts.request, 'formatWanted'),
      modality: textOf(facts.request, 'modalityWanted'),
    },
    noSlotBefore: undefined,
    stopBy: 'start',
    endings: ended ? [...endings, ended] : endings,
    urgencyUnclear: false,
    ...(visit.courseId !== undefined && { courseId: visit.courseId }),
    steps: [
      step(
        'start',
        [visit.event],
        { appointmentId: visit.appointmentId, startedAt: formatInstant(visit.at), zone: facts.table.zone },
        `The attended treatment visit ${visit.appointmentId} of ${formatInstant(visit.at)} (local date ${facts.table.localDate(visit.at)} in ${facts.table.zone}) starts the follow-up clock: ${standard.pack} ${standard.packVersion}.`,
      ),
    ],
    flags: [],
    isVoid: visit.isVoid,
  });
}

/** Slots strictly after the visit, of the same case or the same course, never those of the anchor appointment itself. */
function followUpSlots(facts: CaseFacts, cases: readonly CaseFacts[], visit: Visit): readonly Slot[] {
  const slots: Slot[] = [];
  for (const other of cases) {
    if (other.isVoid) continue;
    for (const slot of other.slots) {
      const sameCourse = visit.courseId !== undefined && slot.courseId === visit.courseId;
      if (other !== facts && !sameCourse) continue;
      if (slot.startsAt > visit.at && slot.appointmentId !== visit.appointmentId) slots.push(slot);
    }
  }
  return slots;
}
