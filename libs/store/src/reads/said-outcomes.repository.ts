import type { Basis } from '@tam/monitor';
import type { Outcome } from '@tam/record';
import { DataSource, type QueryRunner } from 'typeorm';
import { reportsOptions, type DatabaseAddress } from '../connection/data-sources';
import { toDatabaseError } from '../connection/database-errors';
import { acceptedLosses, type AcceptedLoss } from '../gaps/accepted-losses';
import { assertMigrated, quoted } from '../migrations/migrate';

/** What an installation said of one outcome, and where it is filed. */
export interface SaidOutcome {
  readonly basis: Basis;
  readonly outcome: Outcome;
  /** Where the case was, as filed; for outcomes that do not tell it themselves. */
  readonly filed: {
    readonly region: string;
    readonly network: string;
    readonly lineOfBusiness: string;
  };
}

/** Which outcomes are asked for. */
export interface OutcomesQuestion {
  /** First and last month (YYYY-MM) by which an outcome is filed. */
  readonly months: readonly [first: string, last: string];
  /** What was said by then, epoch ms; undefined: what is said now. */
  readonly knownAt: number | undefined;
}

/** When the outcomes were said, epoch ms. */
export interface OutcomesCut {
  /** Up to this instant every partition had been read: a clock that is due later is not due yet. */
  readonly asOf: number;
  readonly knownAt: number;
}

const BATCH = 2_000;

/** Reads all that is said of a period in one snapshot, row by row, beside running rounds and without hindering them. */
export class SaidOutcomesRepository {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {}

  /** Opens a connection of its own; the caller closes it. Throws TAM_STREAM_DATABASE_UNAVAILABLE or TAM_STREAM_MIGRATIONS_PENDING. */
  static async open(address: DatabaseAddress, schema: string): Promise<SaidOutcomesRepository> {
    const dataSource = await new DataSource(reportsOptions(address)).initialize().catch(rethrow);
    try {
      await assertMigrated(dataSource, schema);
    } catch (error) {
      await dataSource.destroy();
      throw toDatabaseError(error);
    }
    return new SaidOutcomesRepository(dataSource, schema);
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }

  /** Calls back with the latest revision of each outcome; one that the events no longer give is left out. */
  async each(question: OutcomesQuestion, take: (said: SaidOutcome) => void): Promise<OutcomesCut> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      const cut = await this.cutOf(runner, question.knownAt);
      await this.walk(runner, question, take);
      await runner.commitTransaction();
      return cut;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      throw toDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /** The losses of the log that people accepted, mended or not. */
  async acceptedLosses(): Promise<readonly AcceptedLoss[]> {
    return this.dataSource.query<AcceptedLoss[]>(acceptedLosses(quoted(this.schema))).catch(rethrow);
  }

  private async cutOf(runner: QueryRunner, knownAt: number | undefined): Promise<OutcomesCut> {
    const [row]: { now: Date; cleared: Date | null }[] = await runner.query(
      `SELECT now() AS now, min(cleared_to) AS cleared FROM ${quoted(this.schema)}.progress`,
    );
    const known = knownAt ?? row!.now.getTime();
    return { asOf: Math.min(known, row!.cleared?.getTime() ?? 0), knownAt: known };
  }

  private async walk(
    runner: QueryRunner,
    { months, knownAt }: OutcomesQuestion,
    take: (said: SaidOutcome) => void,
  ): Promise<void> {
    const [statement, parameters] =
      knownAt === undefined
        ? [SAID_NOW, [...months]]
        : [SAID_THEN, [...months, new Date(knownAt).toISOString()]];
    const schema = quoted(this.schema);
    await runner.query(
      `DECLARE said NO SCROLL CURSOR FOR ${statement.replaceAll('$schema', schema)}`,
      parameters,
    );
    for (;;) {
      const rows: Row[] = await runner.query(`FETCH ${BATCH} FROM said`);
      for (const { entry, region, network, lineOfBusiness } of rows) {
        const { basis, outcome } = JSON.parse(entry) as { basis: Basis; outcome: Outcome | null };
        if (outcome === null) continue;
        take({ basis, outcome, filed: { region, network, lineOfBusiness } });
      }
      if (rows.length < BATCH) return;
    }
  }
}

interface Row {
  readonly entry: string;
  readonly region: string;
  readonly network: string;
  readonly lineOfBusiness: string;
}

const COLUMNS = `r.entry, s.region, s.network, s.line_of_business AS "lineOfBusiness"`;

const SAID_NOW = `
  SELECT ${COLUMNS} FROM $schema.standings s
  JOIN $schema.revisions r ON r.partition = s.partition AND r.seq = s.seq
  WHERE s.month BETWEEN $1 AND $2`;

/** The last word on each outcome up to an instant; where an outcome is filed by now says which months are asked for. */
const SAID_THEN = `
  SELECT ${COLUMNS} FROM (
    SELECT DISTINCT ON (partition, outcome_id) partition, outcome_id, member_ref, case_id, entry
    FROM $schema.revisions WHERE recorded_at <= $3
    ORDER BY partition, outcome_id, seq DESC
  ) r
  JOIN $schema.standings s ON s.partition = r.partition AND s.case_id = r.case_id
    AND s.member_ref = r.member_ref AND s.outcome_id = r.outcome_id
  WHERE s.month BETWEEN $1 AND $2`;

function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
