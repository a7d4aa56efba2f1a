import { LATER, RuleStory } from './rule-story';

const danger = (letters = 'Y Y N Y N N -') => new RuleStory().asked().cssrsAt('09:05', letters);
const cold = (story: RuleStory) => story.handoff('started', '09:10', { mode: 'cold' });
const lost = (story: RuleStory) => story.handoff('started', '09:10').handoff('abandoned', '09:20');
const find = (story: RuleStory, asOf = LATER) => story.find('R10', asOf);

describe('R10: a cold or abandoned hand-off', () => {
  it('fires at a cold hand-off with the severity of the floor, and not with a mild floor', () => {
    expect(find(cold(danger()), '2026-03-02 09:10')).toMatchObject({ status: 'open', severity: 'critical' });
    expect(find(cold(danger('Y Y Y N N N -')))?.severity).toBe('high');
    expect(find(cold(danger('Y N - - - N -')))).toBeUndefined();
  });

  it('fires a millisecond after ten minutes from an abandoned one without a call back', () => {
    expect(find(lost(danger()), '2026-03-02 09:30')).toBeUndefined();
    expect(find(lost(danger()), '2026-03-02 09:30:00.001')?.status).toBe('open');
    expect(find(lost(danger()).attempted('09:30'))).toBeUndefined();
    expect(find(lost(danger()).attempted('09:30', { purpose: 'scheduling' }))?.status).toBe('open');
  });

  it('fires for a call that was put through and given up, not for one that was answered', () => {
    const call = (...steps: readonly [string, string][]) =>
      steps.reduce(
        (story, [step, time]) =>
          story.tell(`intake.call-${step}.v1`, time, { callId: 'case-1', line: 'crisis', mode: 'live' }),
        new RuleStory().statedAt('09:05', ['si-plan']),
      );
    expect(find(call(['transferred', '09:10'], ['abandoned', '09:20']))?.status).toBe('open');
    expect(
      find(call(['transferred', '09:10'], ['answered', '09:15'], ['abandoned', '09:20'])),
    ).toBeUndefined();
  });

  describe('known false positives', () => {
    it('served-before: a nurse had been with the member', () => {
      expect(find(lost(danger().reached('09:08')))).toBeUndefined();
      expect(find(lost(danger().reached('09:08', { by: { office: 'clerk' } })))?.status).toBe('open');
    });

    it('wrong-number: the evidence is taken back, and the finding with it', () => {
      expect(find(lost(danger()).voidedAt('11:00', 'e2'))?.status).toBe('retracted');
    });
  });

  it('is retracted by a call back in time that was recorded late', () => {
    expect(find(lost(danger()).attempted('09:25', {}, { recorded: '2026-03-02 12:00' }))?.status).toBe(
      'retracted',
    );
  });
});
