import { LATER, NURSE, RuleStory } from './rule-story';

const crisis = (disposition = 'ed') => new RuleStory().asked().closed('10:00', { by: NURSE, disposition });
const find = (story: RuleStory, asOf = LATER) => story.find('R21', asOf);

describe('R21: no follow-up after a crisis', () => {
  it('fires a millisecond after a day without an attempt, worse after three days', () => {
    expect(find(crisis(), '2026-03-03 10:00')).toBeUndefined();
    expect(find(crisis(), '2026-03-03 10:00:00.001')).toMatchObject({ status: 'open', severity: 'medium' });
    expect(find(crisis(), '2026-03-05 10:00')?.severity).toBe('medium');
    expect(find(crisis(), '2026-03-05 10:00:00.001')?.severity).toBe('high');
  });

  it('counts an attempt apart from reaching, and reaching from a visit (a week by the clock and the change of time)', () => {
    const tried = () => crisis().attempted('2026-03-03 10:00');
    expect(find(tried(), '2026-03-05 10:00')).toBeUndefined();
    expect(find(tried(), '2026-03-05 10:00:00.001')?.status).toBe('open');
    const reached = () => tried().reached('2026-03-05 10:00');
    expect(find(reached(), '2026-03-09 11:00')).toBeUndefined();
    expect(find(reached(), '2026-03-09 11:00:00.001')?.status).toBe('open');
    expect(find(reached().attended('2026-03-09 11:00'))).toBeUndefined();
  });

  it('is silent after a follow-up, and where there was no crisis', () => {
    expect(
      find(crisis().tell('intake.follow-up-completed.v1', '2026-03-03 10:00', { by: NURSE })),
    ).toBeUndefined();
    expect(find(crisis('routine-follow-up'))).toBeUndefined();
  });

  it('begins at the end of a response that had arrived, not of one that had not', () => {
    const response = () => new RuleStory().response('needed', '09:00');
    expect(find(response().response('arrived', '09:30').response('ended', '10:00'))?.status).toBe('open');
    expect(find(response().response('ended', '10:00'))).toBeUndefined();
  });

  it('hospitalised, a known false positive: nothing falls due within the stay', () => {
    const stay = { setting: 'inpatient-psychiatric' };
    expect(find(crisis().tell('care.admitted.v1', '12:00', stay))).toBeUndefined();
  });

  it('opted-out, a known false positive: excluded', () => {
    expect(find(crisis().tell('intake.follow-up-declined.v1', '11:00', { by: NURSE }))).toBeUndefined();
  });

  it('died, a known false positive: nothing falls due', () => {
    expect(
      find(crisis().tell('member.deceased.v1', '2026-03-04 10:00', { on: '2026-03-03' })),
    ).toBeUndefined();
  });

  it('is retracted by a follow-up that was recorded late', () => {
    const told = { recorded: '2026-03-06 09:00' };
    const story = crisis().tell('intake.follow-up-completed.v1', '2026-03-02 15:00', { by: NURSE }, told);
    expect(find(story)?.status).toBe('retracted');
  });
});
