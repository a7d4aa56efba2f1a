import type {
  CaseRow,
  DueAsk,
  Earliest,
  LetterKey,
  MemberKey,
  MemberRow,
  MemberRows,
  OpenLetter,
  Progress,
  RoundTransaction,
} from '@tam/monitor';
import type { PoolClient } from 'pg';
import { run, type NamedStatement } from './named-statement';
import type { ReadStatements } from './read-statements';

/** The reads of one round on its own connection, one after the other in the order in which they are made. */
export class PostgresTransaction implements RoundTransaction {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: PoolClient,
    private readonly statements: ReadStatements,
    readonly held: readonly Progress[],
    readonly now: number,
  ) {}

  async read(keys: readonly MemberKey[]): Promise<MemberRows> {
    if (keys.length === 0) return { cases: [], sealed: [], members: [] };
    const values = [keys.map(({ partition }) => partition), keys.map(({ memberRef }) => memberRef)];
    const [cases, members] = await Promise.all([
      this.ask<CaseRow & { sealed: boolean }>(this.statements.cases, values),
      this.ask<MemberRow>(this.statements.members, values),
    ]);
    const rows = { open: [] as CaseRow[], sealed: [] as CaseRow[] };
    for (const { sealed, ...row } of cases) rows[sealed ? 'sealed' : 'open'].push(row);
    return { cases: rows.open, sealed: rows.sealed, members };
  }

  due(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return this.ask(this.statements.due, [...columns(asks), limit]);
  }

  unsettled(asks: readonly DueAsk[], limit: number): Promise<readonly MemberRow[]> {
    return this.ask(this.statements.unsettled, [...columns(asks), limit]);
  }

  earliestAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]> {
    return this.ask(this.statements.earliestAfter, columns(asks));
  }

  earliestUnsettledAfter(asks: readonly DueAsk[]): Promise<readonly Earliest[]> {
    return this.ask(this.statements.earliestUnsettledAfter, columns(asks));
  }

  async walk(
    partition: number,
    after: string,
    limit: number,
    which: 'all' | 'settled',
  ): Promise<readonly string[]> {
    const rows = await this.ask<{ memberRef: string }>(this.statements.walk, [
      partition,
      after,
      limit,
      which,
    ]);
    return rows.map(({ memberRef }) => memberRef);
  }

  openLetters(keys: readonly LetterKey[]): Promise<readonly OpenLetter[]> {
    return this.ask(this.statements.openLetters, [
      keys.map(({ partition }) => partition),
      keys.map(({ seq }) => seq),
    ]);
  }

  private ask<Row>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]> {
    const answer = this.last.then(() => run<Row>(this.client, statement, values));
    this.last = answer.catch(() => undefined);
    return answer;
  }
}

const columns = (asks: readonly DueAsk[]): [number[], number[], number[]] => [
  asks.map(({ partition }) => partition),
  asks.map(({ scope }) => scope),
  asks.map(({ upTo }) => upTo),
];
