import type { StoredEvent } from '@tam/record';

/** How the plan's side, or nobody knows who, took a slot back. */
export type TakingBack = 'withdrawn' | 'cancelled' | 'moved' | 'missed';

/** One chance of care that was offered, booked or attended: what can stop a clock. Instants are epoch ms. */
export interface Slot {
  /** The offerId or, for bookings, moves and visits, the appointmentId: what people know it by. */
  readonly key: string;
  readonly kind: 'offer' | 'booking' | 'move' | 'visit';
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
  appointmentId: string | undefined;
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
