import { AskedTime } from './asked-time';

describe('the instant that is asked about', () => {
  it('a limit has passed only after its last millisecond', () => {
    expect(new AskedTime(10).hasPassed(10)).toBe(false);
    expect(new AskedTime(11).hasPassed(10)).toBe(true);
  });

  it('the answer changes a millisecond after the first limit that had not passed', () => {
    const asked = new AskedTime(10);
    [30, 5, 20].forEach((instant) => asked.hasPassed(instant));
    expect(asked.nextChange).toBe(21);
  });

  it('what was never asked, or had passed, changes nothing any more', () => {
    const asked = new AskedTime(10);
    expect(asked.nextChange).toBeUndefined();
    asked.hasPassed(9);
    expect(asked.nextChange).toBeUndefined();
  });
});
