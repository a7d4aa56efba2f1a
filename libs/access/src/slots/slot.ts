import type { StoredEvent } from '@tam/record';

/** How the plan's side, or nobody knows who, took a slot back. */
export type TakingBack = 'withdrawn' | 'cancelled' | 'moved' | 'missed';

/** What a slot is: a chance of care that was offered, booked, moved or used, or another act that a promise is kept by. */
export type SlotKind =
  | 'offer'
  | 'booking'
  | 'move'
  | 'visit'
  | 'care'
  | 'answer'
  | 'call-back'
  | 'contact'
  | 'review'
  | 'arrival'
  | 'notice'
  | 'arrangement'
  | 'interpreter';

/** Something that nobody recorded and without which a slot or a clock cannot be judged. */
export interface Doubt {
  /** What is missing, in words. */
  readonly missing: string;
  readonly because: string;
}

/** One chance of care, or another act that can stop a clock. Instants are epoch ms. */
export interface Slot {
  /** The offerId or, for bookings, moves and visits, the appointmentId: what people know it by. */
  readonly key: string;
  readonly kind: SlotKind;
  readonly caseId: string;
  /** The event that made it. */
  readonly event: StoredEvent;
  readonly madeAt: number;
  /** First instant at which it can start: for a slot known only by day, the day's first. */
  readonly opensAt: number;
  /** When it starts; a slot known only by day counts as that day's last millisecond. */
  readonly startsAt: number;
  readonly knownByDay: boolean;
  readonly purpose: string | undefined;
  readonly format: string | undefined;
  readonly modality: string | undefined;
  readonly providerRole: string | undefined;
  readonly courseId: string | undefined;
  readonly expiresAt: number | undefined;
  /** Why a booking lies where it lies, as the source coded it. */
  readonly delayReason: string | undefined;
  /** The appointment this one stands in for. */
  readonly replaces: string | undefined;
  /** Whether the provider belongs to the network; undefined where nobody says. */
  readonly inNetwork: boolean | undefined;
  /** Why an act that is no slot of a schedule counts for nothing; of slots of a schedule the standard tells. */
  readonly misfit: string | undefined;
  /** What has to be known before it counts. */
  readonly doubt: Doubt | undefined;
  appointmentId: string | undefined;
  /** The act by which it was accepted: the booking, or the acceptance. */
  acceptedBy: StoredEvent | undefined;
  accepted: boolean;
  /** The member declined, cancelled or moved it: it stays offered. */
  givenUp: StoredEvent | undefined;
  takenBack: { readonly event: StoredEvent; readonly how: TakingBack } | undefined;
  /** Taken back, and nobody knows by whom. */
  unclear: StoredEvent | undefined;
  /** Two acts on it at one instant whose order decides: the order was assumed. */
  orderAssumed: boolean;
}

/** Whether an offer still stands: nobody but the member gave it up. */
export function stands(slot: Slot): boolean {
  return slot.takenBack === undefined && slot.unclear === undefined;
}

const SCHEDULED: ReadonlySet<SlotKind> = new Set(['offer', 'booking', 'move', 'visit', 'care']);

/** Whether it is a slot of a schedule, which a standard tests by purpose, role, format and modality. */
export function isScheduled(slot: Slot): boolean {
  return SCHEDULED.has(slot.kind);
}

/** What an act that is no slot of a schedule is made of. */
export interface ActParts {
  readonly kind: SlotKind;
  readonly key: string;
  readonly event: StoredEvent;
  /** When it happened, epoch ms. */
  readonly at: number;
  readonly misfit?: string | undefined;
  readonly doubt?: Doubt | undefined;
}

/** An answer, a contact, an arrival or a notice, in the form in which clocks are judged. */
export function actSlot({ kind, key, event, at, misfit, doubt }: ActParts): Slot {
  return {
    key,
    kind,
    caseId: event.caseId,
    event,
    madeAt: at,
    opensAt: at,
    startsAt: at,
    knownByDay: false,
    purpose: undefined,
    format: undefined,
    modality: undefined,
    providerRole: undefined,
    courseId: undefined,
    expiresAt: undefined,
    delayReason: undefined,
    replaces: undefined,
    inNetwork: undefined,
    misfit,
    doubt,
    appointmentId: undefined,
    acceptedBy: undefined,
    accepted: false,
    givenUp: undefined,
    takenBack: undefined,
    unclear: undefined,
    orderAssumed: false,
  };
}
