import type { MemberState } from '../member/member-state';

/**
 * Members of one partition kept decoded between rounds, the longest unused given up first. Coherent because of the
 * turn: whoever writes the partition moves it, and a partition found at another turn starts again with an empty cache.
 */
export class MemberCache {
  private readonly members = new Map<string, MemberState>();

  constructor(private readonly capacity: number) {}

  /** Takes the member out: while a round works on it nobody else may have it, and it comes back only if committed. */
  take(memberRef: string): MemberState | undefined {
    const member = this.members.get(memberRef);
    if (member) this.members.delete(memberRef);
    return member;
  }

  put(member: MemberState): void {
    if (this.capacity <= 0) return;
    this.members.set(member.memberRef, member);
    if (this.members.size <= this.capacity) return;
    for (const oldest of this.members.keys()) {
      this.members.delete(oldest);
      return;
    }
  }
}
