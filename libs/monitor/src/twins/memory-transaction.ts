import type {
  DueAsk,
  Earliest,
  LetterKey,
  MemberKey,
  MemberRow,
  MemberRows,
  OpenLetter,
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
      sealed: keys.flatMap((key) => this.database.sealed.get(rowKey(key.partition, key.memberRef)) ?? []),
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

  earliestAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]> {
    return Promise.resolve(this.earliest(asks, (row) => row.dueAt));
  }

  earliestUnsettledAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]> {
    return Promise.resolve(this.earliest(asks, (row) => row.settleAt));
  }

  walk(
    partition: number,
    after: string,
    limit: number,
    which: 'all' | 'settled',
  ): Promise<readonly string[]> {
    const refs = new Set<string>();
    for (const row of this.database.cases()) {
      const isWanted = which === 'all' || !this.database.members.has(rowKey(partition, row.memberRef));
      if (row.partition === partition && row.memberRef > after && isWanted) refs.add(row.memberRef);
    }
    return Promise.resolve([...refs].sort().slice(0, limit));
  }

  openLetters(keys: readonly LetterKey[]): Promise<readonly OpenLetter[]> {
    const wanted = new Set(keys.map(({ partition, seq }) => `${partition}/${seq}`));
    const open: OpenLetter[] = [];
    for (const name of wanted) {
      const [partition = 0, seq = 0] = name.split('/').map(Number);
      const letter = this.database.letters(partition)[seq - 1];
      const { settledLetters, redrivenLetters } = this.database;
      if (!letter || settledLetters.has(name) || !redrivenLetters.has(name)) continue;
      open.push({ partition, seq, memberRef: letter.memberRef, gap: letter.gap });
    }
    return Promise.resolve(open);
  }

  private earliest(asks: readonly DueAsk[], instantOf: InstantOf): Earliest[] {
    const found: Earliest[] = [];
    for (const { partition, scope, upTo } of asks) {
      let at = Infinity;
      for (const row of this.database.members.values()) {
        const instant = instantOf(row) ?? -Infinity;
        if (row.partition === partition && row.scope === scope && instant > upTo) at = Math.min(at, instant);
      }
      if (at < Infinity) found.push({ partition, scope, at });
    }
    return found;
  }

  private membersUpTo(asks: readonly DueAsk[], limit: number, instantOf: InstantOf): MemberRow[] {
    const key = ({ partition, scope }: Pick<DueAsk, 'partition' | 'scope'>): string =>
      `${partition} ${scope}`;
    const upTo = new Map(asks.map((ask) => [key(ask), ask.upTo]));
    const at = (row: MemberRow): number => instantOf(row) ?? Infinity;
    return [...this.database.members.values()]
      .filter((row) => at(row) <= (upTo.get(key(row)) ?? -Infinity))
      .sort((a, b) => at(a) - at(b) || (a.memberRef < b.memberRef ? -1 : 1) || a.partition - b.partition)
      .slice(0, limit);
  }
}

type InstantOf = (row: MemberRow) => number | null;
