import fc from 'fast-check';
import { createPrivateKeyPem, signerOf } from '../checkpoint/keys';
import { exportOf, MemoryRevisions, SIGNER } from '../testing/memory-revisions.features';
import { checkProof, proofText, ProofBuilder, readProof, type EntryProof } from './entry-proof';

async function proofOf(size: number, seq: number): Promise<EntryProof> {
  const log = new MemoryRevisions(1).say(0, size);
  const { preamble } = await exportOf(log);
  const builder = new ProofBuilder(seq, preamble.checkpoints[0]!);
  for (const { hash } of log.rows[0]!) builder.append(hash);
  return builder.proof(log.rows[0]![seq - 1]!);
}

describe('the proof of one entry', () => {
  it('needs no other entry, and holds as it was written down', async () => {
    const places = fc
      .integer({ min: 1, max: 70 })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })));
    await fc.assert(
      fc.asyncProperty(places, async ([size, seq]) => {
        const proof = readProof(proofText(await proofOf(size, seq)))!;
        expect(checkProof(proof, [SIGNER])).toEqual([]);
      }),
    );
  });

  it.each([
    ['its text', (text: string) => text.replace('"met"', '"not"'), 'altered'],
    ['its number', (text: string) => text.replace(',"seq":9,"prev"', ',"seq":8,"prev"'), 'checkpoint'],
    ['its path', (text: string) => text.replace(/"path":\["./, '"path":["e'), 'checkpoint'],
    ['the root', (text: string) => text.replace(/"root":"../, '"root":"00'), 'signature'],
  ])('fails where %s is another', async (_what, change, kind) => {
    const found = checkProof(readProof(change(proofText(await proofOf(20, 9))))!, [SIGNER]);
    expect(found.map((one) => one.kind)).toContain(kind);
  });

  it('fails under another key, and is not read where it is something else', async () => {
    const proof = await proofOf(20, 9);
    expect(checkProof(proof, [signerOf(createPrivateKeyPem())])).toMatchObject([{ kind: 'signature' }]);
    const lines = proofText(proof).split('\n');
    for (let missing = 0; missing < 3; missing++)
      expect(readProof(lines.filter((_, i) => i !== missing).join('\n'))).toBeUndefined();
  });
});
