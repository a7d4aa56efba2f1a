/** A member of the group and the partition numbers it had before. */
export interface GroupMember {
  readonly id: string;
  readonly had: readonly number[];
}

/**
 * Shares partition numbers among the members of a group: evenly (shares differ by at most one), each number to one
 * member, and leaving with each what it had as far as its share goes. The answer does not depend on the order given.
 */
export function assignPartitions(
  members: readonly GroupMember[],
  partitions: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const shares = [...members]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, had }) => ({ id, had, got: [] as number[] }));
  const free = new Set([...partitions].sort((a, b) => a - b));
  if (shares.length === 0) return new Map();
  const least = Math.floor(free.size / shares.length);
  let larger = free.size % shares.length;
  for (const share of shares) {
    for (const partition of [...share.had].sort((a, b) => a - b)) {
      const fits = share.got.length < least || (share.got.length === least && larger > 0);
      if (!fits || !free.has(partition)) continue;
      if (share.got.length === least) larger -= 1;
      share.got.push(partition);
      free.delete(partition);
    }
  }
  for (const partition of free) smallest(shares).got.push(partition);
  return new Map(shares.map(({ id, got }) => [id, got.sort((a, b) => a - b)]));
}

function smallest<T extends { readonly got: readonly number[] }>(shares: readonly T[]): T {
  return shares.reduce((a, b) => (b.got.length < a.got.length ? b : a));
}
