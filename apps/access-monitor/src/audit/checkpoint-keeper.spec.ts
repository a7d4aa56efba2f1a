import { createPrivateKeyPem, knownKeyOf, readPreambleLine, signerOf, type Checkpoint } from '@tam/audit';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MemoryRevisions } from '../../../../libs/audit/src/testing/memory-revisions.features';
import { CheckpointKeeper, type CheckpointKeeperParts, type KeptLog } from './checkpoint-keeper';

const root = mkdtempSync(path.join(tmpdir(), 'tam-keeper-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A log that one of several instances at a time seals, as the database does it. */
class SharedRevisions extends MemoryRevisions implements KeptLog {
  private isTaken = false;

  async alone<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.isTaken) return undefined;
    this.isTaken = true;
    return act().finally(() => (this.isTaken = false));
  }

  async checkpointsAfter(partition: number, seq: number): Promise<readonly Checkpoint[]> {
    return (await this.checkpoints(partition)).filter((one) => one.seq > seq);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let places = 0;

/** An instance of the service with its metrics and the lines of its log. */
function instanceOf(log: KeptLog, change: Partial<CheckpointKeeperParts> = {}) {
  const metrics = new Map<string, number>();
  const told: string[] = [];
  const tell = (text: string, fields: object): void => void told.push(`${text} ${JSON.stringify(fields)}`);
  const keyFile = path.join(root, `${++places}`, 'key.pem');
  const keeper = new CheckpointKeeper({
    ...{ open: () => Promise.resolve(log), installation: 'test', monitor: 'access', keyFile, every: 60_000 },
    ...{ folder: undefined, isStarted: () => true },
    metrics: { set: (name, _labels, value) => void metrics.set(name, value) },
    logger: { warn: tell, error: tell } as unknown as CheckpointKeeperParts['logger'],
    ...change,
  });
  return { keeper, metrics, told };
}

const SIGNER_PEM = createPrivateKeyPem();
const keyFile = path.join(root, 'key.pem');
writeFileSync(keyFile, SIGNER_PEM);
const known = knownKeyOf(signerOf(SIGNER_PEM).publicKey);

it('what has grown since the last time is signed, and nothing twice', async () => {
  const log = new SharedRevisions(2).say(0, 5);
  const { keeper, metrics } = instanceOf(log, { keyFile });
  await keeper.keep();
  await keeper.keep();
  log.say(0, 1).say(1, 2);
  await keeper.keep();
  expect(log.sealed.map(({ partition, seq, key }) => [partition, seq, key])).toEqual([
    [0, 5, known.keyId],
    [0, 6, known.keyId],
    [1, 2, known.keyId],
  ]);
  expect(metrics.get('tam_audit_sealing')).toBe(1);
  expect(metrics.get('tam_audit_broken_partitions')).toBe(0);
  expect(metrics.get('tam_audit_sealed_timestamp_seconds')).toBeGreaterThan(1e9);
});

it('of four instances that come at once one signs', async () => {
  const log = new SharedRevisions(3).say(0, 7).say(2, 1);
  const instances = [1, 2, 3, 4].map(() =>
    instanceOf(log, { keyFile: path.join(root, 'key.pem'), installation: 'four' }),
  );
  await Promise.all(instances.map(({ keeper }) => keeper.keep()));
  expect(log.sealed.map(({ partition, seq }) => [partition, seq])).toEqual([
    [0, 7],
    [2, 1],
  ]);
});

it('without a key nothing is signed, which is said once and shown as a metric; a key that comes later is used', async () => {
  const log = new SharedRevisions(1).say(0, 5);
  const late = path.join(root, 'late.pem');
  const { keeper, metrics, told } = instanceOf(log, { keyFile: late });
  await keeper.keep();
  await keeper.keep();
  expect(log.sealed).toEqual([]);
  expect(metrics.get('tam_audit_sealing')).toBe(0);
  expect(told).toEqual([expect.stringContaining('is not sealed: there is no key')]);
  writeFileSync(late, createPrivateKeyPem());
  await keeper.keep();
  expect(log.sealed).toHaveLength(1);
  expect(metrics.get('tam_audit_sealing')).toBe(1);
});

it('nothing is signed before the monitor knows in which epoch it writes', async () => {
  const log = new SharedRevisions(1).say(0, 5);
  const { keeper } = instanceOf(log, { keyFile, isStarted: () => false });
  await keeper.keep();
  expect(log.sealed).toEqual([]);
});

it('a partition that is not as it was signed is named and not signed, and the others go on', async () => {
  const log = new SharedRevisions(2).say(0, 5).say(1, 5);
  const { keeper, metrics, told } = instanceOf(log, { keyFile: path.join(root, 'broken.pem') });
  writeFileSync(path.join(root, 'broken.pem'), createPrivateKeyPem());
  await keeper.keep();
  log.say(0, 5).say(1, 5);
  log.alter(0, 8, ({ entry }) => ({ entry: entry.replace('met', 'excused') }));
  await keeper.keep();
  expect(log.sealed.map(({ partition, seq }) => [partition, seq])).toEqual([
    [0, 5],
    [1, 5],
    [1, 10],
  ]);
  expect(metrics.get('tam_audit_broken_partitions')).toBe(1);
  expect(told).toEqual([expect.stringMatching(/not as it was signed.*"partition":0,"offset":8/)]);
});

describe('the folder off the database', () => {
  const inFolder = (folder: string): (readonly [string, number, number])[] =>
    readdirSync(folder)
      .sort()
      .flatMap((file) =>
        readFileSync(path.join(folder, file), 'utf8')
          .trimEnd()
          .split('\n')
          .flatMap((line) => {
            const read = readPreambleLine(line);
            return read?.kind === 'checkpoint'
              ? [[file, read.checkpoint.epoch, read.checkpoint.seq] as const]
              : [];
          }),
      );
  const logOf = () => new SharedRevisions(2).say(0, 5).say(1, 2);

  it('gets each checkpoint once, also those that were signed while it was away', async () => {
    const folder = path.join(root, 'away', 'checkpoints');
    const log = logOf();
    const { keeper } = instanceOf(log, { keyFile, installation: 'folder' });
    await keeper.keep();
    const kept = instanceOf(log, { keyFile, installation: 'folder', folder });
    await kept.keeper.keep();
    log.say(1, 1);
    await kept.keeper.keep();
    await kept.keeper.keep();
    expect(inFolder(folder)).toEqual([
      ['checkpoints-000.ndjson', 1, 5],
      ['checkpoints-001.ndjson', 1, 2],
      ['checkpoints-001.ndjson', 1, 3],
    ]);
  });

  it('goes on behind a line that was cut off in writing', async () => {
    const folder = path.join(root, 'torn');
    const log = logOf();
    const { keeper } = instanceOf(log, { keyFile, installation: 'torn', folder });
    await keeper.keep();
    const file = path.join(folder, 'checkpoints-000.ndjson');
    appendFileSync(file, readFileSync(file));
    truncateSync(file, readFileSync(file).length - 100);
    log.say(0, 1);
    await keeper.keep();
    expect(inFolder(folder)).toEqual([
      ['checkpoints-000.ndjson', 1, 5],
      ['checkpoints-000.ndjson', 1, 6],
      ['checkpoints-001.ndjson', 1, 2],
    ]);
  });

  it('goes on under the higher epoch of a database that was put back', async () => {
    const folder = path.join(root, 'restored');
    const log = logOf();
    await instanceOf(log, { keyFile, installation: 'restored', folder }).keeper.keep();
    const restored = new SharedRevisions(2).say(0, 3);
    restored.level = 2;
    restored.say(0, 1);
    await instanceOf(restored, { keyFile, installation: 'restored', folder }).keeper.keep();
    expect(inFolder(folder).filter(([file]) => file === 'checkpoints-000.ndjson')).toEqual([
      ['checkpoints-000.ndjson', 1, 5],
      ['checkpoints-000.ndjson', 2, 4],
    ]);
  });

  it('that cannot be written to is told, and what is sealed stays sealed', async () => {
    const log = logOf();
    const { keeper } = instanceOf(log, {
      keyFile,
      installation: 'refused',
      folder: path.join(keyFile, 'no'),
    });
    await expect(keeper.keep()).rejects.toMatchObject({ code: 'TAM_AUDIT_FOLDER' });
    expect(log.sealed).toHaveLength(2);
  });
});
