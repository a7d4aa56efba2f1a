import { TamError } from '@tam/errors';
import type { GapCode, Position } from '@tam/monitor';
import type { LostSpan } from '@tam/record';
import type { DataSource, EntityManager } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { quoted } from '../migrations/migrate';
import { wholeMs } from '../rounds/milliseconds';

/** What a person has said of a gap; instants are epoch ms. */
export interface GapAct {
  readonly act: 'accepted' | 'dismissed' | 'mended';
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/** A gap of the log as people see it. */
export interface GapLine {
  readonly partition: number;
  readonly number: number;
  readonly topic: string;
  readonly code: GapCode;
  readonly expected: number;
  readonly found: number;
  readonly foundAt: number;
  /** Up to when everything appended before was read, epoch ms; 0: nothing was. Only while it is open. */
  readonly readUpTo: number;
  /** When what is missing was appended, once it was accepted. */
  readonly lost: LostSpan | null;
  readonly nextOffset: number | null;
  readonly acts: readonly GapAct[];
}

/** How a gap is accepted. */
export interface Acceptance {
  readonly by: string;
  readonly reason: string;
  /** Where reading goes on. */
  readonly nextOffset: number;
  /** The end of the time in which what is missing was appended, epoch ms. */
  readonly lostTo: number;
}

/** The gaps of the log of one monitor, for the people who answer for what becomes of them. */
export class GapsRepository {
  private readonly schema: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.schema = quoted(schema);
  }

