import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ConsistencyBuilder, isConsistent } from './consistency';
import { Frontier } from './frontier';
import { inclusionRanges, isIncluded } from './inclusion';
import { EMPTY_ROOT } from './node-hash';
import { SubtreeRoots } from './subtree-roots';

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafOf = (n: number): Buffer => sha(Buffer.from([0]), Buffer.from(`entry ${n}`));
const leaves = Array.from({ length: 300 }, (_, n) => leafOf(n).toString('hex'));

/** The definition of RFC 6962, 2.1, word for word: k is the largest power of two smaller than n. */
function plainRoot(from: number, to: number): string {
  if (to === from) return sha().toString('hex');
  if (to - from === 1) return leaves[from]!;
  let k = 1;
  while (k * 2 < to - from) k *= 2;
  const [left, right] = [plainRoot(from, from + k), plainRoot(from + k, to)];
  return sha(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')).toString('hex');
}

const head = (size: number) => ({ size, root: plainRoot(0, size) });

function grown(size: number, on = Frontier.empty()): Frontier {
  for (let n = on.size; n < size; n++) on.append(leaves[n]!);
  return on;
}

function inclusionOf(index: number, size: number): string[] {
  const roots = new SubtreeRoots(inclusionRanges(index, size));
  for (let n = 0; n < size; n++) roots.append(leaves[n]!);
  return roots.all();
}

function consistencyOf(older: number, newer: number): string[] {
  const builder = new ConsistencyBuilder(older, grown(older).peaks, newer);
  for (let n = older; n < newer; n++) builder.append(leaves[n]!);
  return builder.proof();
}

const sizes = fc.integer({ min: 1, max: leaves.length });
const pairs = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const flipped = (hash: string, bit: number): string => {
  const bytes = Buffer.from(hash, 'hex');
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes.toString('hex');
};
const bit = fc.integer({ min: 0, max: 255 });

describe('a tree of hashes', () => {
  it('has the root of the well-known tree of eight leaves that implementations of RFC 6962 are tested with', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const tree = Frontier.empty();
    for (const input of inputs) tree.append(sha(Buffer.from([0]), Buffer.from(input, 'hex')).toString('hex'));
    expect(tree.root()).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    expect(EMPTY_ROOT).toBe(sha().toString('hex'));
  });

  it('has, leaf by leaf, the root of the definition', () => {
    const tree = Frontier.empty();
    for (let n = 0; n <= 70; n++) {
      expect(tree.root()).toBe(plainRoot(0, n));
      tree.append(leaves[n]!);
    }
  });

  it('goes on from its peaks as if it had never stopped', () => {
    fc.assert(
      fc.property(pairs, ([older, newer]) => {
        const kept = Frontier.of(older, grown(older).peaks)!;
        expect(grown(newer, kept).root()).toBe(plainRoot(0, newer));
      }),
    );
  });

  it('is not continued from as many peaks as it cannot have', () => {
    expect(Frontier.of(3, [leaves[0]!])).toBeUndefined();
  });
});

describe('a proof of inclusion', () => {
  it('leads from every leaf to the root, and from no other place or hash', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), bit, (size, seed, changed) => {
        const index = seed % size;
        const path = inclusionOf(index, size);
        expect(isIncluded(leaves[index]!, index, head(size), path)).toBe(true);
        expect(isIncluded(flipped(leaves[index]!, changed), index, head(size), path)).toBe(false);
        expect(
          isIncluded(leaves[index]!, index, { size, root: flipped(head(size).root, changed) }, path),
        ).toBe(false);
        const elsewhere = (index + 1) % size;
        expect(size > 1 && isIncluded(leaves[index]!, elsewhere, head(size), path)).toBe(false);
        expect(isIncluded(leaves[index]!, index, head(size), [...path, leaves[0]!])).toBe(false);
      }),
    );
  });
});

describe('a proof of consistency', () => {
  it('holds between any two sizes of one tree', () => {
    for (let newer = 1; newer <= 40; newer++)
      for (let older = 0; older <= newer; older++)
        expect([older, newer, isConsistent(head(older), head(newer), consistencyOf(older, newer))]).toEqual([
          older,
          newer,
          true,
        ]);
  });

  it('fails where one bit of a root or of the proof is another', () => {
    fc.assert(
      fc.property(pairs, bit, fc.nat(), ([older, newer], changed, seed) => {
        fc.pre(older < newer);
        const proof = consistencyOf(older, newer);
        const [was, is] = [head(older), head(newer)];
        const wrong = { size: older, root: flipped(was.root, changed) };
        expect(isConsistent(wrong, is, proof)).toBe(false);
        expect(isConsistent(was, { size: newer, root: flipped(is.root, changed) }, proof)).toBe(false);
        const at = seed % proof.length;
        const bent = proof.map((hash, i) => (i === at ? flipped(hash, changed) : hash));
        expect(isConsistent(was, is, bent)).toBe(false);
        expect(isConsistent(was, is, proof.slice(1))).toBe(false);
        expect(isConsistent(is, was, proof)).toBe(false);
      }),
    );
  });
});
