import fc from 'fast-check';
import { canonicalJson } from './canonical';
import { KeyOrders } from './key-order';

/** RFC 8785 said plainly, without anything remembered. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${plainly(member)}`);
  return `{${members.join(',')}}`;
}

const keysOf = (orders: KeyOrders, ...keys: string[]) => orders.of(keys).map(({ key }) => key);

describe('remembered key orders', () => {
  it('sort keys by code unit, again and again, whatever was asked before', () => {
    const orders = new KeyOrders();
    for (let i = 0; i < 2; i++) {
      expect(keysOf(orders, 'b', 'a', 'B')).toEqual(['B', 'a', 'b']);
      expect(keysOf(orders, 'b', 'a')).toEqual(['a', 'b']);
      expect(keysOf(orders, 'a', 'b')).toEqual(['a', 'b']);
      expect(keysOf(orders)).toEqual([]);
    }
  });

  it('go on being right when there are more shapes than are kept', () => {
    const orders = new KeyOrders(3);
    expect(keysOf(orders, 'b', 'a')).toEqual(['a', 'b']);
    expect(keysOf(orders, 'd', 'c', 'b')).toEqual(['b', 'c', 'd']);
    expect(keysOf(orders, 'b', 'a')).toEqual(['a', 'b']);
  });

  it('and plain text kept as it stands change no byte of any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
        expect(canonicalJson(value)).toBe(plainly(value));
      }),
      { numRuns: 1000 },
    );
  });
});
