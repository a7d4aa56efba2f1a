import { LATER, RuleStory } from './rule-story';

const assigned = (level: string) => new RuleStory().asked().assigned('09:00', level);
const find = (story: RuleStory, asOf = LATER) => story.find('R13', asOf);

describe('R13: a wait over the limit', () => {
  it('warns after three quarters of the limit and is overdue a millisecond after it', () => {
    expect(find(assigned('U2'), '2026-03-03 03:00')).toBeUndefined();
    expect(find(assigned('U2'), '2026-03-03 03:00:00.001')?.severity).toBe('medium');
    expect(find(assigned('U2'), '2026-03-03 09:00')?.severity).toBe('medium');
    expect(find(assigned('U2'), '2026-03-03 09:00:00.001')).toMatchObject({
      status: 'open',
      severity: 'high',
    });
  });

  it('is critical for the two most urgent levels', () => {
    expect(find(assigned('U1'), '2026-03-02 13:00:00.001')?.severity).toBe('critical');
    expect(find(assigned('U0'), '2026-03-02 10:00')?.severity).toBe('medium');
    expect(find(assigned('U0'), '2026-03-02 10:00:00.001')?.severity).toBe('critical');
    expect(find(assigned('U4'))).toBeUndefined();
  });

  it('counts by the floor where that is more urgent than what was assigned', () => {
    const story = assigned('U3').cssrsAt('09:05', 'Y Y N Y N N -');
    expect(find(story, '2026-03-02 13:05')?.severity).toBe('medium');
    expect(find(story, '2026-03-02 13:05:00.001')?.severity).toBe('critical');
  });

  it('is silent where the member was seen before the warning, and mended when seen after the limit', () => {
    expect(find(assigned('U2').attended('20:00'))).toBeUndefined();
    expect(find(assigned('U2').attended('2026-03-03 09:30'))).toMatchObject({
      status: 'resolved',
      severity: 'high',
    });
  });

  it('follows a less urgent level set in time, and its limit runs from the start', () => {
    const eased = assigned('U1').changed('10:00', 'U2', { reasonCode: 'NEW_INFORMATION' });
    expect(find(eased, '2026-03-02 14:00')).toBeUndefined();
    expect(find(eased, '2026-03-03 09:00:00.001')?.severity).toBe('high');
  });

  it('waits on where the plan just closes, not where the member withdraws', () => {
    expect(find(assigned('U2').closed('10:00'))?.status).toBe('open');
    const withdrawn = { by: { office: 'clerk' }, initiatedBy: 'member' };
    expect(find(assigned('U2').tell('intake.request-withdrawn.v1', '10:00', withdrawn))).toBeUndefined();
  });

  it('care-elsewhere, a known false positive: silent once it is on record', () => {
    expect(find(assigned('U2').elsewhere('12:00', 'other-provider'))).toBeUndefined();
    expect(find(assigned('U2').elsewhere('12:00', 'custody'))?.status).toBe('open');
  });

  it('late-charting, a known false positive: retracted by the visit that was written down late', () => {
    const late = assigned('U2').attended('12:00', {}, { recorded: '2026-03-04 09:00' });
    expect(find(late)?.status).toBe('retracted');
  });
});
