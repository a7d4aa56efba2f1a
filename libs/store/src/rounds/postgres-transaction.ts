import type {
  DueAsk,
  EarliestDue,
  MemberKey,
  MemberRow,
  MemberRows,
  Progress,
  RoundTransaction,
} from '@tam/monitor';
import type { PoolClient } from 'pg';
import { run } from './named-statement';
import type { ReadStatements } from './read-statements';

/** The reads of one round on its own connection, which runs them in the order in which they are made. */
export class PostgresTransaction implements RoundTransaction {
  constructor(
    private readonly client: PoolClient,
    private readonly statements: ReadStatements,
    readonly held: readonly Progress[],
    readonly now: number,
  ) {}

  async read(keys: readonly MemberKey[]): Promise<MemberRows> {
    if (keys.length === 0) return { cases: [], members: [] };
    const values = [keys.map(({ partition }) => partition), keys.map(({ memberRef }) => memberRef)];
    const [cases, members] = await Promise.all([
      run<MemberRows['cases'][number]>(this.client, this.statements.cases, values),
      run<MemberRow>(this.client, this.statements.members, values),
    ]);
    return { cases, members };
  }

  due(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return run(this.client, this.statements.due, [...columns(asks), limit]);
  }

  unsettled(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return run(this.client, this.statements.unsettled, [...columns(asks), limit]);
  }

  earliestAfter(asks: readonly DueAsk[]): Promise<readonly EarliestDue[]> {
    return run(this.client, this.statements.earliestAfter, columns(asks));
  }
}

const columns = (asks: readonly DueAsk[]): [number[], number[]] => [
  asks.map(({ partition }) => partition),
  asks.map(({ upTo }) => upTo),
];
