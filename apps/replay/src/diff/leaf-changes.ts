import { canonicalJson } from '@tam/record';

/** One place at which two values differ: dots lead to it; a side that has nothing there is missing. */
export interface LeafChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Members = { readonly [name: string]: unknown };

/**
 * Every place at which two plain values differ, in the order of the names. A list is compared as a set: what only one
 * side has is shown, and another order of the same entries is no difference.
 */
export function leafChanges(before: unknown, after: unknown, path = ''): readonly LeafChange[] {
  if (isMembers(before) && isMembers(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) =>
      leafChanges(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChange(before, after, path);
  if (sameValue(before, after)) return [];
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** Whether two plain values say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}

function listChange(before: readonly unknown[], after: readonly unknown[], path: string): LeafChange[] {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length + come.length === 0) return [];
  return [{ path, ...(gone.length > 0 && { before: gone }), ...(come.length > 0 && { after: come }) }];
}

function without(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map((item) => canonicalJson(item)));
  return items.filter((item) => !known.has(canonicalJson(item)));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
