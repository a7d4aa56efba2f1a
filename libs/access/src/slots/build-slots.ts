import type { DayTable } from '@tam/calendar';
import type { StoredEvent } from '@tam/record';
import { sideOf, type Side } from '../facts/actor';
import { flagOf, instantOf, textOf } from '../facts/fields';
import type { Slot, TakingBack } from './slot';

/** Everything that could stop a clock on one case, in the order in which it was made. */
export function buildSlots(events: readonly StoredEvent[], table: DayTable): readonly Slot[] {
  return new SlotBook(table).read(events);
}

class SlotBook {
  private readonly slots: Slot[] = [];
  private readonly offers = new Map<string, Slot[]>();
  /** The slot of each appointment; several where it was booked twice, or the offer it was made of had been sent twice. */
  private readonly appointments = new Map<string, readonly Slot[]>();
  /** Acts on an appointment that is not known yet: they wait for it. */
  private readonly waiting = new Map<string, StoredEvent[]>();

  constructor(private readonly table: DayTable) {}

  read(events: readonly StoredEvent[]): readonly Slot[] {
    for (const event of events) this.apply(event);
    return this.slots;
  }

  private apply(event: StoredEvent): void {
    switch (event.type) {
      case 'scheduling.slot-offered.v1':
        return this.offer(event);
      case 'scheduling.offer-declined.v1':
        return this.eachOffer(event, (slot) => giveUpOrTakeBack(slot, event, 'member', 'withdrawn'));
      case 'scheduling.offer-accepted.v1':
        return this.eachOffer(event, (slot) => accept(slot, event));
      case 'scheduling.offer-withdrawn.v1':
        return this.eachOffer(event, (slot) => giveUpOrTakeBack(slot, event, 'plan', 'withdrawn'));
      case 'scheduling.appointment-booked.v1':
        return this.book(event);
      case 'scheduling.appointment-rescheduled.v1':
      case 'scheduling.appointment-cancelled.v1':
      case 'scheduling.appointment-missed.v1':
        return this.change(event);
      case 'scheduling.appointment-attended.v1':
        return this.attend(event);
      case 'care.delivered.v1':
        return this.deliver(event);
    }
  }

  private offer(event: StoredEvent): void {
    const slot = this.make(event, 'offer', textOf(event, 'offerId') ?? event.id);
    if (!slot) return;
    const sameId = this.offers.get(slot.key);
    if (sameId) sameId.push(slot);
    else this.offers.set(slot.key, [slot]);
  }

  private eachOffer(event: StoredEvent, act: (slot: Slot) => void): void {
    const offerId = textOf(event, 'offerId');
    if (offerId !== undefined) this.offers.get(offerId)?.forEach(act);
  }

  private book(event: StoredEvent): void {
    const appointmentId = textOf(event, 'appointmentId') ?? event.id;
    const known = this.offers.get(textOf(event, 'offerId') ?? '') ?? [];
    known.forEach((offered) => accept(offered, event));
    const slots = this.bookedOffers(event, known) ?? this.made(event, appointmentId);
    if (slots.length === 0) return;
    for (const slot of slots) {
      accept(slot, event);
      slot.appointmentId = appointmentId;
    }
    this.appointments.set(appointmentId, [...(this.appointments.get(appointmentId) ?? []), ...slots]);
    const acts = this.waiting.get(appointmentId);
    this.waiting.delete(appointmentId);
    acts?.forEach((act) => this.change(act));
  }

  /** The known offers of the booked start (several, where a source sent one offer twice); undefined: it is another slot. */
  private bookedOffers(event: StoredEvent, known: readonly Slot[]): readonly Slot[] | undefined {
    const startsAt = instantOf(event, 'startsAt');
    if (startsAt === undefined) return known.slice(0, 1);
    const same = known.filter((slot) => this.startOf(event, startsAt) === slot.startsAt);
    return same.length > 0 ? same : undefined;
  }

  private made(event: StoredEvent, appointmentId: string): readonly Slot[] {
    const booking = this.make(event, 'booking', appointmentId);
    return booking ? [booking] : [];
  }

  private change(event: StoredEvent): void {
    const appointmentId = textOf(event, 'appointmentId') ?? '';
    const slots = this.appointments.get(appointmentId);
    if (!slots) {
      this.waiting.set(appointmentId, [...(this.waiting.get(appointmentId) ?? []), event]);
      return;
    }
    switch (event.type) {
      case 'scheduling.appointment-cancelled.v1':
        return slots.forEach((slot) => giveUpOrTakeBack(slot, event, 'unknown', 'cancelled'));
      case 'scheduling.appointment-missed.v1':
        return slots.forEach((slot) => miss(slot, event));
      default:
        return this.move(slots, event, appointmentId);
    }
  }

