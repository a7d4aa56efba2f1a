import { CLERK, LATER, NURSE, RuleStory } from './rule-story';

const urgent = () => new RuleStory().asked().assigned('09:06', 'U2');
const find = (story: RuleStory, asOf = LATER) => story.find('R04', asOf);

describe('R04: a silent downgrade', () => {
  it('fires where a level is lowered without a reason, and is silent with one', () => {
    expect(find(urgent().changed('09:30', 'U4'))).toMatchObject({
      status: 'open',
      severity: 'high',
      route: 'U4',
    });
    expect(find(urgent().changed('09:30', 'U4', { reasonCode: 'COLLATERAL_INFO' }))).toBeUndefined();
    expect(find(urgent().changed('09:30', 'U2'))).toBeUndefined();
  });

  it.each(['CAPACITY_NO_SLOT', 'no-such-reason'])('takes %s for no reason', (reasonCode) => {
    expect(find(urgent().changed('09:30', 'U4', { reasonCode }))?.status).toBe('open');
  });

  it('is critical where it goes below the floor', () => {
    const danger = () => new RuleStory().asked().cssrsAt('09:05', 'Y Y Y N N N -').assigned('09:06', 'U2');
    const clerk = { decidedBy: CLERK };
    expect(find(danger().changed('09:30', 'U3', clerk))).toMatchObject({ severity: 'critical', floor: 'U2' });
    expect(find(danger().changed('09:30', 'U3', { reasonCode: 'CAPACITY_NO_SLOT' }))?.severity).toBe(
      'critical',
    );
    // Her word moves the floor; what is missing is the reason.
    expect(find(danger().changed('09:30', 'U3', { decidedBy: NURSE }))?.severity).toBe('high');
  });

  it('is mended by raising it again, not by less', () => {
    const lowered = () => urgent().changed('09:30', 'U4');
    expect(find(lowered().changed('09:40', 'U2'))).toMatchObject({ status: 'resolved', minutesToMended: 10 });
    expect(find(lowered().changed('09:40', 'U3'))?.status).toBe('open');
  });

  describe('known false positives', () => {
    it('miskey: the same person corrects a typing error within five minutes', () => {
      const typed = () =>
        new RuleStory().asked().assigned('09:00', 'U3').changed('09:06', 'U1', { reasonCode: 'OTHER' });
      expect(find(typed().changed('09:11', 'U3'))).toBeUndefined();
      expect(find(typed().changed('09:11:00.001', 'U3'))?.status).toBe('open');
      expect(find(typed().changed('09:10', 'U4'))?.status).toBe('open');
      expect(find(typed().changed('09:10', 'U3', { decidedBy: CLERK }))?.status).toBe('open');
    });

    it('merged-duplicate: the other case carries the urgency', () => {
      const merged = (level: string) =>
        urgent()
          .assigned('09:10', level, {}, { caseId: 'case-2' })
          .linked('09:20', 'case-2', 'duplicate')
          .changed('09:30', 'U4');
      expect(find(merged('U2'))).toBeUndefined();
      expect(find(merged('U3'))?.status).toBe('open');
    });
  });

  it('is retracted where the higher level is taken back', () => {
    const story = urgent().changed('09:30', 'U4').voidedAt('11:00', 'e2');
    expect(find(story)?.status).toBe('retracted');
  });
});
