import type { StoredEvent } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { CaseContext } from './case-context';
import type { CaseFacts } from './case-facts';
import { instantOf, textOf } from '../facts/fields';
import { actSlot, type Slot } from '../slots/slot';

/**
 * Whose offers count: all of the own case; of another case of the member for the same service those made from the
 * clock's start on, or all where the cases are linked as duplicates. Offers on a voided request count for nobody.
 */
export function slotsFor({ facts, cases }: CaseContext, service: string, startedAt: number): readonly Slot[] {
  if (cases.length === 1) return facts.slots;
  const slots = [...facts.slots];
  for (const other of cases) {
    if (other === facts || other.isVoid || !other.needs.some((need) => need.service === service)) continue;
    const duplicate = facts.duplicates.has(other.kase.caseId) || other.duplicates.has(facts.kase.caseId);
    for (const slot of other.slots) {
      if (slot.startsAt >= startedAt && (duplicate || slot.madeAt >= startedAt)) slots.push(slot);
    }
  }
  return slots;
}

/** The acts on a case that a standard's stop is about; undefined where it is about slots of a schedule. */
export function actsFor({ stop }: Standard, facts: CaseFacts): readonly Slot[] | undefined {
  switch (stop.kind) {
    case 'reached':
      return contacts(facts, stop.attempts);
    case 'reviewed':
      return eventsOf(facts, 'intake.request-reviewed.v1').map((event) =>
        actSlot({ kind: 'review', key: event.id, event, at: event.time }),
      );
    case 'arranged':
      return eventsOf(facts, 'care.self-arranged.v1').map((event) =>
        actSlot({
          kind: 'arrangement',
          key: event.id,
          event,
          at: instantOf(event, 'startedAt') ?? event.time,
        }),
      );
    default:
      return undefined;
  }
}

/** Contacts with the member's side and, where attempts count too, the attempt that makes the number full. */
function contacts(facts: CaseFacts, attempts: number): readonly Slot[] {
  const reached = eventsOf(facts, 'intake.contact-reached.v1').filter((event) => {
    const whom = textOf(event, 'with');
    return whom === undefined || whom === 'member' || whom === 'representative';
  });
  const tried = new Map<string, StoredEvent>();
  for (const event of eventsOf(facts, 'intake.contact-attempted.v1')) {
    const contactId = textOf(event, 'contactId') ?? event.id;
    if (!tried.has(contactId)) tried.set(contactId, event);
  }
  const enough = [...tried.values()][attempts - 1];
  const counted = attempts > 1 && enough ? [...reached, enough] : reached;
  return counted.map((event) =>
    actSlot({ kind: 'contact', key: textOf(event, 'contactId') ?? event.id, event, at: event.time }),
  );
}

function eventsOf(facts: CaseFacts, type: string) {
  return facts.kase.events.filter((event) => event.type === type);
}
