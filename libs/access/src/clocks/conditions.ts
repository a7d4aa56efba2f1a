import type { StoredEvent } from '@tam/record';
import type { Conditions } from '@tam/standards';
import type { CaseFacts, Need } from './case-facts';
import { actorOf, isTrue } from '../facts/fields';

const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

const RECORDED: { readonly [event in NonNullable<Conditions['event']>]: string } = {
  'network-unavailable': 'intake.network-unavailable.v1',
  'self-arranged': 'care.self-arranged.v1',
};

/** Whether somebody else than the member's side asked; where nobody says who, it was the member. */
export function isThirdParty(request: StoredEvent): boolean {
  const office = actorOf(request, 'requestedBy')?.office;
  return office !== undefined && !MEMBER_SIDE.has(office);
}

/** Whether all that a standard asks of a request besides service, urgency and date is so. */
export function conditionsHold(only: Conditions, facts: CaseFacts, need: Need): boolean {
  const { requestedBy, newPatient, event: recorded } = only;
  if (requestedBy !== undefined && (requestedBy === 'third-party') !== isThirdParty(need.event)) return false;
  if (newPatient && !isTrue(need.event, 'newPatient')) return false;
  return recorded === undefined || facts.kase.events.some(({ type }) => type === RECORDED[recorded]);
}
