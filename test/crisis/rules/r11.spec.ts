import { LATER, RuleStory } from './rule-story';

const danger = (letters = 'Y Y Y N N N -') => new RuleStory().asked().cssrsAt('09:00', letters);
const passed = (story: RuleStory, n: number, time: string, data = {}) =>
  story.handoff('started', time, { handoffId: `hnd-${n}`, ...data });
const thrice = (last: string, data = {}) =>
  [`09:10`, `09:30`, last].reduce((story, time, n) => passed(story, n, time, data), danger());
const find = (story: RuleStory, asOf = LATER) => story.find('R11', asOf);

describe('R11: hand-off ping-pong', () => {
  it('fires at the third hand-off within an hour, inclusive', () => {
    expect(find(thrice('10:10'), '2026-03-02 10:10')).toMatchObject({ status: 'open', severity: 'high' });
    expect(find(thrice('10:10:00.001'))).toBeUndefined();
  });

  it('fires at the second refusal, not at the first', () => {
    const refused = (n: number) =>
      Array.from({ length: n }).reduce<RuleStory>(
        (story, _, i) => story.handoff('declined', `09:2${i}`, { handoffId: `hnd-${i}` }),
        danger(),
      );
    expect(find(refused(1))).toBeUndefined();
    expect(find(refused(2))?.status).toBe('open');
  });

  it('fires where the person comes back to a queue', () => {
    const back = passed(
      passed(danger(), 1, '09:10', { from: { queue: 'a' }, to: { queue: 'b' } }),
      2,
      '09:20',
      { from: { queue: 'b' }, to: { queue: 'a' } },
    );
    expect(find(back)?.status).toBe('open');
    const on = passed(
      passed(danger(), 1, '09:10', { from: { queue: 'a' }, to: { queue: 'b' } }),
      2,
      '09:20',
      { from: { queue: 'b' }, to: { queue: 'c' } },
    );
    expect(find(on)).toBeUndefined();
  });

  it('is silent with a mild floor, and mended by whoever takes over', () => {
    const mild = ['09:10', '09:20', '09:30'].reduce(
      (story, time, n) => passed(story, n, time),
      danger('Y N - - - N -'),
    );
    expect(find(mild)).toBeUndefined();
    expect(find(thrice('09:40').reached('09:50'))).toMatchObject({ status: 'resolved', minutesToMended: 10 });
  });

  it('planned-co-management, a known false positive: planned ones do not count', () => {
    expect(find(thrice('09:40', { planned: true }))).toBeUndefined();
  });

  it('shift-change, a known false positive: the next person of the queue does not count', () => {
    expect(find(thrice('09:40', { from: { queue: 'crisis' }, to: { queue: 'crisis' } }))).toBeUndefined();
  });

  it('is retracted where one of the hand-offs is taken back', () => {
    expect(find(thrice('09:40').voidedAt('12:00', 'e3'))?.status).toBe('retracted');
  });
});
