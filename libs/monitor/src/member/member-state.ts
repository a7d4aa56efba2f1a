import type { StoredEvent } from '@tam/record';
import type { Said } from './said';

/** One open case of a member as a round holds it. */
export interface CaseState {
  readonly caseId: string;
  /** Every variant of every event of the case, in the order of arrival. */
  readonly events: StoredEvent[];
  readonly said: Map<string, Said>;
  /** The compact text of the events as it is stored; undefined where the events have changed since. */
  body: string | undefined;
  saidChanged: boolean;
}

/** A member as a round holds it: everything that is kept, and what of it has changed since it was stored. */
export interface MemberState {
  readonly partition: number;
  readonly memberRef: string;
  readonly cases: Map<string, CaseState>;
  dueAt: number | null;
  settleAt: number | null;
  gaps: number;
  scope: number;
  /** Its rows were sealed and come back with the round that works on it. */
  isUnsealed: boolean;
  /** Whether dueAt, settleAt, gaps or scope differ from the row. */
  rowChanged: boolean;
}

/** A member of whom nothing is stored yet. */
export function newMember(partition: number, memberRef: string): MemberState {
  return {
    partition,
    memberRef,
    cases: new Map(),
    dueAt: null,
    settleAt: null,
    gaps: 0,
    scope: 0,
    isUnsealed: false,
    rowChanged: false,
  };
}

/** The case of that id, made where the member has none yet. */
export function caseOf(member: MemberState, caseId: string): CaseState {
  let state = member.cases.get(caseId);
  if (!state) {
    state = { caseId, events: [], said: new Map(), body: undefined, saidChanged: false };
    member.cases.set(caseId, state);
  }
  return state;
}

/** All events of the member, all variants. */
export function eventsOf(member: MemberState): StoredEvent[] {
  if (member.cases.size === 1) {
    for (const state of member.cases.values()) return state.events;
  }
  const events: StoredEvent[] = [];
  for (const state of member.cases.values()) for (const event of state.events) events.push(event);
  return events;
}
