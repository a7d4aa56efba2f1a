import { LATER, RuleStory } from './rule-story';

const NONE = 'N N - - - N -';
const LOW = 'Y N - - - N -';
const waiting = (data = {}) => new RuleStory().asked().cssrsAt('09:05', NONE, data).routedAt('09:06', 'U4');
const find = (story: RuleStory, asOf = LATER) => story.find('R15', asOf);

describe('R15: a worsening that nobody looked at again', () => {
  it('fires a millisecond after an hour, not before', () => {
    const worse = waiting().cssrsAt('2026-03-05 09:00', LOW);
    expect(find(worse, '2026-03-05 10:00')).toBeUndefined();
    expect(find(worse, '2026-03-05 10:00:00.001')).toMatchObject({ status: 'open', severity: 'high' });
  });

  it('is silent where it did not rise, and where it was looked at in time', () => {
    expect(find(waiting().cssrsAt('2026-03-05 09:00', NONE))).toBeUndefined();
    const worse = () => waiting().cssrsAt('2026-03-05 09:00', LOW);
    expect(find(worse().routedAt('2026-03-05 10:00', 'U3'))).toBeUndefined();
    expect(find(worse().routedAt('2026-03-05 10:00:00.001', 'U3'))?.status).toBe('resolved');
  });

  it('looks at item 9 of a questionnaire, not at its total', () => {
    const asked = (item9: number) =>
      new RuleStory().asked().phqAt('09:05', 0).routedAt('09:06', 'U4').phq9('2026-03-05 09:00', 3, item9);
    expect(find(asked(0))).toBeUndefined();
    expect(find(asked(1))?.status).toBe('open');
  });

  it('is silent where nobody waits, or waits as urgently as the floor asks', () => {
    expect(find(new RuleStory().cssrsAt('09:05', NONE).cssrsAt('2026-03-05 09:00', LOW))).toBeUndefined();
    const urgent = new RuleStory().asked().cssrsAt('09:05', NONE).routedAt('09:06', 'U3');
    expect(find(urgent.cssrsAt('2026-03-05 09:00', LOW))).toBeUndefined();
  });

  it('version-change, a known false positive: not compared', () => {
    const story = waiting({ instrumentVersion: '1' });
    expect(find(story.cssrsAt('2026-03-05 09:00', LOW, { instrumentVersion: '2' }))).toBeUndefined();
  });

  it('entered-late, a known false positive: retracted by the decision that was made in time', () => {
    const story = waiting()
      .cssrsAt('2026-03-05 09:00', LOW)
      .assigned('2026-03-05 09:30', 'U3', {}, { recorded: '2026-03-05 12:00' });
    expect(find(story)?.status).toBe('retracted');
  });
});
