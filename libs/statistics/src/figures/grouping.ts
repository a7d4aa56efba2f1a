import { TamError } from '@tam/errors';
import { DIMENSIONS, type CountedOutcome, type Dimension } from './counted-outcome';

/**
 * The values of the grouping dimensions, outermost first. A shorter one is the sum of all that begin with it; the empty
 * one is the whole.
 */
export type Group = readonly string[];

/** Reads `region,network`. Nothing, or an empty text: no grouping. Throws TAM_STATISTICS_GROUPING. */
export function parseGrouping(text: string | undefined): readonly Dimension[] {
  const names = (text ?? '').split(',').filter((name) => name !== '');
  const isKnown = (name: string): name is Dimension => (DIMENSIONS as readonly string[]).includes(name);
  if (!names.every(isKnown) || new Set(names).size < names.length)
    throw new TamError('TAM_STATISTICS_GROUPING', `"${text ?? ''}" is no grouping.`, { by: text ?? '' });
  return names;
}

/** The innermost group of an outcome. */
export function leafOf({ group }: CountedOutcome, by: readonly Dimension[]): Group {
  return by.map((dimension) => group[dimension]);
}

/** All groups that hold one of the given innermost ones, the whole first and each before its parts, by code unit. */
export function groupsOf(leaves: Iterable<Group>): readonly Group[] {
  const found = new Map<string, Group>([[groupKey([]), []]]);
  for (const leaf of leaves) {
    for (let depth = 1; depth <= leaf.length; depth++) {
      const group = leaf.slice(0, depth);
      found.set(groupKey(group), group);
    }
  }
  return [...found.values()].sort(compareGroups);
}

/** A text that is the same for the same group and for no other. */
export const groupKey = (group: Group): string => JSON.stringify(group);

/** The group of which a group is a part; undefined for the whole. */
export const outerOf = (group: Group): Group | undefined =>
  group.length === 0 ? undefined : group.slice(0, -1);

export function compareGroups(a: Group, b: Group): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    if (a[depth]! !== b[depth]!) return a[depth]! < b[depth]! ? -1 : 1;
  }
  return a.length - b.length;
}