  private move(slots: readonly Slot[], event: StoredEvent, appointmentId: string): void {
    const last = slots.at(-1);
    const moved = this.make(event, 'move', appointmentId, last);
    if (moved && moved.startsAt === last?.startsAt) {
      this.slots.pop();
      return;
    }
    slots.forEach((slot) => giveUpOrTakeBack(slot, event, 'unknown', 'moved'));
    if (!moved) return;
    accept(moved, event);
    moved.appointmentId = appointmentId;
    this.appointments.set(appointmentId, [moved]);
  }

  private attend(event: StoredEvent): void {
    const appointmentId = textOf(event, 'appointmentId') ?? event.id;
    const booked = this.appointments.get(appointmentId)?.at(-1);
    const visit = this.make(event, 'visit', appointmentId, booked);
    if (visit) visit.appointmentId = appointmentId;
  }

  private deliver(event: StoredEvent): void {
    const appointmentId = textOf(event, 'appointmentId');
    const care = this.make(event, 'care', appointmentId ?? event.id);
    if (care) care.appointmentId = appointmentId;
  }

  private make(event: StoredEvent, kind: Slot['kind'], key: string, like?: Slot): Slot | undefined {
    const happened = kind === 'visit' || kind === 'care';
    const told = happened
      ? (instantOf(event, 'startedAt') ?? like?.opensAt ?? event.time)
      : instantOf(event, 'startsAt');
    if (told === undefined) return undefined;
    const knownByDay =
      (textOf(event, 'precision') ?? (kind === 'move' && like?.knownByDay ? 'day' : 'instant')) === 'day';
    const slot: Slot = {
      key,
      kind,
      caseId: event.caseId,
      event,
      madeAt: happened ? told : event.time,
      opensAt: knownByDay ? this.table.startOfDay(this.table.localDate(told)) : told,
      startsAt: knownByDay ? this.table.endOfDay(this.table.localDate(told)) : told,
      knownByDay,
      purpose: textOf(event, 'purpose') ?? like?.purpose,
      format: textOf(event, 'format') ?? like?.format,
      modality: textOf(event, 'modality') ?? like?.modality,
      providerRole: textOf(event, 'providerRole') ?? like?.providerRole,
      courseId: textOf(event, 'courseId') ?? like?.courseId,
      expiresAt: instantOf(event, 'expiresAt'),
      delayReason: textOf(event, 'delayReason'),
      replaces: textOf(event, 'replaces'),
      inNetwork: flagOf(event, 'inNetwork') ?? like?.inNetwork,
      misfit: undefined,
      doubt: undefined,
      appointmentId: undefined,
      acceptedBy: undefined,
      accepted: false,
      givenUp: undefined,
      takenBack: undefined,
      unclear: undefined,
      orderAssumed: false,
    };
    this.slots.push(slot);
    return slot;
  }

  private startOf(event: StoredEvent, startsAt: number): number {
    return textOf(event, 'precision') === 'day'
      ? this.table.endOfDay(this.table.localDate(startsAt))
      : startsAt;
  }
}

function accept(slot: Slot, event: StoredEvent): void {
  slot.accepted = true;
  slot.acceptedBy ??= event;
}

/**
 * What the member gives up first stays offered; what the plan's side takes back strictly before the start does not.
 * The first act decides: what follows an act of nobody knows whom makes it no clearer.
 */
function giveUpOrTakeBack(slot: Slot, event: StoredEvent, otherwise: Side, how: TakingBack): void {
  if (slot.givenUp || slot.takenBack) {
    const first = slot.givenUp ?? slot.takenBack!.event;
    if (
      first.time === event.time &&
      (sideOf(event, otherwise) === 'member') !== (slot.givenUp !== undefined)
    ) {
      slot.orderAssumed = true;
    }
    return;
  }
  if (slot.unclear || event.time >= slot.startsAt) return;
  const side = sideOf(event, otherwise);
  if (side === 'member') slot.givenUp = event;
  else if (side === 'plan') slot.takenBack = { event, how };
  else slot.unclear = event;
}

/** A visit missed by the provider or a system is taken back at its start, whenever that was recorded. */
function miss(slot: Slot, event: StoredEvent): void {
  const by = textOf(event, 'missedBy');
  if (slot.givenUp || slot.takenBack || slot.unclear || by === 'member') return;
  if (by === 'provider' || by === 'system') slot.takenBack = { event, how: 'missed' };
  else slot.unclear = event;
}
