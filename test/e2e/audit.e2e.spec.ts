import { chainHash } from '@tam/audit';
import { BACKFILL_TOPIC, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { canonicalJson, outcomeHash, revisionId, type Determination } from '@tam/record';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outputOf, type AppOutput } from './support/app-output';
import { Installation } from './support/installation';
import { until } from './support/until';

const PARTITIONS = 3;
const PACKS = path.resolve(__dirname, '../../libs/standards/packs');
const STANDARD = 'us/ca/ca-dmhc-timely-access/ca-ta-npmh.yaml';

let folder: string;
let installation: Installation;
let key: string;

const replay = (...args: string[]): Promise<AppOutput> =>
  outputOf('replay', args, { ...installation.env, TAM_AUDIT_KEY_FILE: path.join(folder, 'key.pem') });

/** Synthetic traffic with all the misbehaviour that changes no truth: history, then some seconds of the present. */
async function traffic(seed: string, patience: number): Promise<void> {
  const past = ['--seed', seed, '--history-days', '45', '--cases', '250'];
  const misbehaviour = ['--late', '0.05', '--late-up-to', '2d', '--duplicates', '0.05', '--disorder', '0.1'];
  const simulator = installation.startApp('simulator', [...past, '--live', '--rate', '40', ...misbehaviour]);
  const before = await installation.appliedRecords();
  await until(
    'the traffic is applied',
    async () => (await installation.appliedRecords()) > before + patience,
  );
  expect(await simulator.end('SIGTERM')).toBe('exit code 0');
  await installation.caughtUp();
}

/** The packs that ship, but for one business day of one standard. */
function packsOfAnotherLimit(): string {
  const packs = path.join(folder, 'packs');
  cpSync(PACKS, packs, { recursive: true });
  const file = path.join(packs, STANDARD);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('count: 10', 'count: 9'));
  return packs;
}

const revisionsInAll = async (): Promise<number> => {
  const [row] = await installation.database.rows<{ count: string }>('SELECT count(*) FROM access.revisions');
  return Number(row?.count);
};

/** Partitions whose last entry no checkpoint seals. */
const unsealedPartitions = async (): Promise<number> => {
  const [row] = await installation.database.rows<{ count: string }>(
    `SELECT count(*) FROM access.progress WHERE seq > 0 AND NOT EXISTS
       (SELECT 1 FROM access.checkpoints WHERE checkpoints.partition = progress.partition AND checkpoints.seq = progress.seq)`,
  );
  return Number(row?.count);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tam-e2e-audit-'));
  key = path.join(folder, 'key.public.pem');
  installation = await Installation.open(PARTITIONS);
  await installation.startMonitor();
  await traffic('audit', 1_200);
  expect(await installation.endMonitor('SIGTERM')).toBe('exit code 0');
}, 240_000);

afterAll(async () => {
  await installation.close();
  rmSync(folder, { recursive: true });
}, 60_000);

describe('what a monitor has said of traffic that came late, twice and out of order', () => {
  it('follows from the log, revision by revision', async () => {
    const { code, out, err } = await replay('verify', '--format', 'json');
    expect([code, err]).toEqual([0, '']);
    const revisions = await revisionsInAll();
    expect(revisions).toBeGreaterThan(500);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'same',
      revisions,
      partitions: PARTITIONS,
      counts: { same: revisions, different: 0, rules: 0, retention: 0 },
    });
  }, 120_000);

  it('follows for a sample that a seed chooses, the same each time', async () => {
    const sample = ['verify', '--sample', '0.2', '--seed', 'one', '--format', 'json'];
    const [one, other] = [await replay(...sample), await replay(...sample)];
    expect(one.out).toBe(other.out);
    const { members, counts } = JSON.parse(one.out) as { members: number; counts: { same: number } };
    expect(members).toBeGreaterThan(10);
    expect(counts.same).toBeLessThan((await revisionsInAll()) / 2);
  }, 120_000);

  it('cannot be decided without the packs, and says which version of which', async () => {
    const { code, out } = await replay('verify', '--packs', packsOfAnotherLimit());
    expect(code).toBe(1);
    expect(out).toMatch(/undecided +[\d,]+: their rules are not at hand/);
    expect(out).toMatch(/ca-dmhc-timely-access 2026\.\d+ with the hash [0-9a-f]{64}/);
    const { code: both, out: whole } = await replay(
      ...['verify', '--packs', packsOfAnotherLimit(), '--older-packs', PACKS],
    );
    expect([both, whole]).toEqual([0, expect.stringMatching(/different +0/)]);
  }, 120_000);
});

