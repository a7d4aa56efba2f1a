import { isTamError } from '@tam/errors';
import { MemoryRevisions, NAME, SEALER, SIGNER } from '../testing/memory-revisions.features';
import { statementText } from './checkpoint';
import { createPrivateKeyPem, knownKeyOf, signerOf } from './keys';
import { sealLog, type Remembered } from './seal-log';

const seal = (log: MemoryRevisions, signer = SIGNER, remembered?: Remembered) =>
  sealLog(log, { ...SEALER, signer, remembered: () => remembered });

describe('a checkpoint', () => {
  it('says where its partition stands, by the database clock, under the name of the key', async () => {
    const log = new MemoryRevisions(2).say(1, 3);
    const [, sealed] = await seal(log);
    expect(sealed).toMatchObject({
      kind: 'sealed',
      checkpoint: {
        ...NAME,
        epoch: 1,
        partition: 1,
        seq: 3,
        head: log.tops[1]!.head,
        at: '2026-11-24T12:00:00.000Z',
        key: SIGNER.keyId,
        after: { seq: 0, proof: [] },
      },
    });
  });

  it('is made only where something was added', async () => {
    const log = new MemoryRevisions(2).say(1, 3);
    await seal(log);
    await seal(log.say(0, 1));
    expect(log.sealed.map(({ partition, seq }) => [partition, seq])).toEqual([
      [1, 3],
      [0, 1],
    ]);
  });

  it.each([
    [
      'an altered entry',
      (log: MemoryRevisions) => log.alter(0, 6, () => ({ entry: '{}' })),
      6,
      'entry-altered',
    ],
    ['a missing entry', (log: MemoryRevisions) => log.rows[0]!.splice(5, 1), 6, 'seq-missing'],
    ['a missing tail', (log: MemoryRevisions) => log.rows[0]!.splice(7), 8, 'seq-missing'],
    ['another head', (log: MemoryRevisions) => (log.tops[0]!.head = SIGNER.keyId), 9, 'head-differs'],
    [
      'a checkpoint that was altered',
      (log: MemoryRevisions) => Object.assign(log.sealed[0]!, { head: SIGNER.keyId }),
      4,
      'checkpoint-altered',
    ],
    [
      'peaks that were altered',
      (log: MemoryRevisions) => Object.assign(log.sealed[0]!, { peaks: [SIGNER.keyId] }),
      4,
      'checkpoint-altered',
    ],
    [
      'a log that lost what was sealed',
      (log: MemoryRevisions) => Object.assign(log.tops[0]!, { seq: 2 }),
      3,
      'behind-checkpoint',
    ],
  ])('is not signed over %s', async (_what, tamper, seq, fault) => {
    const log = new MemoryRevisions(1).say(0, 4);
    await seal(log);
    log.say(0, 5);
    tamper(log);
    const [sealed] = await seal(log);
    expect(sealed).toMatchObject({ kind: 'broken', seq, fault });
  });

  it('goes on from one that an earlier key signed', async () => {
    const log = new MemoryRevisions(1).say(0, 4);
    await seal(log);
    const later = signerOf(createPrivateKeyPem());
    expect(await seal(log.say(0, 1), later)).toMatchObject([
      { checkpoint: { key: later.keyId, after: { seq: 4 } } },
    ]);
  });
});

describe('what was sealed before', () => {
  const past = async (log: MemoryRevisions): Promise<Remembered> => {
    await seal(log);
    const { epoch, seq, root } = log.sealed.at(-1)!;
    return { epoch, seq, root };
  };

  it('is remembered outside of the database: a past without its checkpoints is not signed anew', async () => {
    const log = new MemoryRevisions(1).say(0, 4);
    const remembered = await past(log);
    log
      .alter(0, 2, ({ entry }) => ({ entry: entry.replace('met', 'mat') }))
      .rechain(0)
      .say(0, 2);
    log.sealed.length = 0;
    expect(await seal(log, SIGNER, remembered)).toEqual([
      { kind: 'broken', partition: 0, seq: 4, fault: 'checkpoint-lost' },
    ]);
  });

  it('is gone on from where it is still there', async () => {
    const log = new MemoryRevisions(1).say(0, 4);
    const remembered = await past(log);
    expect(await seal(log.say(0, 3), SIGNER, remembered)).toMatchObject([
      { kind: 'sealed', checkpoint: { seq: 7 } },
    ]);
  });

  it('does not bind a log that a restore put under a higher epoch', async () => {
    const remembered = await past(new MemoryRevisions(1).say(0, 9));
    const restored = new MemoryRevisions(1).say(0, 5);
    restored.level = 2;
    expect(await seal(restored, SIGNER, remembered)).toMatchObject([
      { kind: 'sealed', checkpoint: { epoch: 2 } },
    ]);
  });
});

describe('a key', () => {
  it('verifies what its private half has signed, and nothing else', async () => {
    const log = new MemoryRevisions(1).say(0, 1);
    await seal(log);
    const [checkpoint] = log.sealed;
    const known = knownKeyOf(SIGNER.publicKey);
    const text = statementText(checkpoint!, checkpoint!.key);
    expect(known.keyId).toBe(checkpoint!.key);
    expect(known.verify(text, checkpoint!.signature)).toBe(true);
    expect(known.verify(text.replace('"seq":1', '"seq":2'), checkpoint!.signature)).toBe(false);
    expect(known.verify(text, 'no signature')).toBe(false);
  });

  it.each([
    ['a text', () => signerOf('text')],
    ['a public key where a private one is needed', () => signerOf(SIGNER.publicKey)],
    ['a private key where a public one is needed', () => knownKeyOf(createPrivateKeyPem())],
  ])('is not %s', (_what, read) => {
    let caught: unknown;
    try {
      read();
    } catch (error) {
      caught = error;
    }
    expect(isTamError(caught, 'TAM_AUDIT_KEY_INVALID')).toBe(true);
  });
});
