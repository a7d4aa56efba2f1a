import type { TamEvent } from '@tam/events';
import type { Expected, Step, Told } from '../telling/truth';
import type { Delivery } from './delivery';

/** What else shows that a slot existed, by the id of its offer or booking. */
interface Recorded {
  /** When the offer, booking, move or answer was recorded, epoch ms. */
  readonly at: Map<string, number>;
  /** The appointment that came of an offer. */
  readonly appointmentOf: Map<string, string>;
  /** When the visit of an appointment was recorded as attended, epoch ms. */
  readonly attendedAt: Map<string, number>;
}

/**
 * The truth of a story as its events really travelled. What stopped a clock counts also where it was recorded after the
 * due date; but if another slot in time, or the visit itself, was recorded by then, that is the evidence, and if
 * nothing was, the outcome is marked as resting on late evidence.
 */
export function asTravelled(told: Told, deliveries: readonly Delivery[]): Told {
  const recorded: Recorded = { at: new Map(), appointmentOf: new Map(), attendedAt: new Map() };
  for (const { event } of deliveries) read(event, recorded);
  return {
    ...told,
    expected: told.expected.map((clock): Expected => ({
      ...clock,
      turns: clock.turns.map(({ from, steps }) => ({
        from,
        steps: steps.map((step) => restedOn(step, recorded, clock.anchorKey === 'request')),
      })),
    })),
  };
}

/**
 * The way of events through a live run that was ended at `cut`: what left after `liveFrom` is recorded when it arrives,
 * and what was still on its way arrives at the cut (all epoch ms). In reverse, so that the first of two arrivals counts.
 */
export function asEnded(deliveries: readonly Delivery[], liveFrom: number, cut: number): readonly Delivery[] {
  return deliveries
    .map(({ at, event }) => {
      const arrived = at <= liveFrom ? event.recordedTime : Math.min(at, cut);
      return { at, event: arrived === undefined ? event : { ...event, recordedTime: arrived } };
    })
    .reverse();
}

function read({ type, id, data, recordedTime }: TamEvent, recorded: Recorded): void {
  if (recordedTime === undefined) return;
  const offerId = String(data['offerId']);
  const appointmentId = String(data['appointmentId']);
  switch (type) {
    case 'intake.call-answered.v1':
    case 'intake.call-back-attempted.v1':
      if (isAnswer(data)) recorded.at.set(String(data['callId']), recordedTime);
      break;
    case 'intake.crisis-response-arrived.v1':
    case 'intake.crisis-response-confirmed.v1':
      recorded.at.set(String(data['responseId']), recordedTime);
      break;
    case 'intake.contact-reached.v1':
      recorded.at.set(String(data['contactId']), recordedTime);
      break;
    case 'intake.request-reviewed.v1':
    case 'intake.out-of-network-notice-sent.v1':
    case 'scheduling.appointment-details-sent.v1':
      recorded.at.set(id, recordedTime);
      break;
    case 'scheduling.slot-offered.v1':
      recorded.at.set(offerId, recordedTime);
      break;
    case 'scheduling.appointment-booked.v1':
      recorded.at.set(appointmentId, recordedTime);
      recorded.appointmentOf.set(offerId, appointmentId);
      break;
    case 'scheduling.appointment-rescheduled.v1':
      recorded.at.set(appointmentId, recordedTime);
      break;
    case 'scheduling.appointment-attended.v1':
      recorded.attendedAt.set(appointmentId, recordedTime);
      break;
  }
}

/** In the stories at most one answer of a call is worth anything: that of a nurse to triage, of anybody to a question. */
function isAnswer({ line, by, reached }: TamEvent['data']): boolean {
  const licence = (by as { readonly licence?: string } | undefined)?.licence;
  return reached === true && (line !== 'triage' || licence === 'RN');
}

/**
 * A request is answered by what was offered first, a visit is followed up by the slot that starts first: that decides
 * whether a second offer comes before the visit that the first one led to.
 */
function restedOn(step: Step, { at, appointmentOf, attendedAt }: Recorded, isRequest: boolean): Step {
  const inTime = (when: number | undefined): boolean => when !== undefined && when <= step.dueAt;
  const { stoppedBy, orElse } = step;
  if (stoppedBy === undefined) return step;
  const late: Step = { ...step, flags: [...step.flags, 'lateEvidence'] };
  if (step.evidence === 'attended') return inTime(attendedAt.get(stoppedBy)) ? step : late;
  if (inTime(at.get(stoppedBy))) return step;
  // Whether an interpreter was there is told with the visit itself, which is never recorded before it.
  if (step.evidence === undefined) return attendedAt.has(stoppedBy) ? step : late;
  const offer = (id: string): Step | false => inTime(at.get(id)) && { ...step, stoppedBy: id };
  const visit = (id: string): Step | false => {
    const appointmentId = appointmentOf.get(id) ?? id;
    return (
      inTime(attendedAt.get(appointmentId)) && { ...step, stoppedBy: appointmentId, evidence: 'attended' }
    );
  };
  const known =
    orElse === undefined
      ? visit(stoppedBy)
      : isRequest
        ? offer(orElse) || visit(stoppedBy) || visit(orElse)
        : visit(stoppedBy) || offer(orElse) || visit(orElse);
  return known || late;
}
