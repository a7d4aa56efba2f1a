import type { DeadLetter, LetterKey } from '@tam/monitor';
import type { DataSource, EntityManager } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { quoted } from '../migrations/migrate';
import { ms, wholeMs } from '../rounds/milliseconds';

/** Which dead letters are meant; what is left out means any. */
export interface LetterChoice {
  readonly partition?: number;
  /** Numbers of the letters within their partition, inclusive. */
  readonly fromSeq?: number;
  readonly toSeq?: number;
  readonly code?: string;
  readonly topic?: string;
  /** Letters whose redrive was sent and has not come back yet, too. */
  readonly sent?: boolean;
}

/** A dead letter without its bytes, and what people have done to it. Instants are epoch ms. */
export interface LetterLine {
  readonly partition: number;
  readonly seq: number;
  readonly topic: string;
  readonly offset: number;
  readonly code: string;
  readonly pointer: string;
  readonly type: string | null;
  readonly gap: boolean;
  readonly appendTime: number;
  readonly sentAt: number | null;
  /** When its bytes were deleted. */
  readonly erasedAt: number | null;
  readonly settledHow: 'redriven' | 'discarded' | null;
  readonly settledBy: string | null;
}

export interface LetterCount {
  readonly code: string;
  readonly topic: string;
  readonly letters: number;
  /** Those that make the record of a member incomplete. */
  readonly gaps: number;
}

export interface PausedIntake {
  readonly partition: number;
  readonly until: number;
}

const LINE = `partition, seq::float8 AS seq, topic, log_offset::float8 AS "offset", code, pointer, type, gap,
  ${ms('appended_at')} AS "appendTime", ${ms('sent_at')} AS "sentAt", ${wholeMs('erased_at')} AS "erasedAt", settled_how AS "settledHow", settled_by AS "settledBy"`;

