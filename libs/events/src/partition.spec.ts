import { murmur2, partitionOf } from './partition';

/** The vectors of Apache Kafka's own test of its partitioner (UtilsTest.testMurmur2). */
const vectors: [string, number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('murmur2', () => {
  it.each(vectors)('of %s is what the Java client computes', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });
});

describe('partitionOf', () => {
  it.each(vectors)('clears the sign bit of the hash of %s before the modulo', (text, hash) => {
    expect(partitionOf(text, 24)).toBe((hash & 0x7fffffff) % 24);
  });

  it('hashes the UTF-8 bytes of a key, not its code units', () => {
    expect(partitionOf('mé-𝟙', 1_000_003)).toBe(
      (murmur2(Buffer.from('mé-𝟙', 'utf8')) & 0x7fffffff) % 1_000_003,
    );
  });

  it('spreads keys over all partitions and never leaves their range', () => {
    const counts = new Array<number>(24).fill(0);
    for (let i = 0; i < 24_000; i++) counts[partitionOf(`m-${i}`, 24)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1200);
  });
});
