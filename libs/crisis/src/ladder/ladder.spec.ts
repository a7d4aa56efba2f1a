import { createLadder } from './ladder';
import { compareLevels, isLessUrgent, levelOf, LEVELS, lessUrgent, moreUrgent } from './level';

const HOUR = 3_600_000;

describe('the ladder', () => {
  it('orders levels from the most urgent', () => {
    expect([...LEVELS].reverse().sort(compareLevels)).toEqual(LEVELS);
    expect(isLessUrgent('U4', 'U1')).toBe(true);
    expect(isLessUrgent('U1', 'U1')).toBe(false);
    expect([moreUrgent('U0', 'U5'), lessUrgent('U0', 'U5')]).toEqual(['U0', 'U5']);
  });

  it('knows a code outside of it for no level', () => {
    expect([levelOf('U3'), levelOf('U6'), levelOf('u3'), levelOf(3), levelOf(undefined)]).toEqual([
      'U3',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    [0, 'U0'],
    [1, 'U1'],
    [4 * HOUR, 'U1'],
    [4 * HOUR + 1, 'U2'],
    [24 * HOUR, 'U2'],
    [24 * HOUR + 1, 'U3'],
    [72 * HOUR, 'U3'],
    [72 * HOUR + 1, 'U4'],
  ])('a wait of %d ms is that of %s, each limit inclusive', (wait, level) => {
    const ladder = createLadder({ U0: 0, U1: 4 * HOUR, U2: 24 * HOUR, U3: 72 * HOUR });
    expect(ladder.levelOfWait(wait)).toBe(level);
    expect(ladder.limitOf('U4')).toBeUndefined();
  });
});
