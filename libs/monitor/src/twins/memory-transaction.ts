import type {
  DueAsk,
  EarliestDue,
  MemberKey,
  MemberRow,
  MemberRows,
  Progress,
  RoundTransaction,
} from '../ports';
import { rowKey, type MemoryDatabase } from './memory-database';

/** Reads of one round on the twin of the database. */
export class MemoryTransaction implements RoundTransaction {
  readonly now: number;

  constructor(
    private readonly database: MemoryDatabase,
    readonly held: readonly Progress[],
  ) {
    this.now = database.clock();
  }

  read(keys: readonly MemberKey[]): Promise<MemberRows> {
    return Promise.resolve({
      cases: keys.flatMap((key) => [...this.database.cases(key)]),
      members: keys
        .map((key) => this.database.members.get(rowKey(key.partition, key.memberRef)))
        .filter((row) => row !== undefined),
    });
  }

  due(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return Promise.resolve(this.membersUpTo(asks, limit, (row) => row.dueAt));
  }

  unsettled(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return Promise.resolve(this.membersUpTo(asks, limit, (row) => row.settleAt));
  }

  earliestAfter(asks: readonly DueAsk[]): Promise<readonly EarliestDue[]> {
    const found: EarliestDue[] = [];
    for (const { partition, upTo } of asks) {
      let dueAt = Infinity;
      for (const row of this.database.members.values()) {
        if (row.partition === partition && row.dueAt !== null && row.dueAt > upTo) {
          dueAt = Math.min(dueAt, row.dueAt);
        }
      }
      if (dueAt < Infinity) found.push({ partition, dueAt });
    }
    return Promise.resolve(found);
  }

  private membersUpTo(
    asks: readonly DueAsk[],
    limit: number,
    instantOf: (row: MemberRow) => number | null,
  ): MemberRow[] {
    const upTo = new Map(asks.map((ask) => [ask.partition, ask.upTo]));
    const at = (row: MemberRow): number => instantOf(row) ?? Infinity;
    return [...this.database.members.values()]
      .filter((row) => at(row) <= (upTo.get(row.partition) ?? -Infinity))
      .sort((a, b) => at(a) - at(b) || (a.memberRef < b.memberRef ? -1 : 1) || a.partition - b.partition)
      .slice(0, limit);
  }
}
