import { leafChanges } from './leaf-changes';

describe('the places at which two values differ', () => {
  it.each([
    ['equal values, whatever the order of names', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, []],
    ['another text', { a: { b: 'x' } }, { a: { b: 'y' } }, [{ path: 'a.b', before: 'x', after: 'y' }]],
    ['what is new', { a: 1 }, { a: 1, b: 2 }, [{ path: 'b', after: 2 }]],
    ['what is gone', { a: 1, b: 2 }, { a: 1 }, [{ path: 'b', before: 2 }]],
    ['a list in another order is no difference', ['x', 'y'], ['y', 'x'], []],
    [
      'of a list, only what one side has',
      ['x', 'y'],
      ['y', 'z'],
      [{ path: '', before: ['x'], after: ['z'] }],
    ],
    ['entries that are objects', [{ n: 1 }], [{ n: 1 }, { n: 2 }], [{ path: '', after: [{ n: 2 }] }]],
    ['another kind of value', { a: ['x'] }, { a: 'x' }, [{ path: 'a', before: ['x'], after: 'x' }]],
  ])('are %s', (_, before, after, expected) => {
    expect(leafChanges(before, after)).toEqual(expected);
  });
});
