import { LATER, RuleStory } from './rule-story';

const LAST = { lastAnswerAt: '2026-03-02T17:05:00Z', outcome: 'broken-off' };
const broken = () => new RuleStory().asked().cssrsAt('09:05', 'Y Y - - - - -', LAST);
const find = (story: RuleStory, asOf = LATER) => story.find('R07', asOf);

describe('R07: an incomplete crisis screen that was routed', () => {
  it('fires a millisecond after ten minutes from the last answer, not before', () => {
    const routed = () => broken().routedAt('09:07', 'U3');
    expect(find(routed(), '2026-03-02 09:15')).toBeUndefined();
    expect(find(routed(), '2026-03-02 09:15:00.001')).toMatchObject({
      status: 'open',
      severity: 'high',
      floor: 'U2',
      route: 'U3',
    });
  });

  it('fires at a later route, and never for a route that is urgent enough', () => {
    expect(find(broken().routedAt('11:00', 'U4'), '2026-03-02 11:00')?.status).toBe('open');
    expect(find(broken().routedAt('11:00', 'U2'))).toBeUndefined();
    expect(find(broken())).toBeUndefined();
  });

  it('needs a Yes: an unfinished screen without one is none of its matters', () => {
    expect(
      find(new RuleStory().cssrsAt('09:05', 'N - - - - - -', LAST).routedAt('09:07', 'U4')),
    ).toBeUndefined();
  });

  it('fires where a screen began after a positive answer and no answers came', () => {
    const dropped = (story: RuleStory) =>
      story
        .tell('intake.screening-started.v1', '09:06', {
          screeningId: 'scr-lost',
          instrument: 'c-ssrs-screener',
        })
        .routedAt('09:07', 'U4');
    expect(find(dropped(new RuleStory().asked().phqAt('09:05', 1)))?.flags).toContain('no-answers');
    expect(find(dropped(new RuleStory().asked().phqAt('09:05', 0)))).toBeUndefined();
  });

  it('is mended by a nurse', () => {
    expect(find(broken().routedAt('09:07', 'U4').reached('09:45'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 30,
    });
  });

  describe('known false positives', () => {
    it('moved-to-phone: finished in another case of the member', () => {
      const story = broken()
        .routedAt('09:07', 'U3')
        .cssrsAt('09:14', 'Y Y N N N N -', {}, { caseId: 'case-2' });
      expect(find(story)).toBeUndefined();
    });

    it('skip-logic: flagged where the source takes it for complete', () => {
      const story = new RuleStory().cssrsAt('09:05', 'Y Y - - - N -').routedAt('09:07', 'U4');
      expect(find(story)?.flags).toContain('claimed-complete');
    });
  });

  it('is retracted by the finished screen that was recorded late', () => {
    const story = broken()
      .routedAt('09:07', 'U3')
      .cssrsAt('09:10', 'Y Y N N N N -', {}, { recorded: '2026-03-02 12:00' });
    expect(find(story)?.status).toBe('retracted');
  });
});
