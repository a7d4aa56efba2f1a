import type { Basis, Standing } from '@tam/monitor';
import type { DataSource } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { quoted } from '../migrations/migrate';
import { RevisionEntity } from './revision.entity';
import { StandingEntity } from './standing.entity';

/** The present state of one outcome and the entry of the revision log that says so (canonical JSON). */
export interface SaidStanding {
  readonly standing: Standing;
  readonly entry: string;
}

/** Where a page ended. */
export interface PageEnd {
  /** Epoch ms; null where the outcome has no due date: such outcomes come last. */
  readonly dueAt: number | null;
  readonly outcomeId: string;
}

export interface StandingsQuery {
  readonly status?: string;
  readonly standard?: string;
  readonly region?: string;
  readonly after?: PageEnd;
  readonly limit: number;
}

/** More outcomes than one case can have. */
const MOST_OUTCOMES = 1_000;

/** Read-only questions about the present state of outcomes, on a pool of their own. Never counts rows. */
export class StandingsRepository {
  private readonly pages: string;
  /** Names every partition, because the key of the table begins with it. */
  private readonly anyPartition: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.pages = pageStatement(quoted(schema));
    this.anyPartition = `s.partition IN (SELECT partition FROM ${quoted(schema)}.progress)`;
  }

  /** The outcomes of a case, by memberRef and then by id. One caseId may belong to several members. */
  async outcomesOf(caseId: string, memberRef: string | undefined): Promise<readonly SaidStanding[]> {
    const query = this.dataSource
      .createQueryBuilder(StandingEntity, 's')
      .innerJoinAndMapOne('s.revision', RevisionEntity, 'r', 'r.partition = s.partition AND r.seq = s.seq')
      .where(this.anyPartition)
      .andWhere('s.caseId = :caseId', { caseId })
      .orderBy({ 's.memberRef': 'ASC', 's.outcomeId': 'ASC' })
      .limit(MOST_OUTCOMES);
    if (memberRef !== undefined) query.andWhere('s.memberRef = :memberRef', { memberRef });
    const rows = await query.getMany().catch(rethrow);
    return rows.map((row) => ({ standing: toStanding(row), entry: row.revision?.entry ?? '' }));
  }

  /** Outcomes by due date, the earliest first, then by id; at most `limit`, beginning after `after`. */
  async clocks(query: StandingsQuery): Promise<readonly Standing[]> {
    const rows = await this.dataSource.query<PageRow[]>(this.pages, parametersOf(query)).catch(rethrow);
    return rows.map((row) => toStanding({ ...row, outcomeId: row.outcomeId.toString('hex') }));
  }

  /** The plan by which the database finds a page, for people who ask why one is slow. */
  async explain(query: StandingsQuery): Promise<string> {
    const rows = await this.dataSource
      .query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${this.pages}`, parametersOf(query))
      .catch(rethrow);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
}

function parametersOf({ status, standard, region, after, limit }: StandingsQuery): unknown[] {
  const dueAt = after && (after.dueAt === null ? 'infinity' : new Date(after.dueAt).toISOString());
  return [...[status, standard, region, dueAt, after?.outcomeId].map((value) => value ?? null), limit];
}

type PageRow = Omit<StandingEntity, 'outcomeId' | 'revision'> & { readonly outcomeId: Buffer };

/**
 * One ordered walk of the index for each status asked for, merged: so a page costs the same with a million outcomes,
 * with and without a status. The statuses that occur are read from the kept counts, of which there are few.
 */
const pageStatement = (schema: string): string => `
  SELECT s.partition, s.member_ref AS "memberRef", s.case_id AS "caseId", s.outcome_id AS "outcomeId", s.status,
    s.basis, s.standard, s.region, s.network, s.line_of_business AS "lineOfBusiness", s.month, s.due_at AS "dueAt",
    s.offered, s.seq
  FROM (
    SELECT $1 AS status WHERE $1::text IS NOT NULL
    UNION SELECT status FROM ${schema}.outcome_counts WHERE $1::text IS NULL
  ) AS asked
  CROSS JOIN LATERAL (
    SELECT * FROM ${schema}.standings s
    WHERE s.status = asked.status
      AND ($2::text IS NULL OR s.standard = $2)
      AND ($3::text IS NULL OR s.region = $3)
      AND (s.due_at, s.outcome_id) > (coalesce($4::timestamptz, '-infinity'), decode(coalesce($5, ''), 'hex'))
    ORDER BY s.due_at, s.outcome_id LIMIT $6
  ) s
  ORDER BY s.due_at, s.outcome_id LIMIT $6`;

type FlatStanding = Omit<StandingEntity, 'revision'>;

function toStanding(row: FlatStanding): Standing {
  const { standard, region, network, lineOfBusiness, month } = row;
  return {
    partition: row.partition,
    memberRef: row.memberRef,
    outcomeId: row.outcomeId,
    caseId: row.caseId,
    status: row.status,
    basis: row.basis as Basis,
    facets: { standard, region, network, lineOfBusiness, month },
    dueAt: row.dueAt instanceof Date ? row.dueAt.getTime() : null,
    offered: row.offered,
    seq: Number(row.seq),
  };
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
