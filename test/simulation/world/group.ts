import type { Chance } from './chance';
import type { Host } from './host';
import type { Scheduler } from './scheduler';
import type { Membership, SimulatedSource } from './simulated-source';

export interface GroupParts {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly partitions: number;
  /** After so long without a sign a member is out, ms. */
  readonly sessionTimeout: number;
  readonly trace: (line: string) => void;
}

/** From a change of the members to the new assignment, ms. */
const REBALANCE_WITHIN = 60;
/** How long a member may take to hear of something, ms. */
const HEARD_WITHIN = 40;

/**
 * The coordinator of a consumer group. Gives every partition to one member and tells each what is its own; a member that
 * gave no sign for too long is out, and learns of it only when it speaks again.
 */
export class Group implements Membership {
  rebalances = 0;
  private readonly members = new Set<SimulatedSource>();
  private readonly expelled = new Set<SimulatedSource>();
  private isPlanned = false;

  constructor(private readonly parts: GroupParts) {}

  join(source: SimulatedSource): void {
    this.members.add(source);
    source.host.onDeath(() =>
      this.parts.scheduler.after(this.parts.sessionTimeout, () => this.expel(source)),
    );
    this.plan();
  }

  leave(source: SimulatedSource): void {
    if (this.members.delete(source)) this.plan();
  }

  /** The process of this member was stopped now. */
  halted(host: Host): void {
    this.parts.scheduler.after(this.parts.sessionTimeout, () => {
      if (host.state !== 'stopped') return;
      for (const member of this.members) if (member.host === host) this.expel(member);
    });
  }

  /** It goes on: if it was expelled it works as if nothing had happened until it hears of it, and joins again. */
  resumed(host: Host): void {
    for (const source of this.expelled) {
      if (source.host !== host) continue;
      this.expelled.delete(source);
      const { scheduler, chance } = this.parts;
      const after = chance.is(0.3)
        ? chance.whole(HEARD_WITHIN, 10 * HEARD_WITHIN)
        : chance.whole(0, HEARD_WITHIN);
      scheduler.after(after, () =>
        host.run(() => {
          source.revoke(source.partitions);
          this.members.add(source);
          this.plan();
        }),
      );
    }
  }

  rebalance(overlap: boolean): void {
    const generation = ++this.rebalances;
    const members = [...this.members].filter((member) => member.host.state === 'running');
    for (const member of [...this.members]) {
      if (member.host.state === 'stopped') this.expel(member, false);
      if (member.host.state === 'dead') this.members.delete(member);
    }
    const assignment = this.divide(members);
    let revokedBy = 0;
    for (const member of members) {
      const lost = member.partitions.filter((one) => !assignment.get(member)!.includes(one));
      if (lost.length === 0) continue;
      const after = this.parts.chance.whole(0, HEARD_WITHIN) + (overlap ? 3 * HEARD_WITHIN : 0);
      if (!overlap) revokedBy = Math.max(revokedBy, after);
      this.tell(member, generation, after, () => member.revoke(lost));
    }
    for (const member of members) {
      const own = assignment.get(member)!;
      const after = revokedBy + this.parts.chance.whole(1, HEARD_WITHIN);
      this.parts.trace(`${member.host.name} will own ${own.join(',') || 'nothing'}`);
      this.tell(member, generation, after, () => member.assign(own));
    }
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    this.parts.scheduler.after(this.parts.chance.whole(5, REBALANCE_WITHIN), () => {
      this.isPlanned = false;
      this.rebalance(false);
    });
  }

  private expel(source: SimulatedSource, andRebalance = true): void {
    if (!this.members.delete(source)) return;
    if (source.host.state === 'stopped') this.expelled.add(source);
    if (andRebalance) this.plan();
  }

  /** Keeps most partitions where they are. */
  private divide(members: readonly SimulatedSource[]): Map<SimulatedSource, number[]> {
    const { chance, partitions } = this.parts;
    const assignment = new Map<SimulatedSource, number[]>(members.map((member) => [member, []]));
    if (members.length === 0) return assignment;
    const isSticky = chance.is(0.5);
    for (let partition = 0; partition < partitions; partition++) {
      const old = members.find((member) => member.partitions.includes(partition));
      assignment.get(isSticky && old ? old : chance.pick(members))!.push(partition);
    }
    return assignment;
  }

  /** What belongs to an older generation is not heeded. */
  private tell(member: SimulatedSource, generation: number, after: number, act: () => void): void {
    this.parts.scheduler.after(after, () =>
      member.host.run(() => {
        if (this.members.has(member) && generation === this.rebalances) act();
      }),
    );
  }
}
