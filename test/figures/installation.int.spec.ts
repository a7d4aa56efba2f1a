import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, GENESIS } from '@tam/audit';
import { NO_WRITES, type Basis, type RevisionRow, type Standing } from '@tam/monitor';
import { canonicalJson, type Determination } from '@tam/record';
import type { OperationalFigures } from '@tam/statistics';
import { migrate, openForMigrations, PostgresStore, roundsOptions } from '@tam/store';
import { DataSource } from 'typeorm';
import { runReplay, type Ran } from '../../apps/replay/src/run-replay.features';
import { OwnDatabase } from '../e2e/support/own-database';
import { simulatedOutcomes } from './simulated-outcomes';

const folder = mkdtempSync(join(tmpdir(), 'tam-installation-'));
const SCHEMA = 'access';
const AS_OF = '2026-04-02T07:00:00.000Z';
const RECORDED = Date.parse(AS_OF);

interface Report {
  readonly cut: { readonly asOf: string; readonly knownAt?: string };
  readonly standards: OperationalFigures['standards'];
  readonly isIncomplete: boolean;
  readonly losses: readonly object[];
}

describe('the report of a running installation', () => {
  let database: OwnDatabase;
  let rounds: DataSource;
  let outcomes: readonly Determination[];
  const before = process.env['DATABASE_URL'];

  beforeAll(async () => {
    outcomes = await simulatedOutcomes(folder);
    database = await OwnDatabase.open();
    process.env['DATABASE_URL'] = database.url;
    const address = { url: database.url, ca: undefined, pool: 4 };
    const admin = await openForMigrations(address);
    await migrate(admin, SCHEMA);
    await admin.destroy();
    rounds = await new DataSource(roundsOptions(address)).initialize();
    const store = new PostgresStore(rounds, SCHEMA);
    await store.initialise({
      partitions: 1,
      topics: [],
      effectsFrom: undefined,
      ruleSet: { hash: 'a', body: '{}' },
    });
    await write(store, outcomes);
  }, 120_000);
  afterAll(async () => {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    await rounds.destroy();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const report = (...args: readonly string[]): Promise<Ran> =>
    runReplay(['report', 'access', '--period', '2026Q1', '--by', 'region', ...args]);

  it('is that of the outcomes which the database holds', async () => {
    const ran = await report();
    expect(ran.code).toBe(0);
    const here = JSON.parse(ran.out) as Report;
    const file = await report('--outcomes', join(folder, 'outcomes.ndjson'), '--as-of', AS_OF);
    const there = JSON.parse(file.out) as Report;
    expect(here.cut.asOf).toBe(AS_OF);
    const countsOf = ({ standards }: Report): unknown =>
      standards.map(({ groups }) => groups.map(({ counts }) => counts));
    expect(provisionalOf(here)).toBe(1);
    expect(countsOf(here)).toEqual(countsOf(withoutOne(there)));
  });

  it('holds nothing of what was said only later', async () => {
    const ran = await report('--known-at', '2026-04-02T06:59:59.999Z');
    expect((JSON.parse(ran.out) as Report).standards).toEqual([]);
  });

  it('cannot be made where there is neither a database nor a file, and says how', async () => {
    const url = process.env['DATABASE_URL'];
    delete process.env['DATABASE_URL'];
    const ran = await report();
    process.env['DATABASE_URL'] = url;
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('TAM_CONFIG_MISSING')]);
  });

  it('is incomplete once somebody has taken a loss of the log for good, until the events are brought back', async () => {
    const read = async (...args: readonly string[]): Promise<Report> =>
      JSON.parse((await report(...args)).out) as Report;
    expect(await read()).toMatchObject({ isIncomplete: false, losses: [] });
    await rounds.query(`INSERT INTO ${SCHEMA}.log_gaps (partition, number, topic, code, expected, found)
      VALUES (0, 1, 'tam.intake.v1', 'TAM_MONITOR_POSITION_LOST', 5, 9)`);
    await rounds.query(`INSERT INTO ${SCHEMA}.log_gap_acts
        (partition, number, act, acted_by, reason, next_offset, lost_from, lost_to)
      VALUES (0, 1, 'accepted', 'Ada (synthetic)', 'gone', 9, '2026-02-01T08:00:00Z', '2026-02-01T09:00:00Z')`);
    const loss = {
      ...{ topic: 'tam.intake.v1', partition: 0, acceptedBy: 'Ada (synthetic)' },
      ...{ from: '2026-02-01T08:00:00.000Z', to: '2026-02-01T09:00:00.000Z' },
    };
    const lossy = await read();
    expect(lossy).toMatchObject({ isIncomplete: true, losses: [loss] });
    expect(lossy.losses[0]).not.toHaveProperty('mendedAt');
    expect((await report('--format', 'csv')).out).toContain(',yes,"Events of tam.intake.v1, partition 0');
    expect((await report('--format', 'html')).out).toContain('2026Q1 is incomplete');
    await rounds.query(`INSERT INTO ${SCHEMA}.log_gap_acts (partition, number, act, acted_by, reason)
      VALUES (0, 1, 'mended', 'Ada (synthetic)', 'imported')`);
    const mended = { ...loss, mendedAt: expect.any(String) as string };
    expect(await read()).toMatchObject({ isIncomplete: false, losses: [mended] });
  });

  /** The one that is written as provisional: the first confirmed breach of the period. */
  const isFirst = (outcome: Determination): boolean =>
    outcome ===
    outcomes.find(
      ({ status, period, flags }) =>
        status === 'breached' && flags.length === 0 && period < '2026-04' && period >= '2026-01',
    );

  const provisionalOf = ({ standards }: Report): number =>
    standards.reduce((sum, { groups }) => sum + groups[0]!.counts.provisional, 0);

  /** The figures of the file as they would be if that one outcome were provisional. */
  function withoutOne(file: Report): Report {
    const first = outcomes.find(isFirst)!;
    const standards = file.standards.map((each) =>
      each.standard.id !== first.standard
        ? each
        : {
            ...each,
            groups: each.groups.map((figure) =>
              figure.group.length > 0 && figure.group[0] !== first.region
                ? figure
                : {
                    ...figure,
                    counts: {
                      ...figure.counts,
                      breached: figure.counts.breached - 1,
                      determined: figure.counts.determined - 1,
                      provisional: 1,
                    },
                  },
            ),
          },
    );
    return { ...file, standards };
  }

  async function write(store: PostgresStore, all: readonly Determination[]): Promise<void> {
    const [row] = await store.progress([0]);
    await store.round([row!], 'test', ({ held }) =>
      Promise.resolve({
        ...NO_WRITES,
        progress: held.map(({ turn: _turn, writer: _writer, ...rest }) => ({ ...rest, clearedTo: RECORDED })),
        revisions: all.map((outcome, index) => revisionOf(outcome, index + 1)),
        standings: all.map((outcome, index) => standingOf(outcome, index + 1)),
      }),
    );
  }

  const basisOf = (outcome: Determination): Basis => (isFirst(outcome) ? 'provisional' : 'confirmed');

  function revisionOf(outcome: Determination, seq: number): RevisionRow {
    const entry = canonicalJson({ basis: basisOf(outcome), outcome });
    return {
      ...{ partition: 0, seq, id: outcome.id, outcomeId: outcome.id, revision: 1 },
      ...{ memberRef: outcome.memberRef, caseId: outcome.caseId, status: outcome.status },
      ...{ sensitivity: 'none' as const, testRecord: false, recordedAt: RECORDED, entry },
      ...{ prevHash: GENESIS, hash: chainHash(GENESIS, entry) },
    };
  }

  function standingOf(outcome: Determination, seq: number): Standing {
    const { memberRef, caseId, standard, status, region = 'other', network = 'other' } = outcome;
    const { lineOfBusiness = 'other', period, dueAt } = outcome;
    return {
      ...{ partition: 0, memberRef, outcomeId: outcome.id, caseId, status, basis: basisOf(outcome) },
      facets: { standard, region, network, lineOfBusiness, month: period.slice(0, 'YYYY-MM'.length) },
      ...{ dueAt: Date.parse(dueAt), offered: false, seq },
    };
  }
});
