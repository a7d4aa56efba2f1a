import type { Standard } from '@tam/standards';
import { isScheduled, type Slot } from './slot';

const MINUTE = 60_000;

/** What of the request decides which slots satisfy it. */
export interface Wanted {
  readonly service: string;
  readonly format: string | undefined;
  readonly modality: string | undefined;
}

/** Why a slot of a schedule does not stop a clock. */
export type Misfit = 'purpose' | 'provider-role' | 'group-not-asked' | 'telehealth' | 'short-offer';

/** The slots that can stop a clock of a kind at all, whatever they are worth to it. */
const STOPPED_BY: { readonly [kind in Standard['stop']['kind']]: (slot: Slot) => boolean } = {
  offered: (slot) => isScheduled(slot) && slot.kind !== 'care',
  booked: (slot) => isScheduled(slot) && wasTaken(slot),
  attended: (slot) => slot.kind === 'visit' || slot.kind === 'care',
  answered: (slot) => slot.kind === 'answer' || slot.kind === 'call-back',
  reached: (slot) => slot.kind === 'contact',
  reviewed: (slot) => slot.kind === 'review',
  arrived: (slot) => slot.kind === 'arrival',
  sent: (slot) => slot.kind === 'notice',
  arranged: (slot) => slot.kind === 'arrangement',
  interpreted: (slot) => slot.kind === 'interpreter',
};

/** Those of some slots that a standard's stop is about. */
export function slotsThatStop(standard: Standard, slots: readonly Slot[]): readonly Slot[] {
  const counts = STOPPED_BY[standard.stop.kind];
  return slots.every(counts) ? slots : slots.filter(counts);
}

const TELEHEALTH: ReadonlySet<string> = new Set(['video', 'phone']);

/** Whether a slot satisfies what the standard promises to this request; undefined: it does. */
export function misfitOf(slot: Slot, standard: Standard, wanted: Wanted): string | undefined {
  if (slot.misfit !== undefined || !isScheduled(slot)) return slot.misfit;
  return unsuited(slot, standard, wanted);
}

function unsuited(slot: Slot, standard: Standard, wanted: Wanted): Misfit | undefined {
  const { stop } = standard;
  if (slot.purpose === undefined || !stop.purposes.includes(slot.purpose)) return 'purpose';
  if (!roleSatisfies(slot.providerRole, standard, wanted.service)) return 'provider-role';
  if (slot.format === 'group' && stop.group === 'if-asked' && wanted.format !== 'group')
    return 'group-not-asked';
  if (
    slot.modality !== undefined &&
    TELEHEALTH.has(slot.modality) &&
    !telehealthCounts(slot, standard, wanted)
  ) {
    return 'telehealth';
  }
  return isShortOffer(slot, standard) && !wasTaken(slot) ? 'short-offer' : undefined;
}

/** A role missing on a slot satisfies; a wrong one does not. */
export function roleSatisfies(role: string | undefined, standard: Standard, service: string): boolean {
  const roles = standard.stop.providerRoles[service];
  return role === undefined || roles === undefined || roles.includes(role);
}

/** An offer that expires so soon after being made that it counts only if it was accepted. */
export function isShortOffer(slot: Slot, standard: Standard): boolean {
  return slot.expiresAt !== undefined && slot.expiresAt - slot.madeAt <= standard.shortOfferMinutes * MINUTE;
}

/** Whether it was accepted while there was still something to accept. */
function wasTaken({ kind, acceptedBy, startsAt }: Slot): boolean {
  return kind !== 'offer' || (acceptedBy !== undefined && acceptedBy.time <= startsAt);
}

function telehealthCounts(slot: Slot, standard: Standard, wanted: Wanted): boolean {
  switch (standard.stop.telehealth) {
    case 'counts':
      return true;
    case 'unless-in-person':
      return wanted.modality !== 'in-person' && slot.givenUp?.fields['reasonCode'] !== 'telehealth-refused';
    case 'if-elected':
      return wanted.modality !== undefined && TELEHEALTH.has(wanted.modality);
  }
}
