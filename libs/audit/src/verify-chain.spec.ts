import { createHash } from 'node:crypto';
import { chainHash, GENESIS, verifyChain, type ChainEntry } from './index';

function chainOf(texts: readonly string[]): ChainEntry[] {
  let prevHash = GENESIS;
  return texts.map((entry, i) => {
    const hash = chainHash(prevHash, entry);
    const link = { seq: i + 1, entry, prevHash, hash };
    prevHash = hash;
    return link;
  });
}

const start = { seq: 0, hash: GENESIS };
const chain = chainOf(['{"a":1}', '{"b":"Grüße"}', '{"c":3}', '{"d":4}']);

function without(seq: number): ChainEntry[] {
  return chain.filter((entry) => entry.seq !== seq);
}

test('the hash of an entry is SHA-256 of a zero byte, the previous hash and the text', () => {
  const bytes = Buffer.concat([Buffer.alloc(33), Buffer.from('{"b":"Grüße"}')]);
  expect(chainHash(GENESIS, '{"b":"Grüße"}')).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('an untouched chain is whole and gives its head', () => {
  expect(verifyChain(start, chain)).toEqual({ kind: 'whole', head: { seq: 4, hash: chain[3]!.hash } });
});

test('a suffix is whole when it is verified from the head before it', () => {
  expect(verifyChain({ seq: 2, hash: chain[1]!.hash }, chain.slice(2)).kind).toBe('whole');
});

test('an altered text is named at its index', () => {
  const altered = chain.map((entry) => (entry.seq === 3 ? { ...entry, entry: '{"c":4}' } : entry));
  expect(verifyChain(start, altered)).toEqual({
    kind: 'broken',
    at: { index: 2, seq: 3, fault: 'entry-altered' },
  });
});

test('an entry that was rewritten together with its hash is found at the next one', () => {
  const hash = chainHash(chain[1]!.prevHash, '{"b":0}');
  const rewritten = chain.map((entry) => (entry.seq === 2 ? { ...entry, entry: '{"b":0}', hash } : entry));
  expect(verifyChain(start, rewritten)).toEqual({
    kind: 'broken',
    at: { index: 2, seq: 3, fault: 'link-broken' },
  });
});

test('a deleted entry is found by the number that is missing', () => {
  expect(verifyChain(start, without(2))).toEqual({
    kind: 'broken',
    at: { index: 1, seq: 3, fault: 'seq-missing' },
  });
});

test('two swapped entries are found at the first of them', () => {
  const swapped = [chain[0]!, chain[2]!, chain[1]!, chain[3]!];
  expect(verifyChain(start, swapped)).toMatchObject({ kind: 'broken', at: { index: 1, seq: 3 } });
});

test('an entry that comes twice is found', () => {
  const repeated = [chain[0]!, chain[1]!, chain[1]!];
  expect(verifyChain(start, repeated)).toMatchObject({ at: { index: 2, fault: 'seq-repeated' } });
});

test('a chain whose numbers were closed up after a deletion is broken at the link', () => {
  const closed = without(2).map((entry, i) => ({ ...entry, seq: i + 1 }));
  expect(verifyChain(start, closed)).toMatchObject({ at: { index: 1, fault: 'link-broken' } });
});