/** The dead letters of one monitor, for the people who mend or discard them. */
export class LettersRepository {
  private readonly schema: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.schema = quoted(schema);
  }

  /** Open letters by reason and topic, most first. */
  counts(choice: LetterChoice): Promise<readonly LetterCount[]> {
    const { where, values } = conditions(choice);
    return this.query(
      `SELECT code, topic, count(*)::float8 AS letters, (count(*) FILTER (WHERE gap))::float8 AS gaps
       FROM ${this.schema}.dead_letters WHERE ${where} GROUP BY code, topic ORDER BY 3 DESC, code, topic`,
      values,
    );
  }

  /** Open letters after a place, in the order of partition and number, at most `limit`. */
  page(choice: LetterChoice, after: LetterKey, limit: number): Promise<readonly LetterLine[]> {
    return this.pageOf(LINE, choice, after, limit);
  }

  /** As `page`, whole: with bytes that are patient data. */
  wholePage(
    choice: LetterChoice,
    after: LetterKey,
    limit: number,
  ): Promise<readonly (DeadLetter & Pick<LetterLine, 'erasedAt'>)[]> {
    return this.pageOf(WHOLE, choice, after, limit);
  }

  /** One letter with its bytes, settled or not; undefined: there is none. */
  async find({ partition, seq }: LetterKey): Promise<(DeadLetter & LetterLine) | undefined> {
    const [row] = await this.query<DeadLetter & LetterLine>(
      `SELECT ${WHOLE}, ${ms('sent_at')} AS "sentAt", settled_how AS "settledHow", settled_by AS "settledBy"
       FROM ${this.schema}.dead_letters WHERE partition = $1 AND seq = $2 AND disposition = 'dead'`,
      [partition, seq],
    );
    return row;
  }

  /** Notes who redrives these letters, before they are sent: only then does their coming back settle them. */
  async markRedriven(keys: readonly LetterKey[], by: string): Promise<void> {
    await this.query(
      `UPDATE ${this.schema}.dead_letters l SET redriven_at = clock_timestamp(), redriven_by = $3 ${OF_KEYS}
       AND l.settled_at IS NULL`,
      [...columns(keys), by],
    );
  }

  /** The broker has them: a run that is broken off goes on behind them. */
  async markSent(keys: readonly LetterKey[]): Promise<void> {
    await this.query(
      `UPDATE ${this.schema}.dead_letters l SET sent_at = clock_timestamp() ${OF_KEYS} AND l.settled_at IS NULL`,
      columns(keys),
    );
  }

  /**
   * Settles letters of one partition and closes their gaps: takes a turn of the partition, so that its owner begins again
   * from the rows and evaluates the members at once. Answers how many were open.
   */
  async settle(
    partition: number,
    seqs: readonly number[],
    how: 'redriven' | 'discarded',
    by: string,
    why: string | null,
  ): Promise<number> {
    try {
      return await this.dataSource.transaction((manager) =>
        this.settleIn(manager, partition, seqs, { how, by, why }),
      );
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /** How many partitions the installation has. */
  async partitions(): Promise<number> {
    const [row] = await this.query<{ partitions: number }>(
      `SELECT partitions FROM ${this.schema}.installation`,
      [],
    );
    return row?.partitions ?? 0;
  }

  /** Partitions that take in nothing at present. */
  paused(): Promise<readonly PausedIntake[]> {
    return this.query(
      `SELECT partition, ${ms('paused_until')} AS until FROM ${this.schema}.breakers
       WHERE paused_until > clock_timestamp() ORDER BY partition`,
      [],
    );
  }

  /** A person lets the intake of a partition go on; its owner looks once a second. */
  async release(partition: number, by: string): Promise<void> {
    await this.query(
      `INSERT INTO ${this.schema}.breakers (partition, released_at, released_by) VALUES ($1, clock_timestamp(), $2)
       ON CONFLICT (partition) DO UPDATE SET released_at = excluded.released_at, released_by = excluded.released_by`,
      [partition, by],
    );
  }

  private async settleIn(
    manager: EntityManager,
    partition: number,
    seqs: readonly number[],
    { how, by, why }: { readonly how: string; readonly by: string; readonly why: string | null },
  ): Promise<number> {
    const { schema } = this;
    await manager.query(`SET LOCAL lock_timeout = '5s'`);
    await manager.query(`SELECT 1 FROM ${schema}.progress WHERE partition = $1 FOR NO KEY UPDATE`, [
      partition,
    ]);
    const [settled] = await manager.query<[{ memberRef: string | null; gap: boolean }[], number]>(
      `UPDATE ${schema}.dead_letters SET settled_at = clock_timestamp(), settled_how = $3, settled_by = $4, settled_why = $5
       WHERE partition = $1 AND seq = ANY($2::bigint[]) AND settled_at IS NULL AND disposition = 'dead'
       RETURNING member_ref AS "memberRef", gap`,
      [partition, seqs, how, by, why],
    );
    if (settled.length === 0) return 0;
    const members = settled.flatMap(({ memberRef, gap }) => (gap && memberRef !== null ? [memberRef] : []));
    await manager.query(
      `WITH closed AS (SELECT member_ref, count(*)::integer AS gaps FROM unnest($2::text[]) AS m (member_ref) GROUP BY 1)
       UPDATE ${schema}.members m SET gaps = greatest(0, m.gaps - c.gaps), scope = 0,
         due_at = least(m.due_at, (SELECT cleared_to FROM ${schema}.progress WHERE partition = $1))
       FROM closed c WHERE m.partition = $1 AND m.member_ref = c.member_ref`,
      [partition, members],
    );
    await manager.query(`UPDATE ${schema}.progress SET turn = turn + 1, writer = $2 WHERE partition = $1`, [
      partition,
      `dead-letters ${by}`,
    ]);
    return settled.length;
  }

  private pageOf<Row>(
    rows: string,
    choice: LetterChoice,
    after: LetterKey,
    limit: number,
  ): Promise<readonly Row[]> {
    const { where, values } = conditions(choice);
    const at = values.length;
    return this.query(
      `SELECT ${rows} FROM ${this.schema}.dead_letters
       WHERE ${where} AND (partition, seq) > ($${at + 1}, $${at + 2}) ORDER BY partition, seq LIMIT $${at + 3}`,
      [...values, after.partition, after.seq, limit],
    );
  }

  private async query<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(sql, [...values]);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }
}

const WHOLE = `partition, seq::float8 AS seq, topic, log_offset::float8 AS "offset", code, pointer, message,
  member_ref AS "memberRef", type, gap, disposition, ${ms('appended_at')} AS "appendTime",
  ${ms('recorded_at')} AS "recordedAt", ${wholeMs('erased_at')} AS "erasedAt", key, value, headers`;

const OF_KEYS = `FROM unnest($1::integer[], $2::bigint[]) AS k (partition, seq)
  WHERE l.partition = k.partition AND l.seq = k.seq`;

const columns = (keys: readonly LetterKey[]): [number[], number[]] => [
  keys.map(({ partition }) => partition),
  keys.map(({ seq }) => seq),
];

/** The condition on open letters, with its parameters from $1 on. */
function conditions(choice: LetterChoice): { readonly where: string; readonly values: readonly unknown[] } {
  const parts = ["disposition = 'dead'", 'settled_at IS NULL'];
  if (choice.sent !== true) parts.push('sent_at IS NULL');
  const values: unknown[] = [];
  const add = (condition: string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    parts.push(`${condition} $${values.length}`);
  };
  add('partition =', choice.partition);
  add('seq >=', choice.fromSeq);
  add('seq <=', choice.toSeq);
  add('code =', choice.code);
  add('topic =', choice.topic);
  return { where: parts.join(' AND '), values };
}
