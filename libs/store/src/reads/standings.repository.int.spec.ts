import { chainHash, GENESIS } from '@tam/audit';
import { NO_WRITES, type RevisionRow, type Standing } from '@tam/monitor';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { PostgresStore } from '../rounds/postgres-store';
import { StandingsRepository, type PageEnd, type StandingsQuery } from './standings.repository';

const DUE = 1_765_000_000_000;
const idOf = (n: number): string => n.toString(16).padStart(64, '0');

function standing(n: number, change: Partial<Standing> = {}): Standing {
  return {
    partition: 0,
    memberRef: `m${n}`,
    outcomeId: idOf(n),
    caseId: `c${n}`,
    status: 'running',
    basis: 'confirmed',
    facets: {
      standard: n % 2 === 0 ? 'ca-ta-npmh' : 'ca-ta-spec',
      region: 'north',
      network: 'net-1',
      lineOfBusiness: 'commercial',
      month: '2025-12',
    },
    dueAt: DUE + n,
    offered: false,
    seq: n,
    ...change,
  };
}

function revisionOf({ seq, memberRef, caseId, outcomeId, status }: Standing): RevisionRow {
  const entry = `{"seq":${seq}}`;
  return {
    partition: 0,
    seq,
    id: idOf(seq),
    outcomeId,
    revision: 1,
    memberRef,
    caseId,
    status,
    sensitivity: 'none',
    testRecord: false,
    recordedAt: DUE,
    entry,
    prevHash: GENESIS,
    hash: chainHash(GENESIS, entry),
  };
}

describe('the pages of standings', () => {
  let database: TestSchema;
  let store: PostgresStore;
  let pages: StandingsRepository;

  beforeAll(async () => {
    database = await openSchema();
    store = new PostgresStore(await database.rounds(), database.schema);
    pages = new StandingsRepository(await database.pages(), database.schema);
    await store.initialise({
      partitions: 1,
      topics: [],
      effectsFrom: undefined,
      ruleSet: { hash: 'a', body: '{}' },
    });
    await write(ROWS);
  });
  afterAll(() => database.close());

  const ROWS: readonly Standing[] = [
    ...[1, 2, 3, 4].map((n) => standing(n)),
    standing(5, { status: 'breached', dueAt: DUE + 2 }),
    standing(6, { status: 'met', dueAt: DUE + 2, memberRef: 'm1', caseId: 'c1' }),
    standing(7, { dueAt: null, caseId: 'c1', memberRef: 'm0' }),
  ];

  async function write(standings: readonly Standing[]): Promise<void> {
    const [row] = await store.progress([0]);
    await store.round([row!], 'test', ({ held }) =>
      Promise.resolve({
        ...NO_WRITES,
        progress: held.map(({ turn: _turn, writer: _writer, ...rest }) => rest),
        revisions: standings.map(revisionOf),
        standings,
        counts: ['running', 'breached', 'met'].map((status) => ({
          partition: 0,
          facets: standing(1).facets,
          status,
          outcomes: 1,
          revisions: 1,
        })),
      }),
    );
  }

  async function walk(query: Omit<StandingsQuery, 'limit'>): Promise<number[]> {
    const seen: number[] = [];
    let after: PageEnd | undefined;
    for (let page = 0; page < 20; page++) {
      const rows = await pages.clocks({ ...query, limit: 2, ...(after && { after }) });
      seen.push(...rows.map(({ seq }) => seq));
      after = rows.at(-1);
      if (rows.length < 2) return seen;
    }
    throw new Error('the pages do not end');
  }

  it('show every outcome once, by due date and then by id, those without a due date last', async () => {
    expect(await walk({})).toEqual([1, 2, 5, 6, 3, 4, 7]);
  });

  it('show one status, standard or region only', async () => {
    expect(await walk({ status: 'running' })).toEqual([1, 2, 3, 4, 7]);
    expect(await walk({ standard: 'ca-ta-npmh' })).toEqual([2, 6, 4]);
    expect(await walk({ status: 'running', standard: 'ca-ta-spec', region: 'north' })).toEqual([1, 3, 7]);
    expect(await walk({ region: 'south' })).toEqual([]);
  });

  it('give each outcome back as it was written', async () => {
    expect(await pages.clocks({ limit: 10 })).toEqual(expect.arrayContaining([ROWS[0], ROWS[6]]));
  });

  it('show the outcomes of a case with the entries that say so, for each member who has it', async () => {
    const found = await pages.outcomesOf('c1', undefined);
    expect(found.map(({ standing: { memberRef, seq }, entry }) => [memberRef, seq, entry])).toEqual([
      ['m0', 7, '{"seq":7}'],
      ['m1', 1, '{"seq":1}'],
      ['m1', 6, '{"seq":6}'],
    ]);
    expect(await pages.outcomesOf('c1', 'm0')).toHaveLength(1);
    expect(await pages.outcomesOf('nowhere', undefined)).toEqual([]);
  });

  it('walk the index: a page touches about as many rows as it shows, however many there are', async () => {
    await write(Array.from({ length: 3_000 }, (_, i) => standing(100 + i)));
    await database.admin.query(`ANALYZE ${database.schema}.standings`);
    const start = { dueAt: DUE + 1_500, outcomeId: idOf(0) };
    expect((await pages.clocks({ limit: 3, after: start })).map(({ seq }) => seq)).toEqual([
      1_500, 1_501, 1_502,
    ]);
    const explained = await pages.explain({ limit: 3, after: start });
    expect(explained).toContain('standings_pages');
    expect(explained).not.toContain('Seq Scan on standings');
  });
});