describe('an export of what it has said', () => {
  it('is sealed with a key that was made for it, and whole elsewhere', async () => {
    const exported = await replay('audit', 'export', '--to', path.join(folder, 'first'));
    expect([exported.code, exported.err]).toEqual([
      0,
      expect.stringContaining('A new key was made to sign checkpoints'),
    ]);
    expect(exported.err).toContain(`${PARTITIONS} of ${PARTITIONS} partitions are sealed.`);
    const { code, out } = await outputOf(
      'replay',
      ['verify-audit', path.join(folder, 'first'), '--key', key],
      {},
    );
    expect([code, out]).toEqual([0, expect.stringContaining('Whole')]);
  }, 60_000);

  it('goes on in the next one, which holds only what came since', async () => {
    const folderOfSeals = path.join(folder, 'seals');
    await installation.startMonitor({
      ...{ TAM_AUDIT_KEY_FILE: path.join(folder, 'key.pem'), TAM_AUDIT_SECONDS: '1' },
      TAM_AUDIT_DIR: folderOfSeals,
    });
    await traffic('later', 300);
    await until('the service has sealed what it said', async () => (await unsealedPartitions()) === 0);
    expect(await installation.get('/metrics')).toMatch(/^tam_audit_sealing\{domain="access"\} 1$/m);
    await installation.endMonitor('SIGTERM');
    expect(readdirSync(folderOfSeals)).toHaveLength(PARTITIONS);
    const [first, second] = [path.join(folder, 'first'), path.join(folder, 'second.ndjson.gz')];
    const exported = await replay('audit', 'export', '--to', second, '--since', first, '--with-events');
    expect(exported.err).not.toContain('A new key');
    const { code, out } = await outputOf(
      'replay',
      ['verify-audit', second, '--against', first, '--key', key, '--format', 'json'],
      {},
    );
    expect(code).toBe(0);
    const { entries, rederived } = JSON.parse(out) as { entries: number; rederived: unknown };
    expect(entries).toBeGreaterThan(100);
    expect(entries).toBeLessThan(await revisionsInAll());
    expect(rederived).toMatchObject({ verdict: 'same', revisions: entries, counts: { same: entries } });
  }, 120_000);
});

describe('somebody who can write to the database, and has no key, and turns a verdict with all that hangs on it', () => {
  let seq: number;
  let partition: number;

  beforeAll(async () => {
    ({ partition, seq } = await turnOneVerdict());
  }, 60_000);

  it('is found by deriving it again from the log', async () => {
    const { code, out } = await replay('verify', '--format', 'json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'different',
      counts: { different: 1 },
      differences: [{ partition, seq, changes: [{ path: 'status', before: 'breached', after: 'met' }] }],
    });
  }, 120_000);

  it('cannot seal a chain that is not the one sealed before', async () => {
    const { code, err } = await replay('audit', 'export', '--to', path.join(folder, 'third'));
    expect([code, err]).toEqual([3, expect.stringContaining(`partition ${partition}, entry`)]);
    const verified = await replay('verify-audit', path.join(folder, 'third'), '--key', key);
    expect([verified.code, verified.out]).toEqual([3, expect.stringContaining('rewritten')]);
  }, 60_000);

  it('cannot have it sealed by taking the checkpoints out either: the key remembers them', async () => {
    const { database } = installation;
    const kept = await database.rows('SELECT * FROM access.checkpoints');
    await database.rows('ALTER TABLE access.checkpoints DISABLE TRIGGER USER');
    await database.rows('DELETE FROM access.checkpoints');
    const { code, err } = await replay('audit', 'checkpoint');
    expect(kept.length).toBeGreaterThan(PARTITIONS);
    expect([code, err]).toEqual([3, expect.stringContaining('checkpoint-lost')]);
  }, 60_000);

  it('is named by entry and field where an older export is there', async () => {
    const { code, out } = await replay(
      ...['verify-audit', path.join(folder, 'third'), '--against', path.join(folder, 'first'), '--key', key],
    );
    expect(code).toBe(3);
    expect(out).toContain(`partition ${partition}, entry ${seq} is the first that differs`);
    expect(out).toContain('outcome.status: "met" in the older export, "breached" in this one');
  }, 60_000);
});

