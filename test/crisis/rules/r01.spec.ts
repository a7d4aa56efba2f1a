import { LATER, RuleStory } from './rule-story';

const HIGH = 'Y Y N Y N N -';
const high = () => new RuleStory().asked().cssrsAt('09:05', HIGH);
const find = (story: RuleStory, asOf = LATER) => story.find('R01', asOf);

describe('R01: a crisis routed below its floor', () => {
  it('fires at the route of a person with intent into the routine queue', () => {
    expect(find(high().routedAt('09:06', 'U4'))).toMatchObject({
      status: 'open',
      severity: 'critical',
      stage: 'page',
      floor: 'U1',
      route: 'U4',
    });
  });

  it('is silent where the route serves just the floor', () => {
    expect(find(high().routedAt('09:06', 'U1'))).toBeUndefined();
  });

  it.each([
    ['Y Y Y N N N -', 'U3', 'high'],
    ['Y Y Y N N N -', 'U2', undefined],
    ['Y N - - - N -', 'U4', 'medium'],
    ['Y N - - - N -', 'U3', undefined],
    ['N N - - - N -', 'U5', undefined],
  ])('has the severity of the row of the floor: %s to %s', (letters, level, severity) => {
    const story = new RuleStory().asked().cssrsAt('09:05', letters).routedAt('09:06', level);
    expect(find(story)?.severity).toBe(severity);
  });

  it('leaves evidence after the route a minute, inclusive', () => {
    const late = () => new RuleStory().asked().routedAt('09:04', 'U4').cssrsAt('09:05', HIGH);
    expect(find(late(), '2026-03-02 09:06')).toBeUndefined();
    expect(find(late(), '2026-03-02 09:06:00.001')?.status).toBe('open');
    expect(find(late().routedAt('09:06', 'U1'))).toBeUndefined();
    expect(find(late().routedAt('09:06:00.001', 'U1'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 1,
    });
  });

  it('is worse on the mildest row where care is also booked late and nobody qualified was there', () => {
    const mild = () => new RuleStory().asked().cssrsAt('09:00', 'Y N - - - N -').routedAt('09:06', 'U4');
    expect(find(mild().bookedAt('09:10', '2026-03-05 09:00'))?.severity).toBe('medium');
    expect(find(mild().bookedAt('09:10', '2026-03-05 09:00:00.001'))?.severity).toBe('high');
    expect(find(mild().reached('09:09').bookedAt('09:10', '2026-03-20 09:00'))?.severity).toBe('medium');
  });

  it('is mended by a better route, or by a qualified person who says it may wait', () => {
    const wrong = () => high().routedAt('09:06', 'U4');
    expect(find(wrong().routedAt('09:16', 'U1'))).toMatchObject({ status: 'resolved', minutesToMended: 10 });
    expect(find(wrong().assessedAt('09:30', 'U4'))?.status).toBe('resolved');
    expect(find(wrong().assessedAt('09:30', 'U2'))?.status).toBe('open');
  });

  it('looks at evidence on another case of the member', () => {
    const story = new RuleStory()
      .cssrsAt('08:00', HIGH, {}, { caseId: 'case-0' })
      .asked()
      .routedAt('09:06', 'U4');
    expect(find(story)?.floor).toBe('U1');
  });

  describe('known false positives', () => {
    it('old-episode: evidence beyond its window gives no floor', () => {
      const story = () => new RuleStory().asked().cssrsAt('2026-01-31 09:00', HIGH);
      expect(find(story().routedAt('2026-03-02 09:00', 'U4'))?.status).toBe('open');
      expect(find(story().routedAt('2026-03-02 09:00:00.001', 'U4'))).toBeUndefined();
    });

    it('test-record: the finding says so', () => {
      const story = new RuleStory().cssrsAt('09:05', HIGH, {}, { testRecord: true }).routedAt('09:06', 'U4');
      expect(find(story)?.testRecord).toBe(true);
    });

    it('crisis-team-has-the-member: silent once the emergency department is on record', () => {
      expect(find(high().elsewhere('09:05:30').routedAt('09:06', 'U4'))).toBeUndefined();
      expect(find(high().elsewhere('09:05:30', 'other-provider').routedAt('09:06', 'U4'))?.status).toBe(
        'open',
      );
    });

    it('lifetime-only: the mildest row', () => {
      const story = new RuleStory().asked().cssrsAt('09:05', 'N N - - - Y N').routedAt('09:06', 'U4');
      expect(find(story)).toMatchObject({ severity: 'medium', floor: 'U3' });
    });
  });

  it('is retracted where a qualified person had settled it before the route, and it was recorded late', () => {
    const story = high()
      .assessedAt('09:05:30', 'U4', {}, { recorded: '2026-03-02 10:00' })
      .routedAt('09:06', 'U4');
    expect(find(story)).toMatchObject({
      status: 'retracted',
      flags: expect.arrayContaining(['lateEvidence']),
    });
  });
});
