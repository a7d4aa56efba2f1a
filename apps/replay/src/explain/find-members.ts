import type { TamEvent } from '@tam/events';
import { decodeFile } from '../read/decode-file';

/** Where a case was found. Instants are epoch milliseconds. */
export interface FoundCase {
  /** The members that have a case of this id, in code-unit order. */
  readonly memberRefs: readonly string[];
  /** Latest event time of the input, over what was known. */
  readonly latest: number | undefined;
}

/** All that the input holds of one member. */
export interface MemberInput {
  readonly events: readonly TamEvent[];
  readonly gaps: number;
}

/** Reads the whole input once for the members that have a case, and for its latest event time. */
export async function findCase(
  input: string,
  caseId: string,
  known: (event: TamEvent) => boolean,
): Promise<FoundCase> {
  const memberRefs = new Set<string>();
  let latest: number | undefined;
  await decodeFile(input, (decoded) => {
    if (decoded.kind !== 'event' || !known(decoded.event)) return;
    const { event } = decoded;
    if (latest === undefined || event.time > latest) latest = event.time;
    if (event.caseId === caseId) memberRefs.add(event.memberRef);
  });
  return { memberRefs: [...memberRefs].sort(), latest };
}

/** Reads the input a second time for everything about some members: a case is judged in the light of its siblings. */
export async function readMembers(
  input: string,
  memberRefs: readonly string[],
  known: (event: TamEvent) => boolean,
): Promise<ReadonlyMap<string, MemberInput>> {
  const members = new Map(memberRefs.map((ref) => [ref, { events: [] as TamEvent[], gaps: 0 }]));
  await decodeFile(input, (decoded) => {
    if (decoded.kind === 'event' && known(decoded.event)) {
      members.get(decoded.event.memberRef)?.events.push(decoded.event);
    }
    if (decoded.kind === 'fault' && decoded.fault.memberRef !== undefined) {
      const member = members.get(decoded.fault.memberRef);
      if (member !== undefined) member.gaps++;
    }
  });
  return members;
}