describe('a log of which retention took the beginning', () => {
  it('leaves undecided what rested on it, and says which offsets are gone', async () => {
    const { admin } = installation.topics;
    for (const topic of [INTAKE_TOPIC, SCHEDULING_TOPIC, BACKFILL_TOPIC]) {
      const partitions = (await admin.fetchTopicOffsets(topic))
        .filter(({ high }) => Number(high) > 0)
        .map(({ partition, high }) => ({ partition, offset: high }));
      if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
    }
    const { code, out } = await replay('verify');
    expect(code).toBe(1);
    expect(out).toMatch(/The log does not hold offsets 0 to \d+ of tam\.backfill\.v1\/\d/);
  }, 120_000);
});

interface Row {
  readonly partition: number;
  readonly seq: string;
  readonly entry: string;
  readonly prev: string;
}

interface Entry {
  readonly outcomeId: string;
  readonly revision: number;
  readonly outcome: Determination;
}

/** Makes one met clock a breach, with its hash, its id and its chain, as far as all that can be computed without a key. */
async function turnOneVerdict(): Promise<{ partition: number; seq: number }> {
  const { database } = installation;
  await database.rows('ALTER TABLE access.revisions DISABLE TRIGGER USER');
  const [met] = await database.rows<Row>(
    `SELECT partition, seq, entry, encode(prev_hash, 'hex') AS prev FROM access.revisions
     WHERE status = 'met' AND seq BETWEEN 20 AND 60 ORDER BY partition, seq LIMIT 1`,
  );
  const { partition } = met!;
  const entry = JSON.parse(met!.entry) as Entry;
  const outcome = { ...entry.outcome, status: 'breached' as const };
  const hash = outcomeHash(outcome);
  const id = revisionId(entry.outcomeId, entry.revision, hash);
  const turned = canonicalJson({ ...entry, id, outcome, outcomeHash: hash, status: 'breached' });
  await database.rows(
    `UPDATE access.revisions SET entry = $3, status = 'breached', id = decode($4, 'hex')
     WHERE partition = $1 AND seq = $2`,
    [partition, met!.seq, turned, id],
  );
  const rows = await database.rows<Row>(
    'SELECT partition, seq, entry FROM access.revisions WHERE partition = $1 AND seq >= $2 ORDER BY seq',
    [partition, met!.seq],
  );
  let prev = met!.prev;
  for (const row of rows) {
    const next = chainHash(prev, row.entry);
    await database.rows(
      `UPDATE access.revisions SET prev_hash = decode($3, 'hex'), hash = decode($4, 'hex')
       WHERE partition = $1 AND seq = $2`,
      [partition, row.seq, prev, next],
    );
    prev = next;
  }
  await database.rows(`UPDATE access.progress SET head = decode($2, 'hex') WHERE partition = $1`, [
    partition,
    prev,
  ]);
  return { partition, seq: Number(met!.seq) };
}