  /** All gaps there ever were, or those of one partition, by partition and number. */
  async all(partition?: number): Promise<readonly GapLine[]> {
    try {
      return await this.dataSource.query<GapLine[]>(linesOf(this.schema), [partition ?? null]);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /** The time in which what is missing was appended begins, if the gap were accepted now. Epoch ms. */
  async lostFrom({ partition, topic }: Pick<GapLine, 'partition' | 'topic'>): Promise<number> {
    return this.inTransaction((manager) => this.lostFromIn(manager, partition, topic));
  }

  /**
   * Takes the loss of an open gap as it is: moves the position and takes a turn of the partition, so that its owner begins
   * again and looks at every member once more. Throws TAM_MONITOR_GAP_SETTLED where somebody has settled it meanwhile.
   */
  accept({ partition, number, topic, code }: GapLine, how: Acceptance): Promise<LostSpan> {
    return this.inTransaction(async (manager) => {
      const positions = await this.lock(manager, partition);
      await this.refuseSettled(manager, partition, number);
      const from = Math.min(await this.lostFromIn(manager, partition, topic), how.lostTo);
      await this.act(manager, partition, number, 'accepted', how, [how.nextOffset, from, how.lostTo]);
      const { clearedTo = 0, mark = null } = positions[topic] ?? {};
      // Of the same log, the last record applied still tells one that is made anew later.
      const kept = code === 'TAM_MONITOR_POSITION_LOST' ? mark : null;
      const moved = { ...positions, [topic]: { next: how.nextOffset, clearedTo, mark: kept } };
      await this.takeTurn(manager, partition, how.by, moved);
      return { from, to: how.lostTo };
    });
  }

  /**
   * Says of an open gap that nothing is missing after all, because the log was brought back; or of an accepted one that the
   * events were brought back otherwise. The owner begins again; where the first is not so, the gap is found anew.
   */
  settle(gap: GapLine, act: 'dismissed' | 'mended', by: string, reason: string): Promise<void> {
    const { partition, number } = gap;
    return this.inTransaction(async (manager) => {
      const positions = await this.lock(manager, partition);
      if (act === 'dismissed') await this.refuseSettled(manager, partition, number);
      await this.act(manager, partition, number, act, { by, reason }, [null, null, null]);
      await this.takeTurn(manager, partition, by, positions);
    });
  }

  /** Members of a partition with a deadline ahead. */
  async waiting(partition: number): Promise<number> {
    const [row] = await this.dataSource.query<{ members: number }[]>(
      `SELECT count(*)::float8 AS members FROM ${this.schema}.members WHERE partition = $1 AND due_at IS NOT NULL`,
      [partition],
    );
    return row?.members ?? 0;
  }

  /** The database's clock, epoch ms. */
  async now(): Promise<number> {
    const [row] = await this.dataSource.query<{ now: number }[]>(
      `SELECT ${wholeMs('clock_timestamp()')} AS now`,
    );
    return Math.floor(row?.now ?? 0);
  }

  private async lock(
    manager: EntityManager,
    partition: number,
  ): Promise<{ readonly [topic: string]: Position }> {
    await manager.query(`SET LOCAL lock_timeout = '5s'`);
    const [row] = await manager.query<{ positions: { [topic: string]: Position } }[]>(
      `SELECT positions FROM ${this.schema}.progress WHERE partition = $1 FOR NO KEY UPDATE`,
      [partition],
    );
    return row?.positions ?? {};
  }

  /**
   * Nothing appended before the topic was read up to is missing; but what was not decided by then may still have waited
   * for something that is.
   */
  private async lostFromIn(manager: EntityManager, partition: number, topic: string): Promise<number> {
    const [row] = await manager.query<{ from: number }[]>(
      `SELECT least((p.positions -> $2 ->> 'clearedTo')::float8, ${wholeMs('p.cleared_to')},
         (SELECT ${wholeMs('min(due_at)')} FROM ${this.schema}.members WHERE partition = $1),
         (SELECT ${wholeMs('min(settle_at)')} FROM ${this.schema}.members WHERE partition = $1)) AS "from"
       FROM ${this.schema}.progress p WHERE p.partition = $1`,
      [partition, topic],
    );
    return Math.floor(row?.from ?? 0);
  }

  private async refuseSettled(manager: EntityManager, partition: number, number: number): Promise<void> {
    const acts = await manager.query<unknown[]>(
      `SELECT 1 FROM ${this.schema}.log_gap_acts WHERE partition = $1 AND number = $2`,
      [partition, number],
    );
    if (acts.length > 0)
      throw new TamError('TAM_MONITOR_GAP_SETTLED', `Gap ${partition}/${number} is settled already.`, {
        partition,
        number,
      });
  }

  private async act(
    manager: EntityManager,
    partition: number,
    number: number,
    act: GapAct['act'],
    { by, reason }: { readonly by: string; readonly reason: string },
    where: readonly (number | null)[],
  ): Promise<void> {
    await manager.query(
      `INSERT INTO ${this.schema}.log_gap_acts (partition, number, act, acted_by, reason, next_offset, lost_from, lost_to)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), to_timestamp($8::float8 / 1000))`,
      [partition, number, act, by, reason, ...where],
    );
  }

  /** What was said under which rules is not known any more: the owner walks over all members once. */
  private async takeTurn(
    manager: EntityManager,
    partition: number,
    by: string,
    positions: { readonly [topic: string]: Position },
  ): Promise<void> {
    await manager.query(
      `UPDATE ${this.schema}.progress SET turn = turn + 1, writer = $2, positions = $3, rules = '' WHERE partition = $1`,
      [partition, `gaps ${by}`, JSON.stringify(positions)],
    );
  }

  private async inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }
}

const linesOf = (schema: string): string => `
  SELECT g.partition, g.number, g.topic, g.code, g.expected::float8 AS expected, g.found::float8 AS found,
    ${wholeMs('g.found_at')} AS "foundAt", coalesce((p.positions -> g.topic ->> 'clearedTo')::float8, 0) AS "readUpTo",
    (SELECT json_build_object('from', ${wholeMs('a.lost_from')}, 'to', ${wholeMs('a.lost_to')}) FROM ${schema}.log_gap_acts a
     WHERE a.partition = g.partition AND a.number = g.number AND a.act = 'accepted') AS lost,
    (SELECT a.next_offset::float8 FROM ${schema}.log_gap_acts a
     WHERE a.partition = g.partition AND a.number = g.number AND a.act = 'accepted') AS "nextOffset",
    coalesce((SELECT json_agg(json_build_object('act', a.act, 'at', ${wholeMs('a.acted_at')}, 'by', a.acted_by, 'reason', a.reason)
       ORDER BY a.acted_at) FROM ${schema}.log_gap_acts a
     WHERE a.partition = g.partition AND a.number = g.number), '[]'::json) AS acts
  FROM ${schema}.log_gaps g JOIN ${schema}.progress p ON p.partition = g.partition
  WHERE $1::integer IS NULL OR g.partition = $1
  ORDER BY g.partition, g.number`;
