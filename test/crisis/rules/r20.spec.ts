import { LATER, NURSE, RuleStory, UNKNOWN } from './rule-story';

const danger = (letters = 'Y Y Y N N N -') => new RuleStory().asked().cssrsAt('09:05', letters);
const find = (story: RuleStory, asOf = LATER) => story.find('R20', asOf);

describe('R20: a premature closure', () => {
  it('fires at the closure by a clerk, with a disposition or without', () => {
    expect(find(danger().closed('10:00'), '2026-03-02 10:00')).toMatchObject({
      status: 'open',
      severity: 'high',
    });
    expect(find(danger().closed('10:00', { disposition: 'no-need-found' }))?.status).toBe('open');
  });

  it('is silent for a coded disposition of a nurse, not without one', () => {
    expect(find(danger().closed('10:00', { by: NURSE, disposition: 'safety-plan-home' }))).toBeUndefined();
    expect(find(danger().closed('10:00', { by: NURSE }))?.status).toBe('open');
    expect(find(danger().closed('10:00', { by: UNKNOWN, disposition: 'ed' }))?.status).toBe('undetermined');
  });

  it.each([
    [
      'a safety plan',
      (story: RuleStory) => story.tell('intake.safety-plan-completed.v1', '09:30', { by: NURSE }),
    ],
    ['an accepted warm hand-off', (story: RuleStory) => story.handoff('accepted', '09:30')],
    ['care', (story: RuleStory) => story.attended('09:30')],
    ['a qualified word that it may wait', (story: RuleStory) => story.assessedAt('09:30', 'U4')],
  ])('is silent after %s', (_, safe) => {
    expect(find(safe(danger()).closed('10:00'))).toBeUndefined();
  });

  it('is silent with a mild floor, and where the member takes the request back', () => {
    expect(find(danger('Y N - - - N -').closed('10:00'))).toBeUndefined();
    const withdrawn = (initiatedBy: string) =>
      find(danger().tell('intake.request-withdrawn.v1', '10:00', { by: { office: 'clerk' }, initiatedBy }));
    expect(withdrawn('member')).toBeUndefined();
    expect(withdrawn('plan')?.status).toBe('open');
  });

  it('is mended by a nurse who looks after the member again', () => {
    expect(find(danger().closed('10:00').reached('10:20'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 20,
    });
  });

  it('merged, a known false positive: the other case is open', () => {
    const merged = () =>
      danger().request('2026-03-02 09:10', {}, { caseId: 'case-2' }).linked('09:20', 'case-2', 'duplicate');
    expect(find(merged().closed('10:00'))).toBeUndefined();
    expect(find(merged().closed('10:00').closed('10:10', {}, { caseId: 'case-2' }))?.status).toBe('open');
  });

  it('transferred, a known false positive: another open case continues it', () => {
    const story = danger().request('2026-03-02 09:50', { continues: 'case-1' }, { caseId: 'case-2' });
    expect(find(story.closed('10:00'))).toBeUndefined();
  });

  it('is retracted by a safety plan that was recorded late', () => {
    const story = danger().tell(
      'intake.safety-plan-completed.v1',
      '09:30',
      { by: NURSE },
      { recorded: '2026-03-02 12:00' },
    );
    expect(find(story.closed('10:00'))?.status).toBe('retracted');
  });
});
