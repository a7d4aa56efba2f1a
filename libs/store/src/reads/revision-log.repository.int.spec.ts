import {
  chainHash,
  createPrivateKeyPem,
  GENESIS,
  planExport,
  sealLog,
  signerOf,
  type Sealer,
} from '@tam/audit';
import type { Progress, RevisionRow } from '@tam/monitor';
import { PostgresStore } from '../rounds/postgres-store';
import { openSchema, type TestSchema } from '../testing/real-database.features';
import { RevisionLogRepository } from './revision-log.repository';

const SEALER: Sealer = {
  ...{ installation: 'test', monitor: 'access', remembered: () => undefined },
  signer: signerOf(createPrivateKeyPem()),
};
const idOf = (n: number): string => n.toString(16).padStart(64, '0');

describe('the revision log as those read it who seal and verify it', () => {
  let database: TestSchema;
  let store: PostgresStore;
  let log: RevisionLogRepository;

  beforeEach(async () => {
    database = await openSchema();
    store = new PostgresStore(await database.rounds(), database.schema);
    await store.initialise({
      partitions: 2,
      topics: [],
      effectsFrom: undefined,
      ruleSet: { hash: 'a', body: '{}' },
    });
    log = await RevisionLogRepository.open(database.address, database.schema);
  });
  afterEach(async () => {
    await log.close();
    await database.close();
  });

  async function say(partition: number, count: number): Promise<void> {
    const [row] = await store.progress([partition]);
    let { seq, head } = row!;
    const revisions = Array.from({ length: count }, (): RevisionRow => {
      const entry = `{"partition":${partition},"seq":${++seq},"text":"Grüße"}`;
      const prevHash = head;
      head = chainHash(head, entry);
      return {
        ...{ partition, seq, entry, prevHash, hash: head },
        ...{ id: idOf(seq), outcomeId: idOf(seq), revision: 1, memberRef: 'm', caseId: 'c', status: 'met' },
        ...{ sensitivity: 'none', testRecord: true, recordedAt: 0 },
      };
    });
    await store.round([row!], 'test', ({ held }) =>
      Promise.resolve({
        progress: held.map(({ turn: _turn, writer: _writer, ...rest }: Progress) => ({ ...rest, seq, head })),
        ...{
          cases: [],
          members: [],
          revisions,
          standings: [],
          letters: [],
          settlements: [],
          seals: [],
          unseals: [],
          counts: [],
        },
      }),
    );
  }

  it('gives the entries of a partition in pages, and where each partition stands', async () => {
    await say(1, 4_500);
    const pages: number[] = [];
    let head = GENESIS;
    for await (const page of log.entries(1, 0, 4_400)) {
      pages.push(page.length);
      for (const { prevHash, entry, hash } of page) {
        expect([prevHash, chainHash(prevHash, entry)]).toEqual([head, hash]);
        head = hash;
      }
    }
    expect(pages).toEqual([2_000, 2_000, 400]);
    expect(await log.heads()).toMatchObject([
      { partition: 0, seq: 0, head: GENESIS },
      { partition: 1, seq: 4_500 },
    ]);
  });

  it('gives a row with what its columns say, and the rule sets that entries name', async () => {
    await say(0, 1);
    for await (const [row] of log.revisions(0, 0, 1))
      expect(row).toMatchObject({ seq: 1, id: idOf(1), memberRef: 'm', caseId: 'c', status: 'met' });
    expect(await log.ruleSets()).toEqual(new Map([['a', '{}']]));
  });

  it('keeps checkpoints as they were made, and goes on from the last one', async () => {
    await say(0, 5);
    const first = await planExport(log, SEALER);
    await say(0, 3);
    const second = await planExport(log, SEALER, first.preamble);
    expect(second.preamble.checkpoints).toMatchObject([
      first.preamble.checkpoints[0],
      { seq: 8, after: { seq: 5 }, at: expect.stringMatching(/^20.*Z$/) as string },
    ]);
    expect(second.preamble.header.starts).toMatchObject([{ partition: 0, seq: 5 }]);
    await log.saveCheckpoint({ ...first.preamble.checkpoints[0]!, root: idOf(1) });
    expect(await log.checkpoints(0)).toEqual(second.preamble.checkpoints);
    expect(await log.lastCheckpoint(1)).toBeUndefined();
    expect(await log.checkpointAt(0, 5)).toEqual(first.preamble.checkpoints[0]);
    expect(await log.checkpointAt(0, 6)).toBeUndefined();
  });

  it.each(['UPDATE %s SET body = body', 'DELETE FROM %s', 'TRUNCATE %s'])(
    'keeps checkpoints from being changed: %s',
    async (statement) => {
      const table = `${database.schema}.checkpoints`;
      await expect(database.admin.query(statement.replace('%s', table))).rejects.toThrow(
        'checkpoints are only ever added to',
      );
    },
  );

  it('is not to be had of a schema that is not there', async () => {
    await expect(RevisionLogRepository.open(database.address, 'nowhere')).rejects.toThrow(
      /TAM_STREAM_MIGRATIONS_PENDING/,
    );
  });

  it('lets one at a time at what nobody else may do meanwhile, and the next one once the first is gone', async () => {
    const other = await RevisionLogRepository.open(database.address, database.schema);
    const refused = await log.alone(async () => other.alone(() => Promise.resolve('both')));
    expect(refused).toBeUndefined();
    expect(await other.alone(() => Promise.resolve('second'))).toBe('second');
    await expect(log.alone(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await other.alone(() => Promise.resolve('third'))).toBe('third');
    await other.close();
  });

  it('gives the checkpoints above a number', async () => {
    await say(0, 3);
    await sealLog(log, SEALER);
    await say(0, 2);
    await sealLog(log, SEALER);
    expect((await log.checkpointsAfter(0, 0)).map(({ seq }) => seq)).toEqual([3, 5]);
    expect((await log.checkpointsAfter(0, 3)).map(({ seq }) => seq)).toEqual([5]);
  });
});
