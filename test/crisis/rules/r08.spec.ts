import { LATER, RuleStory } from './rule-story';

const HIGH = 'Y Y N Y N N -';
const LOW = 'Y N - - - N -';
const first = (data = {}) => new RuleStory().asked().cssrsAt('09:05', HIGH, data);
const find = (story: RuleStory, asOf = LATER) => story.find('R08', asOf);

describe('R08: the lower of two contradictory answers used', () => {
  it('fires at the route that follows the milder of the two', () => {
    expect(find(first().cssrsAt('10:00', LOW).routedAt('10:05', 'U3'))).toMatchObject({
      status: 'open',
      severity: 'high',
      route: 'U3',
      openedAt: '2026-03-02T18:05:00.000Z',
    });
  });

  it('fires at the second screening where the route is low already', () => {
    expect(find(first().routedAt('09:30', 'U3').cssrsAt('10:00', LOW))?.openedAt).toBe(
      '2026-03-02T18:00:00.000Z',
    );
  });

  it('is silent where the route follows the more urgent one', () => {
    expect(find(first().cssrsAt('10:00', LOW).routedAt('10:05', 'U1'))).toBeUndefined();
  });

  it('compares within a day, inclusive', () => {
    const again = (time: string) => find(first().cssrsAt(time, LOW).routedAt('2026-03-03 12:00', 'U3'));
    expect(again('2026-03-03 09:05')?.status).toBe('open');
    expect(again('2026-03-03 09:05:00.001')).toBeUndefined();
  });

  it('is silent where both say the same', () => {
    expect(find(first().cssrsAt('10:00', HIGH).routedAt('10:05', 'U3'))).toBeUndefined();
  });

  it('does not blame a route that stood before the higher answer', () => {
    const story = new RuleStory()
      .asked()
      .cssrsAt('09:05', LOW)
      .routedAt('09:06', 'U3')
      .cssrsAt('10:00', HIGH);
    expect(find(story)).toBeUndefined();
  });

  describe('known false positives', () => {
    it('real-change: a nurse says so, before or after', () => {
      const story = () => first().cssrsAt('10:00', LOW);
      expect(find(story().routedAt('10:05', 'U3').assessedAt('10:15', 'U3'))?.status).toBe('resolved');
    });

    it('other-reference-period: not compared', () => {
      const story = first({ referencePeriod: 'past-month' }).cssrsAt('10:00', LOW, {
        referencePeriod: 'today',
      });
      expect(find(story.routedAt('10:05', 'U3'))).toBeUndefined();
    });

    it('other-informant: not compared', () => {
      const story = first().cssrsAt('10:00', LOW, { respondent: 'representative' });
      expect(find(story.routedAt('10:05', 'U3'))).toBeUndefined();
    });
  });

  it('is retracted where the higher answers are taken back', () => {
    const story = first().cssrsAt('10:00', LOW).routedAt('10:05', 'U3').voidedAt('12:00', 'e2');
    expect(find(story)?.status).toBe('retracted');
  });
});
