import type { Standard } from '@tam/standards';
import type { Slot } from './slot';

const MINUTE = 60_000;

/** What of the request decides which slots satisfy it. */
export interface Wanted {
  readonly service: string;
  readonly format: string | undefined;
  readonly modality: string | undefined;
}

/** Why a slot does not stop a clock. */
export type Misfit = 'purpose' | 'provider-role' | 'group-not-asked' | 'telehealth' | 'short-offer';

const TELEHEALTH: ReadonlySet<string> = new Set(['video', 'phone']);

/** Whether a slot satisfies what the standard promises to this request; undefined: it does. */
export function misfitOf(slot: Slot, standard: Standard, wanted: Wanted): Misfit | undefined {
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
  return isShortOffer(slot, standard) && !slot.accepted ? 'short-offer' : undefined;
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
