import { chainHash, GENESIS } from '@tam/audit';
import { NO_WRITES, type Progress, type RevisionRow, type Standing } from '@tam/monitor';
import { PostgresStore } from '../rounds/postgres-store';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { SaidOutcomesRepository, type OutcomesCut, type OutcomesQuestion } from './said-outcomes.repository';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const CLEARED = START + 100 * HOUR;
const idOf = (n: number): string => n.toString(16).padStart(64, '0');

interface Said {
  readonly seq: number;
  readonly outcome: number;
  readonly status: string | null;
  readonly month?: string;
}

/** The second outcome is said again, the third is no more, the fourth is of another quarter. */
const SAID: readonly Said[] = [
  { seq: 1, outcome: 1, status: 'met' },
  { seq: 2, outcome: 2, status: 'running' },
  { seq: 3, outcome: 3, status: 'running' },
  { seq: 4, outcome: 4, status: 'met', month: '2026-04' },
  { seq: 5, outcome: 2, status: 'breached' },
  { seq: 6, outcome: 3, status: null },
];

function revisionOf({ seq, outcome, status }: Said): RevisionRow {
  const entry = JSON.stringify({
    basis: 'confirmed',
    outcome: status === null ? null : { id: idOf(outcome), status },
  });
  return {
    partition: 0,
    seq,
    id: idOf(seq),
    outcomeId: idOf(outcome),
    revision: 1,
    memberRef: `m${outcome}`,
    caseId: `c${outcome}`,
    status: status ?? 'void',
    sensitivity: 'none',
    testRecord: false,
    recordedAt: START + seq * HOUR,
    entry,
    prevHash: GENESIS,
    hash: chainHash(GENESIS, entry),
  };
}

const standingOf = ({ seq, outcome, status, month = '2026-03' }: Said): Standing => ({
  partition: 0,
  memberRef: `m${outcome}`,
  outcomeId: idOf(outcome),
  caseId: `c${outcome}`,
  status: status ?? 'void',
  basis: 'confirmed',
  facets: { standard: 's', region: 'north', network: 'net-1', lineOfBusiness: 'commercial', month },
  dueAt: START,
  offered: false,
  seq,
});

describe('what an installation said of a period', () => {
  let database: TestSchema;
  let said: SaidOutcomesRepository;

  beforeAll(async () => {
    database = await openSchema();
    const store = new PostgresStore(await database.rounds(), database.schema);
    await store.initialise({
      partitions: 1,
      topics: [],
      effectsFrom: undefined,
      ruleSet: { hash: 'a', body: '{}' },
    });
    await write(store, SAID.map(revisionOf), []);
    // One row a key in a round: the last word on each.
    await write(store, [], [...new Map(SAID.map((each) => [each.outcome, standingOf(each)])).values()]);
    said = await SaidOutcomesRepository.open(database.address, database.schema);
  });
  afterAll(async () => {
    await said.close();
    await database.close();
  });

  async function write(
    store: PostgresStore,
    revisions: readonly RevisionRow[],
    standings: readonly Standing[],
  ): Promise<void> {
    const [row] = await store.progress([0]);
    await store.round([row!], 'test', ({ held }) =>
      Promise.resolve({
        ...NO_WRITES,
        progress: held.map(({ turn: _turn, writer: _writer, ...rest }: Progress) => ({
          ...rest,
          clearedTo: CLEARED,
        })),
        revisions,
        standings,
      }),
    );
  }

  async function ask(
    question: Partial<OutcomesQuestion>,
  ): Promise<{ readonly cut: OutcomesCut; readonly statuses: readonly string[] }> {
    const found: string[] = [];
    const cut = await said.each(
      { months: ['2026-01', '2026-03'], knownAt: undefined, ...question },
      ({ outcome, filed }) => {
        found.push(`${Number(outcome.id)} ${outcome.status} ${filed.region}`);
      },
    );
    return { cut, statuses: found.sort() };
  }

  it('is the last word on each outcome that there still is, of the months asked for', async () => {
    expect((await ask({})).statuses).toEqual(['1 met north', '2 breached north']);
    expect((await ask({ months: ['2026-04', '2026-04'] })).statuses).toEqual(['4 met north']);
  });

  it('is what had been said by an earlier instant', async () => {
    const { statuses, cut } = await ask({ knownAt: START + 3 * HOUR });
    expect(statuses).toEqual(['1 met north', '2 running north', '3 running north']);
    expect(cut).toEqual({ asOf: START + 3 * HOUR, knownAt: START + 3 * HOUR });
  });

  it('is cut at the instant up to which all was read', async () => {
    const { cut } = await ask({});
    expect(cut.asOf).toBe(CLEARED);
    expect(cut.knownAt).toBeGreaterThan(CLEARED);
  });

  it('is not to be had of a schema that is not there', async () => {
    await expect(SaidOutcomesRepository.open(database.address, 'nowhere')).rejects.toThrow(
      /TAM_STREAM_MIGRATIONS_PENDING/,
    );
  });
});
