import { storedBytes, type StoredEvent } from '@tam/record';
import { caseOf, type CaseState, type MemberState } from './member-state';

/**
 * What an event was to a member's record. 'earlier': a duplicate that could be known earlier than thought. 'conflict':
 * the first delivery that says something else under a (source, id) known already; further ones are 'variant'.
 */
export type Added = 'new' | 'duplicate' | 'earlier' | 'conflict' | 'variant';

/**
 * Adds one event to the set of a member. Every variant of a conflict is kept, so that which of them is used does not
 * depend on which came first.
 */
export function addEvent(member: MemberState, event: StoredEvent): Added {
  let variants = 0;
  let bytes: string | undefined;
  for (const state of member.cases.values()) {
    const { events } = state;
    for (let i = 0; i < events.length; i++) {
      const known = events[i]!;
      if (known.id !== event.id || known.source !== event.source) continue;
      bytes ??= storedBytes(event);
      if (storedBytes(known) === bytes) return recordedEarlier(state, i, event) ? 'earlier' : 'duplicate';
      variants++;
    }
  }
  const state = caseOf(member, event.caseId);
  state.events.push(event);
  state.body = undefined;
  if (variants === 0) return 'new';
  return variants === 1 ? 'conflict' : 'variant';
}

/** Of two equal deliveries the earlier recorded time is kept; one without a recorded time says nothing. */
function recordedEarlier(state: CaseState, index: number, event: StoredEvent): boolean {
  const known = state.events[index]!;
  if (event.recorded === undefined) return false;
  if (known.recorded !== undefined && known.recorded <= event.recorded) return false;
  state.events[index] = { ...known, recorded: event.recorded };
  state.body = undefined;
  return true;
}
