import type { DataSource } from 'typeorm';
import { toDatabaseError } from '../connection/database-errors';
import { quoted } from '../migrations/migrate';
import { ms } from '../rounds/milliseconds';

/** Until when a clock is due, each span beginning where the one before it ends; `overdue`: past, and not evaluated yet. */
export const DUE_SPANS = [
  { within: 'overdue', hours: 0 },
  { within: '2h', hours: 2 },
  { within: '12h', hours: 12 },
  { within: '24h', hours: 24 },
  { within: '48h', hours: 48 },
] as const;

/** Open clocks of one standard and region that are due soon. */
export interface DueClocks {
  readonly standard: string;
  readonly region: string;
  readonly within: (typeof DUE_SPANS)[number]['within'];
  /** Whether anything was offered, though nothing that keeps the promise. */
  readonly offered: boolean;
  readonly clocks: number;
}

/** What the people on call look at and no round counts, as of one moment. */
export interface WatchedCounts {
  readonly due: readonly DueClocks[];
  /** Dead letters that nobody has settled, by error code. */
  readonly letters: readonly { readonly code: string; readonly letters: number }[];
  readonly unpublished: {
    readonly revisions: number;
    /** When the oldest of them was written, epoch ms; null where there is none. */
    readonly oldestAt: number | null;
  };
}

const OPEN = ['running', 'at-risk'];

/** Counts for gauges, on the pool of the pages. Each is a short walk of an index. Throws the error of the database. */
export class WatchedCountsRepository {
  private readonly due: string;
  private readonly letters: string;
  private readonly unpublished: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    const place = quoted(schema);
    this.due = dueStatement(place);
    this.letters = `
      SELECT code, count(*)::float8 AS letters FROM ${place}.dead_letters
      WHERE settled_at IS NULL AND disposition = 'dead' GROUP BY code ORDER BY code`;
    this.unpublished = `
      SELECT coalesce(sum(p.seq - coalesce(c.revision_seq, 0)), 0)::float8 AS revisions,
        ${ms('min(r.recorded_at)')} AS "oldestAt"
      FROM ${place}.progress p
      LEFT JOIN ${place}.relay_cursors c USING (partition)
      LEFT JOIN ${place}.revisions r
        ON r.partition = p.partition AND r.seq = coalesce(c.revision_seq, 0) + 1`;
  }

  /** The counts; clocks are due as seen from `at`, epoch ms. */
  async read(at: number): Promise<WatchedCounts> {
    const [due, letters, [unpublished]] = await Promise.all([
      this.query<DueClocks>(this.due, [OPEN, ...DUE_SPANS.map(({ hours }) => instant(at, hours))]),
      this.query<WatchedCounts['letters'][number]>(this.letters),
      this.query<WatchedCounts['unpublished']>(this.unpublished),
    ]);
    return { due, letters, unpublished: unpublished ?? { revisions: 0, oldestAt: null } };
  }

  private query<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, values).catch((error: unknown) => {
      throw toDatabaseError(error);
    });
  }
}

const instant = (at: number, hours: number): string => new Date(at + hours * 3_600_000).toISOString();

function dueStatement(schema: string): string {
  const spans = DUE_SPANS.map(({ within }, index) => `WHEN due_at < $${index + 2} THEN '${within}'`);
  return `
    SELECT standard, region, offered, CASE ${spans.join(' ')} END AS within, count(*)::float8 AS clocks
    FROM ${schema}.standings
    WHERE status = ANY ($1) AND due_at < $${DUE_SPANS.length + 1}
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
}
