import fc from 'fast-check';
import { assignPartitions } from './assign-partitions';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const fresh = (count: number): { id: string; had: number[] }[] =>
  numbers(count).map((n) => ({ id: `m${n}`, had: [] }));

describe('the sharing of partitions', () => {
  it('gives every number to one member and shares that differ by at most one, whatever they had before', () => {
    const members = fc.uniqueArray(
      fc.record({
        id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 4 }),
        had: fc.array(fc.integer({ min: -2, max: 40 })),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 36 }), (group, count) => {
        const shares = assignPartitions(group, numbers(count));
        const all = [...shares.values()].flat().sort((a, b) => a - b);
        expect(all).toEqual(numbers(count));
        const sizes = group.map(({ id }) => shares.get(id)?.length ?? 0);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(assignPartitions([...group].reverse(), numbers(count))).toEqual(shares);
      }),
    );
  });

  it('moves only what a fourth member needs when it joins three', () => {
    const before = assignPartitions(fresh(3), numbers(12));
    const after = assignPartitions(
      [...[...before].map(([id, had]) => ({ id, had })), { id: 'new', had: [] }],
      numbers(12),
    );
    const moved = [...before].flatMap(([id, had]) =>
      had.filter((partition) => !after.get(id)?.includes(partition)),
    );
    expect(moved).toHaveLength(3);
    expect(after.get('new')).toEqual(moved.sort((a, b) => a - b));
  });

  it('changes nothing when nobody came or went', () => {
    const before = assignPartitions(fresh(5), numbers(24));
    expect(
      assignPartitions(
        [...before].map(([id, had]) => ({ id, had })),
        numbers(24),
      ),
    ).toEqual(before);
  });

  it('gives a number that two members claim to one of them', () => {
    const shares = assignPartitions(
      [
        { id: 'a', had: [0, 1] },
        { id: 'b', had: [0, 1] },
      ],
      [0, 1],
    );
    expect([...shares.values()].flat().sort()).toEqual([0, 1]);
  });
});
