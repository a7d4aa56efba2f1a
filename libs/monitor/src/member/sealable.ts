import type { MemberState } from './member-state';

/**
 * Whether a member may be sealed: nothing of it waits for time, for a gate or for a person, and no event of it was
 * recorded after `before` (epoch ms). The whole member, never one case of several: what is said of a case may rest on its
 * siblings, and would change if one of them were out of sight.
 */
export function isSealable(member: MemberState, before: number): boolean {
  if (member.cases.size === 0 || member.dueAt !== null || member.settleAt !== null || member.gaps > 0)
    return false;
  for (const { events, body, saidChanged } of member.cases.values()) {
    if (body === undefined || saidChanged) return false;
    if (events.some(({ time, recorded }) => (recorded ?? time) > before)) return false;
  }
  return true;
}
