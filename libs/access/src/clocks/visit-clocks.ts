import { formatInstant } from '@tam/events';
import type { StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from './case-context';
import type { CaseFacts } from './case-facts';
import { courseEnding } from './endings';
import { instantOf, isTrue, textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import { constructiveUnavailability } from './network-clocks';
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
export function visitClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  if (facts.isVoid) return [];
  const clocks: PlannedClock[] = [];
  const service = facts.needs[0]?.service ?? '';
  for (const visit of visitsOf(facts)) {
    for (const standard of resolver.applying(facts, facts.table.localDate(visit.at), 'visit', service)) {
      if (!roleSatisfies(visit.providerRole, standard, service)) continue;
      clocks.push(visitClock(context, visit, standard, service));
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

function visitClock(context: CaseContext, visit: Visit, standard: Standard, service: string): PlannedClock {
  const { facts } = context;
  const ended = visit.courseId === undefined ? undefined : courseEnding(facts.kase, visit.courseId, standard);
  const endings = facts.endings;
  return planClock(context, {
    standard,
    anchorKey: `visit:${visit.appointmentId}`,
    anchor: visit.event,
    startedAt: visit.at,
    slots: followUpSlots(context, visit),
    wanted: {
      service,
      format: textOf(facts.request, 'formatWanted'),
      modality: textOf(facts.request, 'modalityWanted'),
    },
    stopBy: 'start',
    endings: ended ? [...endings, ended] : endings,
    ...(visit.courseId !== undefined && { courseId: visit.courseId }),
    steps: [
      step(
        'start',
        [visit.event],
        { appointmentId: visit.appointmentId, startedAt: formatInstant(visit.at), zone: facts.table.zone },
        `The attended treatment visit ${visit.appointmentId} of ${formatInstant(visit.at)} (local date ${facts.table.localDate(visit.at)} in ${facts.table.zone}) starts the follow-up clock: ${standard.pack} ${standard.packVersion}.`,
      ),
    ],
    breachFlags: () => constructiveUnavailability(context, standard, service, visit.at),
    isVoid: visit.isVoid,
  });
}

/** Slots strictly after the visit, of the same case or the same course, never those of the anchor appointment itself. */
function followUpSlots({ facts, cases }: CaseContext, visit: Visit): readonly Slot[] {
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
