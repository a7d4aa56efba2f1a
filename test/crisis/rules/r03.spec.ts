import { CLERK, LATER, NURSE, RuleStory, UNKNOWN } from './rule-story';

const HIGH = 'Y Y N Y N N -';
const positive = (letters = HIGH) => new RuleStory().asked().cssrsAt('09:05', letters);
const find = (story: RuleStory, asOf = LATER) => story.find('R03', asOf);

describe('R03: urgency decided by somebody not qualified', () => {
  it('fires for the clerk who books week five with no decision on record', () => {
    expect(find(positive().bookedAt('09:10', '2026-04-06 10:00'), '2026-03-02 09:10')).toMatchObject({
      status: 'open',
      severity: 'critical',
      stage: 'page',
      floor: 'U1',
      route: 'U4',
      flags: expect.arrayContaining(['implicit']),
    });
  });

  it('is silent where the clerk only asked and wrote down', () => {
    expect(find(positive())).toBeUndefined();
  });

  it('is silent where the clerk passes the person on as urgently as the floor asks, and fires one level below', () => {
    expect(find(positive().routedAt('09:06', 'U1'))).toBeUndefined();
    expect(find(positive().routedAt('09:06', 'U2'))?.severity).toBe('critical');
  });

  it('is silent where no answer was positive', () => {
    expect(find(positive('N N - - - N -').assigned('09:06', 'U4', { decidedBy: CLERK }))).toBeUndefined();
    expect(find(positive('R R - - - R -').assigned('09:06', 'U4', { decidedBy: CLERK }))).toBeUndefined();
  });

  it('fires for a recorded decision of a clerk, worse for one that lowers the urgency', () => {
    const mild = () => positive('Y N - - - N -').assigned('09:06', 'U3', { decidedBy: CLERK });
    expect(find(mild())?.severity).toBe('high');
    expect(find(mild().changed('09:07', 'U4', { decidedBy: CLERK, reasonCode: 'POLICY' }))?.severity).toBe(
      'critical',
    );
  });

  it('is mended by a nurse, and says where she took longer than half an hour', () => {
    const decided = () => positive().assigned('09:06', 'U1', { decidedBy: CLERK });
    const confirmed = find(decided().assessedAt('09:36', 'U1'));
    expect(confirmed).toMatchObject({ status: 'resolved', minutesToMended: 30 });
    expect(confirmed?.trace.some(({ step }) => step === 'deadline')).toBe(false);
    const slow = find(decided().assessedAt('09:36:00.001', 'U1'));
    expect(slow?.trace.some(({ step }) => step === 'deadline')).toBe(true);
  });

  describe('known false positives', () => {
    it('role-feed-stale: an unknown licence is undetermined, never unlicensed', () => {
      expect(find(positive().assigned('09:06', 'U4', { decidedBy: UNKNOWN }))).toMatchObject({
        status: 'undetermined',
        missing: 'licence of the person who decided',
      });
    });

    it('supervised-trainee: qualified under supervision, not without it', () => {
      const trainee = { office: 'clinician', licence: 'AMFT', licenceStatus: 'active' };
      const by = (supervised: boolean) =>
        find(positive().assigned('09:06', 'U1', { decidedBy: { ...trainee, supervised } }));
      expect(by(true)).toBeUndefined();
      expect(by(false)?.status).toBe('open');
    });

    it('transcribed-order: the clerk writes down what the nurse decided, or anything more urgent', () => {
      const ordered = () => positive().assessedAt('09:06', 'U3');
      expect(find(ordered().assigned('09:08', 'U3', { decidedBy: CLERK }))).toBeUndefined();
      expect(find(ordered().assigned('09:08', 'U4', { decidedBy: CLERK }))?.status).toBe('open');
      const reviewed = positive()
        .recommended('09:06', 'U2')
        .reviewed('09:07', { by: NURSE, outcome: 'accepted' });
      expect(
        find(reviewed.assigned('09:08', 'U2', { decidedBy: CLERK, recommendationId: 'rec-1' })),
      ).toBeUndefined();
    });
  });

  it('is retracted by the order that was recorded late', () => {
    const story = positive()
      .assessedAt('09:06', 'U4', {}, { recorded: '2026-03-02 12:00' })
      .bookedAt('09:10', '2026-04-06 10:00');
    expect(find(story)?.status).toBe('retracted');
  });
});
