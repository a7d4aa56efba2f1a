import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  checkpointLine,
  createPrivateKeyPem,
  planExport,
  sealLog,
  signerOf,
  type Preamble,
} from '@tam/audit';
import {
  MemoryRevisions,
  SEALER,
  SIGNER,
} from '../../../../libs/audit/src/testing/memory-revisions.features';
import { runReplay } from '../run-replay.features';
import type { AuditReport } from './audit-report';
import { writeExport } from './write-export';

const folder = mkdtempSync(join(tmpdir(), 'tam-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = join(folder, 'key.pem');
writeFileSync(key, SIGNER.publicKey);

let made = 0;
const place = (): string => join(folder, `export-${++made}`);

async function write(log: MemoryRevisions, to = place(), since?: Preamble): Promise<string> {
  const { preamble } = await planExport(log, SEALER, since);
  await writeExport(log, preamble, to);
  return to;
}

async function verify(path: string, ...options: string[]): Promise<AuditReport & { readonly code: number }> {
  const args = ['verify-audit', path, '--key', key, '--format', 'json', ...options];
  const { code, out, err } = await runReplay(args);
  if (code === 1) throw new Error(err);
  return { code, ...(JSON.parse(out) as AuditReport) };
}

/** Changes the unpacked lines of one file of an export. */
function change(path: string, file: string, act: (lines: string[]) => void): void {
  const at = join(path, file);
  const packed = file.endsWith('.gz');
  const bytes = readFileSync(at);
  const lines = (packed ? gunzipSync(bytes) : bytes).toString('latin1').trimEnd().split('\n');
  act(lines);
  const text = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
  writeFileSync(at, packed ? gzipSync(text) : text);
}

const places = ({ findings }: AuditReport): unknown[] =>
  findings.map(({ kind, partition, seq }) => [kind, partition, seq]);

const MANY = 20_000;

describe('an export of many entries', () => {
  const log = new MemoryRevisions(3).say(0, 50).say(2, MANY);

  it('is whole as a folder and as one file, and says so', async () => {
    for (const to of [place(), `${place()}.ndjson.gz`, `${place()}.ndjson`]) {
      const report = await verify(await write(log, to));
      expect(report).toMatchObject({
        code: 0,
        verdict: 'whole',
        entries: MANY + 50,
        checkpoints: 2,
        key: 'given',
      });
    }
    const told = await runReplay(['verify-audit', await write(log), '--key', key]);
    expect(told.out).toContain('Whole: nothing was altered, removed, added or moved.');
  });

  it('shows one altered bit, one deleted and one swapped row at their entries', async () => {
    const path = await write(log);
    change(path, 'revisions-002.ndjson.gz', (lines) => {
      const bytes = Buffer.from(lines[4_999]!, 'latin1');
      bytes[bytes.length - 10]! ^= 1;
      lines[4_999] = bytes.toString('latin1');
      lines.splice(9_999, 1);
      const at = lines.findIndex((line) => line.includes('"seq":15000,"prev"'));
      lines.splice(at, 2, lines[at + 1]!, lines[at]!);
    });
    const report = await verify(path);
    expect(report.code).toBe(3);
    expect(places(report)).toEqual([
      ['altered', 2, 5_000],
      ['missing', 2, 10_000],
      ['out-of-order', 2, 15_000],
    ]);
  });

  it('shows where a packed file was damaged or cut, and which partition is gone', async () => {
    const cut = await write(log);
    const file = join(cut, 'revisions-002.ndjson.gz');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    const [found, truncated] = (await verify(cut)).findings;
    expect(found).toMatchObject({
      kind: 'unreadable',
      partition: 2,
      text: expect.stringContaining('damaged'),
    });
    expect(found?.seq).toBeGreaterThan(5_000);
    expect(truncated).toMatchObject({ kind: 'truncated', seq: found?.seq });
    rmSync(file);
    expect(places(await verify(cut))).toEqual([['truncated', 2, 1]]);
    expect(readdirSync(cut)).toEqual(['export.ndjson', 'revisions-000.ndjson.gz']);
  });

  it('shows a line that is no entry', async () => {
    const path = await write(log);
    change(path, 'revisions-002.ndjson.gz', (lines) => (lines[9] = `x${lines[9]}`));
    expect(places(await verify(path))).toEqual([
      ['unreadable', 2, 10],
      ['missing', 2, 10],
    ]);
  });

  it('shows a checkpoint that cannot be read or was changed', async () => {
    const path = await write(log);
    change(path, 'export.ndjson', (lines) => (lines[2] = lines[2]!.slice(1)));
    expect(places(await verify(path))).toEqual([
      ['unreadable', null, null],
      ['unsealed', 2, 1],
    ]);
    const other = await write(log);
    change(other, 'export.ndjson', (lines) => (lines[2] = lines[2]!.replace('"seq":20000', '"seq":19999')));
    expect((await verify(other)).code).toBe(3);
  });
});

describe('an export beside an older one', () => {
  const fresh = (): MemoryRevisions => new MemoryRevisions(2).say(0, 30).say(1, 300);

  it('goes on from it, in whole or with only what came since', async () => {
    const log = fresh();
    const older = await write(log);
    const { preamble } = await planExport(log, SEALER);
    log.say(1, 100);
    expect(await verify(await write(log), '--against', older)).toMatchObject({ code: 0, entries: 430 });
    const since = await write(log, place(), preamble);
    expect(await verify(since, '--against', older)).toMatchObject({ code: 0, entries: 100 });
  });

  it('shows the entry of a chain that was made anew, and what its text was before', async () => {
    const log = fresh();
    const older = await write(log);
    log.alter(1, 77, ({ entry }) => ({ entry: entry.replace('met', 'breached') })).rechain(1);
    log.sealed.length = 0;
    const newer = await write(log);
    expect((await verify(newer)).code).toBe(0);
    const report = await verify(newer, '--against', older);
    expect(places(report)).toEqual([['inconsistent', 1, 1]]);
    expect(report.differences).toEqual([
      { partition: 1, seq: 77, changes: [{ path: 'status', before: 'met', after: 'breached' }] },
    ]);
    const { out } = await runReplay(['verify-audit', newer, '--key', key, '--against', older]);
    expect(out).toContain('partition 1, entry 77 is the first that differs from the older export:');
    expect(out).toContain('status: "met" in the older export, "breached" in this one');
  });

  it('shows a tail that the older one still has', async () => {
    const older = await write(fresh());
    const report = await verify(
      await write(new MemoryRevisions(2).say(0, 30).say(1, 299)),
      '--against',
      older,
    );
    expect(places(report)).toEqual([['shorter', 1, 300]]);
  });
});

describe('an export beside the checkpoints that were taken off the database as they were signed', () => {
  const folderOf = (log: MemoryRevisions): string => {
    const to = place();
    mkdirSync(to);
    for (const checkpoint of log.sealed) {
      const name = `checkpoints-00${checkpoint.partition}.ndjson`;
      appendFileSync(join(to, name), `${checkpointLine(checkpoint)}\n`);
    }
    appendFileSync(join(to, 'checkpoints-001.ndjson'), '{"kind":"tam.checkpoint.1","cut off');
    return to;
  };
  const sealedTwice = async (): Promise<MemoryRevisions> => {
    const log = new MemoryRevisions(2).say(1, 300);
    await sealLog(log, SEALER);
    log.say(0, 20).say(1, 100);
    await sealLog(log, SEALER);
    return log;
  };

  it('goes on from all of them', async () => {
    const log = await sealedTwice();
    const folder = folderOf(log);
    log.say(1, 5);
    expect(await verify(await write(log), '--against', folder)).toMatchObject({ code: 0, entries: 425 });
  });

  it('shows a past that was made anew and signed with the key itself', async () => {
    const log = await sealedTwice();
    const folder = folderOf(log);
    log.alter(1, 350, ({ entry }) => ({ entry: entry.replace('met', 'breached') })).rechain(1);
    log.sealed.length = 0;
    const newer = await write(log);
    expect((await verify(newer)).code).toBe(0);
    expect(places(await verify(newer, '--against', folder))).toEqual([['inconsistent', 1, 301]]);
  });

  it('shows a tail that is no longer there', async () => {
    const folder = folderOf(await sealedTwice());
    const log = new MemoryRevisions(2).say(0, 20).say(1, 390);
    expect(places(await verify(await write(log), '--against', folder))).toEqual([['shorter', 1, 391]]);
  });

  it('does not ask for entries that a restore took away, and asks for all that were sealed since', async () => {
    const log = await sealedTwice();
    const restored = new MemoryRevisions(2).say(0, 20).say(1, 350);
    restored.sealed.push(...log.sealed.filter(({ partition, seq }) => partition === 0 || seq === 300));
    restored.level = 2;
    restored.say(1, 20, 'breached');
    await sealLog(restored, SEALER);
    restored.say(1, 80);
    const folder = folderOf(log);
    for (const checkpoint of restored.sealed.filter(({ epoch }) => epoch === 2))
      writeFileSync(join(folder, 'checkpoints-002.ndjson'), `${checkpointLine(checkpoint)}\n`);
    expect(await verify(await write(restored), '--against', folder)).toMatchObject({
      ...{ code: 0, restores: [{ partition: 1, seq: 351 }] },
    });
    restored.alter(1, 355, ({ entry }) => ({ entry: entry.replace('breached', 'met') })).rechain(1);
    restored.sealed.length = 0;
    expect(places(await verify(await write(restored), '--against', folder))).toEqual([
      ['inconsistent', 1, 301],
    ]);
  });

  it('is refused where the folder holds none', async () => {
    const folder = place();
    mkdirSync(folder);
    writeFileSync(join(folder, 'checkpoints-000.ndjson'), 'x\n');
    const args = ['verify-audit', await write(new MemoryRevisions(1).say(0, 1)), '--against', folder];
    expect(await runReplay(args)).toMatchObject({
      code: 1,
      err: expect.stringContaining('TAM_AUDIT_EXPORT'),
    });
  });
});

describe('the keys of an export', () => {
  const log = new MemoryRevisions(1).say(0, 10);

  it('another key than the one that signed is told', async () => {
    const stranger = join(folder, 'stranger.pem');
    writeFileSync(stranger, signerOf(createPrivateKeyPem()).publicKey);
    const { code, out } = await runReplay(['verify-audit', await write(log), '--key', stranger]);
    expect(code).toBe(3);
    expect(out).toContain('export: signature. The header is signed with the key');
  });

  it('without a key the one in the export finds damage, and nobody vouches for who signed', async () => {
    const { code, out } = await runReplay(['verify-audit', await write(log)]);
    expect(code).toBe(0);
    expect(out).toContain('nobody vouches for who signed');
  });
});

describe('the proof of one entry', () => {
  const log = new MemoryRevisions(2).say(1, 100);

  it('is verified by itself and holds no other entry', async () => {
    const path = await write(log);
    const to = join(folder, 'entry-42.ndjson');
    const ran = await runReplay(['audit', 'prove', path, '--partition', '1', '--seq', '42', '--to', to]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(readFileSync(to, 'utf8')).toContain('"c-42"');
    expect(readFileSync(to, 'utf8')).not.toContain('"c-43"');
    const { code, out } = await runReplay(['verify-audit', to, '--key', key]);
    expect([code, out]).toEqual([0, expect.stringContaining('entry 42 of partition 1 was in the log')]);
    writeFileSync(to, readFileSync(to, 'utf8').replace('"met"', '"not"'));
    expect((await runReplay(['verify-audit', to, '--key', key])).code).toBe(3);
    expect((await runReplay(['verify-audit', to])).err).toContain('TAM_AUDIT_KEY_FILE');
  });

  it('is not to be had of an entry that the export does not hold', async () => {
    const args = ['audit', 'prove', await write(log), '--partition', '1', '--seq', '101', '--to', place()];
    expect(await runReplay(args)).toMatchObject({
      code: 1,
      err: expect.stringContaining('TAM_AUDIT_EXPORT'),
    });
  });
});

describe('what is no export', () => {
  it.each([
    ['a place where nothing is', () => join(folder, 'none')],
    ['a file of something else', () => key],
    ['a folder without a header', () => folder],
  ])('is refused: %s', async (_what, path) => {
    const { code, err } = await runReplay(['verify-audit', path(), '--key', key]);
    expect([code, err]).toEqual([1, expect.stringContaining('TAM_AUDIT_EXPORT')]);
  });

  it('a place that is taken is not written over', async () => {
    const log = new MemoryRevisions(1).say(0, 1);
    await expect(write(log, key)).rejects.toMatchObject({ code: 'TAM_AUDIT_OUTPUT' });
  });
});
