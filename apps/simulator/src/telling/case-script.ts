import { CLERK, MEMBER, PROVIDER, SYSTEM, type Actor } from '../world/actors';
import { instantText } from '../world/local-dates';
import type { Place } from '../world/place';
import type { Random } from '../world/random';
import type { Service } from '../world/service';
import { EventWriter, type Data, type Written } from './event-writer';

/** A slot as a story speaks of it; what is not said takes the usual value of the service. */
export interface Slot {
  readonly startsAt: number;
  readonly more?: Data | undefined;
}

export type Side = 'member' | 'representative' | 'provider' | 'plan' | 'system' | 'unknown';

/** Writes the events of one case in the words of its story. All times are epoch ms. */
export class CaseScript extends EventWriter {
  private count = 0;

  constructor(
    ref: { readonly memberRef: string; readonly caseId: string },
    private readonly place: Place,
    private readonly service: Service,
    private readonly random: Random,
  ) {
    super(ref.memberRef, ref.caseId, service.name === 'sud-nonphysician' ? 'part2' : undefined);
  }

  request(time: number, data: Data): Written {
    const { region, timeZone, lineOfBusiness, network, facility } = this.place;
    return this.write('intake', 'intake.request-received.v1', time, {
      service: this.service.name,
      requestedBy: MEMBER,
      channel: this.random.pick(['phone', 'phone', 'app', 'web']),
      lineOfBusiness,
      network,
      region,
      timeZone,
      facility,
      newPatient: this.random.chance(0.6),
      ageBand: this.random.pick(['adolescent', 'adult', 'adult', 'adult', 'older-adult']),
      ...data,
    });
  }

  /** A slot put to the member; answers with the offer's id. `heardAt`: entered later than it was made. */
  offer(time: number, slot: Slot, heardAt = time): string {
    const offerId = this.newId('offer');
    this.write(
      'scheduling',
      'scheduling.slot-offered.v1',
      time,
      { offerId, ...this.slotData(slot) },
      heardAt,
    );
    return offerId;
  }

  /** The same, for a story that needs the event itself. */
  offerEvent(time: number, slot: Slot): Written {
    const offerId = this.newId('offer');
    return this.write('scheduling', 'scheduling.slot-offered.v1', time, { offerId, ...this.slotData(slot) });
  }

  /** A booking, of an offer where `offerId` is given; answers with the appointment's id. */
  book(time: number, slot: Slot, offerId?: string): string {
    const appointmentId = this.newId('visit');
    this.write('scheduling', 'scheduling.appointment-booked.v1', time, {
      appointmentId,
      offerId,
      ...this.slotData(slot),
    });
    return appointmentId;
  }

  /** The member accepts an offer and has it booked in the same breath; answers with the appointment's id. */
  acceptAndBook(time: number, slot: Slot, offerId: string): string {
    this.write('scheduling', 'scheduling.offer-accepted.v1', time, {
      offerId,
      by: CLERK,
      initiatedBy: 'member',
    });
    return this.book(time + 1_000, slot, offerId);
  }

  decline(time: number, offerId: string, initiatedBy: Side, reasonCode: string): Written {
    return this.write('scheduling', 'scheduling.offer-declined.v1', time, {
      offerId,
      by: CLERK,
      initiatedBy,
      reasonCode,
    });
  }

  withdraw(time: number, offerId: string, initiatedBy: Side): Written {
    return this.write('scheduling', 'scheduling.offer-withdrawn.v1', time, {
      offerId,
      by: voiceOf(initiatedBy),
      initiatedBy,
      reasonCode: 'provider-unavailable',
    });
  }

  cancel(time: number, appointmentId: string, initiatedBy: Side): Written {
    return this.write('scheduling', 'scheduling.appointment-cancelled.v1', time, {
      appointmentId,
      by: initiatedBy === 'member' ? CLERK : voiceOf(initiatedBy),
      initiatedBy,
      reasonCode: initiatedBy === 'member' ? 'member-request' : 'provider-unavailable',
    });
  }

  move(time: number, appointmentId: string, startsAt: number, initiatedBy: Side): Written {
    return this.write('scheduling', 'scheduling.appointment-rescheduled.v1', time, {
      appointmentId,
      startsAt: instantText(startsAt),
      by: initiatedBy === 'member' ? CLERK : voiceOf(initiatedBy),
      initiatedBy,
      reasonCode: initiatedBy === 'member' ? 'member-request' : 'provider-unavailable',
    });
  }

  /** The visit took place; recorded when it is over. */
  attend(appointmentId: string, startedAt: number, data: Data = {}): Written {
    return this.write('scheduling', 'scheduling.appointment-attended.v1', startedAt + 50 * 60_000, {
      appointmentId,
      startedAt: instantText(startedAt),
      purpose: this.service.firstPurpose,
      providerRole: this.service.role,
      ...data,
    });
  }

  miss(time: number, appointmentId: string, missedBy: 'member' | 'provider' | 'system'): Written {
    return this.write('scheduling', 'scheduling.appointment-missed.v1', time, { appointmentId, missedBy });
  }

  changeUrgency(time: number, decidedBy: Actor, data: Data): Written {
    return this.write('intake', 'intake.urgency-changed.v1', time, { decidedBy, ...data });
  }

  /** Takes an event of this case back. */
  void(time: number, target: Written, data: Data = {}): Written {
    return this.write('intake', 'intake.event-voided.v1', time, {
      voids: { source: target.source, id: target.id },
      by: CLERK,
      ...data,
    });
  }

  /** A business id of this case: `<kind>-<case>-<n>`. */
  newId(kind: string): string {
    return `${kind}-${this.caseId}-${++this.count}`;
  }

  private slotData({ startsAt, more }: Slot): Data {
    return {
      startsAt: instantText(startsAt),
      purpose: this.service.firstPurpose,
      format: 'individual',
      modality: this.random.pick(['in-person', 'in-person', 'video']),
      providerRole: this.service.role,
      inNetwork: true,
      ...more,
    };
  }
}

/** Who types it, where a side acts for itself. */
function voiceOf(side: Side): Actor | undefined {
  if (side === 'unknown') return undefined;
  return side === 'system' ? SYSTEM : side === 'provider' ? PROVIDER : CLERK;
}
