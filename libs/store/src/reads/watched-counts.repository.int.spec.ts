import { chainHash, GENESIS } from '@tam/audit';
import type { RevisionRow, Standing } from '@tam/monitor';
import { FIRST_START, letter, turnOf } from '../../../monitor/src/contracts/sample-rows.features';
import { takeTurn } from '../../../monitor/src/contracts/take-turn.features';
import { PostgresStore } from '../rounds/postgres-store';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { WatchedCountsRepository } from './watched-counts.repository';

const NOW = 1_765_000_000_000;
const HOUR = 3_600_000;

const idOf = (n: number): string => n.toString(16).padStart(64, '0');

const standing = (n: number, change: Partial<Standing> = {}): Standing => ({
  partition: 0,
  memberRef: `m${n}`,
  outcomeId: idOf(n),
  caseId: `c${n}`,
  status: 'running',
  basis: 'confirmed',
  facets: { standard: 's', region: 'north', network: 'n', lineOfBusiness: 'commercial', month: '2025-12' },
  dueAt: NOW + n,
  offered: false,
  seq: n,
  ...change,
});

const revision = (n: number, recordedAt: number): RevisionRow => ({
  partition: 0,
  seq: n,
  id: idOf(n),
  outcomeId: idOf(n),
  revision: 1,
  memberRef: `m${n}`,
  caseId: `c${n}`,
  status: 'running',
  sensitivity: 'none',
  testRecord: false,
  recordedAt,
  entry: '{}',
  prevHash: GENESIS,
  hash: chainHash(GENESIS, '{}'),
});

describe('the counts that the people on call look at', () => {
  let database: TestSchema;
  let store: PostgresStore;
  let watched: WatchedCountsRepository;
  beforeEach(async () => {
    database = await openSchema();
    store = new PostgresStore(await database.rounds(), database.schema);
    watched = new WatchedCountsRepository(await database.pages(), database.schema);
    await store.initialise(FIRST_START);
  });
  afterEach(() => database.close());

  it('are none, and nothing is unpublished, where nothing was written', async () => {
    expect(await watched.read(NOW)).toEqual({
      due: [],
      letters: [],
      unpublished: { revisions: 0, oldestAt: null },
    });
  });

  it('tell open clocks apart by the span they are due in and by whether anything was offered', async () => {
    await takeTurn(store, [0], () => ({
      standings: [
        standing(1, { dueAt: NOW - 1 }),
        standing(2, { dueAt: NOW }),
        standing(3, { dueAt: NOW + 2 * HOUR - 1, status: 'at-risk' }),
        standing(4, { dueAt: NOW + 2 * HOUR, offered: true }),
        standing(5, { dueAt: NOW + 2 * HOUR }),
        standing(6, { dueAt: NOW + 30 * HOUR }),
        standing(7, { dueAt: NOW + 48 * HOUR }),
        standing(8, { dueAt: NOW + HOUR, status: 'met' }),
        standing(9, { dueAt: null }),
      ],
    }));
    const { due } = await watched.read(NOW);
    expect(
      due.map(({ within, offered, clocks }) => `${within} ${offered ? 'offered' : 'none'} ${clocks}`).sort(),
    ).toEqual(['12h none 1', '12h offered 1', '2h none 2', '48h none 1', 'overdue none 1']);
    expect(due[0]).toMatchObject({ standard: 's', region: 'north' });
  });

  it('tell dead letters that are open, and revisions of which the broker has not said that it has them', async () => {
    await takeTurn(store, [0], ({ held }) => ({
      progress: held.map((row) => turnOf(row, { seq: 3 })),
      letters: [letter(0, 1), letter(0, 2)],
      revisions: [revision(1, NOW), revision(2, NOW + 1), revision(3, NOW + 2)],
    }));
    await store.saveRelayCursors([{ partition: 0, revisionSeq: 1, letterSeq: 0 }]);
    const { letters, unpublished } = await watched.read(NOW);
    expect(letters).toEqual([{ code: 'TAM_EVENT_NOT_JSON', letters: 2 }]);
    expect(unpublished).toEqual({ revisions: 2, oldestAt: NOW + 1 });
    await store.saveRelayCursors([{ partition: 0, revisionSeq: 3, letterSeq: 2 }]);
    expect((await watched.read(NOW)).unpublished).toEqual({ revisions: 0, oldestAt: null });
  });
});
