import { nodeHash } from './node-hash';
import { type LeafRange, splitOf } from './subtree-roots';

/** The subtrees whose roots prove that leaf `index` is in a tree of `size` leaves (RFC 6962, 2.1.1), from below. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  return pathOf(index, 0, size);
}

function pathOf(index: number, from: number, to: number): LeafRange[] {
  if (to - from <= 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...pathOf(index, from, middle), { from: middle, to }]
    : [...pathOf(index, middle, to), { from, to: middle }];
}

/** Whether a path leads from a leaf to the root of a tree (RFC 9162, 2.1.3.2). `index` counts from 0. */
export function isIncluded(
  leaf: string,
  index: number,
  { size, root }: { readonly size: number; readonly root: string },
  path: readonly string[],
): boolean {
  if (index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let node = leaf;
  for (const step of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      node = nodeHash(step, node);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = half(last);
      }
    } else node = nodeHash(node, step);
    place = half(place);
    last = half(last);
  }
  return last === 0 && node === root;
}

const half = (number: number): number => Math.floor(number / 2);
