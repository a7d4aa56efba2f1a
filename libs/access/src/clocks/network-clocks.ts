import { formatInstant } from '@tam/events';
import type { StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from './case-context';
import type { CaseFacts } from './case-facts';
import type { Ending } from './endings';
import { textOf } from '../facts/fields';
import { planClock, type PlannedClock } from './planned-clock';
import { actSlot, type Slot } from '../slots/slot';
import { step } from '../outcome/trace';

const UNAVAILABLE = 'intake.network-unavailable.v1';
const NOTICE_SENT = 'intake.out-of-network-notice-sent.v1';
const DETAILS_SENT = 'scheduling.appointment-details-sent.v1';
const CONSTRUCTIVE = 'constructiveUnavailability';

/**
 * Plans the clocks of care outside the network: the notice to the member once it was determined that the network cannot
 * give the care (`oon`), and the details of every appointment outside it that was accepted (`visit:<appointmentId>`).
 */
export function networkClocks(context: CaseContext): PlannedClock[] {
  if (context.facts.isVoid) return [];
  return [...noticeClocks(context), ...detailsClocks(context)];
}

function noticeClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  const found = facts.kase.events.find(({ type }) => type === UNAVAILABLE);
  const anchor = found ?? facts.kase.voided.find(({ event }) => event.type === UNAVAILABLE)?.event;
  if (!anchor) return [];
  const service = serviceOf(facts);
  const date = facts.table.localDate(anchor.time);
  const notices = facts.kase.events.filter(({ type }) => type === NOTICE_SENT);
  return resolver.applying(facts, date, 'network-unavailable', service).map((standard) =>
    planClock(context, {
      standard,
      anchorKey: 'oon',
      anchor,
      startedAt: anchor.time,
      slots: notices.map((event) => notice(event)),
      wanted: { service, format: undefined, modality: undefined },
      stopBy: 'made',
      endings: facts.endings,
      isVoid: !found,
      steps: [
        step(
          'start',
          [anchor],
          { service, startedAt: formatInstant(anchor.time), zone: facts.table.zone },
          `That the network cannot give ${service} in time was determined at ${formatInstant(anchor.time)}: ${standard.pack} ${standard.packVersion} applies.`,
        ),
      ],
    }),
  );
}

/** Every appointment outside the network that the member accepted: from the acceptance, else the booking, on. */
function detailsClocks(context: CaseContext): PlannedClock[] {
  const { facts, resolver } = context;
  const service = serviceOf(facts);
  const clocks: PlannedClock[] = [];
  for (const slot of acceptedOutside(facts)) {
    const { acceptedBy } = slot;
    const date = facts.table.localDate(acceptedBy.time);
    for (const standard of resolver.applying(facts, date, 'out-of-network-accepted', service)) {
      clocks.push(detailsClock(context, standard, slot, service));
    }
  }
  return clocks;
}

type Accepted = Slot & { readonly appointmentId: string; readonly acceptedBy: StoredEvent };

function acceptedOutside({ slots }: CaseFacts): readonly Accepted[] {
  const byAppointment = new Map<string, Accepted>();
  for (const slot of slots) {
    if (slot.inNetwork !== false || slot.appointmentId === undefined || !slot.acceptedBy) continue;
    if (slot.kind === 'visit' || byAppointment.has(slot.appointmentId)) continue;
    byAppointment.set(slot.appointmentId, slot as Accepted);
  }
  return [...byAppointment.values()];
}

function detailsClock(
  context: CaseContext,
  standard: Standard,
  slot: Accepted,
  service: string,
): PlannedClock {
  const { facts } = context;
  const { appointmentId, acceptedBy } = slot;
  const sent = facts.kase.events.filter(
    (event) => event.type === DETAILS_SENT && textOf(event, 'appointmentId') === appointmentId,
  );
  return planClock(context, {
    standard,
    anchorKey: `visit:${appointmentId}`,
    anchor: acceptedBy,
    startedAt: acceptedBy.time,
    slots: sent.map((event) => notice(event)),
    // Details that went out with the offer itself are details given.
    countsFrom: slot.madeAt,
    wanted: { service, format: undefined, modality: undefined },
    stopBy: 'made',
    endings: [...facts.endings, ...givenBack(slot)],
    steps: [
      step(
        'start',
        [acceptedBy],
        { appointmentId, startedAt: formatInstant(acceptedBy.time), zone: facts.table.zone },
        `The appointment ${appointmentId} outside the network was accepted at ${formatInstant(acceptedBy.time)}: ${standard.pack} ${standard.packVersion} applies.`,
      ),
    ],
  });
}

/** An appointment that no longer stands needs no details. */
function givenBack({ takenBack, unclear, givenUp }: Slot): readonly Ending[] {
  const event = takenBack?.event ?? unclear ?? givenUp;
  return event ? [{ reason: 'appointment-cancelled', at: event.time, event, closing: false }] : [];
}

function notice(event: StoredEvent): Slot {
  return actSlot({ kind: 'notice', key: event.id, event, at: event.time });
}

function serviceOf({ needs }: CaseFacts): string {
  return needs[0]?.service ?? '';
}

/**
 * A broken in-network promise is unavailability in effect: shown as an indicator where a pack of the place knows duties
 * of care outside the network and nobody determined that the network cannot give the care.
 */
export function constructiveUnavailability(
  { facts, resolver }: CaseContext,
  { kind, stop, only }: Standard,
  service: string,
  startedAt: number,
): readonly string[] {
  if (kind !== 'duty' || stop.kind !== 'offered' || only.event !== undefined) return [];
  const date = facts.table.localDate(startedAt);
  const known = resolver.applying(facts, date, 'network-unavailable', service).length > 0;
  if (!known || facts.kase.events.some(({ type }) => type === UNAVAILABLE)) return [];
  return [CONSTRUCTIVE];
}
