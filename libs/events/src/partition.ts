const encoder = new TextEncoder();

/**
 * The partition of a key among `count`, as Java's default partitioner and kafkajs compute it: murmur2 of the UTF-8
 * bytes, sign bit cleared, modulo. Every producer of the input topics must agree with this.
 */
export function partitionOf(key: string, count: number): number {
  return (murmur2(encoder.encode(key)) & 0x7fffffff) % count;
}

/** Kafka's murmur2 (seed 0x9747b28c) of bytes, as a signed 32-bit integer. */
export function murmur2(bytes: Uint8Array): number {
  const m = 0x5bd1e995;
  const length = bytes.length;
  let h = 0x9747b28c ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    let k =
      byte(bytes, at) |
      (byte(bytes, at + 1) << 8) |
      (byte(bytes, at + 2) << 16) |
      (byte(bytes, at + 3) << 24);
    k = Math.imul(k, m);
    k ^= k >>> 24;
    k = Math.imul(k, m);
    h = Math.imul(h, m) ^ k;
  }
  const rest = length - at;
  if (rest === 3) h ^= byte(bytes, at + 2) << 16;
  if (rest >= 2) h ^= byte(bytes, at + 1) << 8;
  if (rest >= 1) h = Math.imul(h ^ byte(bytes, at), m);
  h ^= h >>> 13;
  h = Math.imul(h, m);
  return h ^ (h >>> 15);
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}
