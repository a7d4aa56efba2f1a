import { LATER, RuleStory } from './rule-story';

const missed = (data = {}) => new RuleStory().asked().cssrsAt('09:05', 'Y Y Y N N N -').missed('10:00', data);
const find = (story: RuleStory, asOf = LATER) => story.find('R18', asOf);

describe('R18: a missed visit after a positive answer', () => {
  it('fires a millisecond after two hours without an attempt', () => {
    expect(find(missed(), '2026-03-02 12:00')).toBeUndefined();
    expect(find(missed(), '2026-03-02 12:00:00.001')).toMatchObject({ status: 'open', severity: 'high' });
    expect(find(missed().attempted('12:00'), '2026-03-03 10:00')).toBeUndefined();
  });

  it('fires after a day with two attempts and is silent with three, or where the member was reached', () => {
    const twice = () => missed().attempted('11:00').attempted('16:00');
    expect(find(twice(), '2026-03-03 10:00:00.001')?.status).toBe('open');
    expect(find(twice().attempted('2026-03-03 10:00'))).toBeUndefined();
    expect(find(missed().reached('11:00', { by: { office: 'clerk' } }))).toBeUndefined();
  });

  it('is silent with a mild floor, and where the provider did not come', () => {
    expect(find(new RuleStory().cssrsAt('09:05', 'Y N - - - N -').missed('10:00'))).toBeUndefined();
    expect(find(missed({ missedBy: 'provider' }))).toBeUndefined();
    expect(find(missed({ missedBy: 'provider', leftBeforeSeen: true }))?.status).toBe('open');
  });

  it('fires for an intake that the member left', () => {
    const left = new RuleStory()
      .cssrsAt('09:05', 'Y Y Y N N N -')
      .completed('09:10', { outcome: 'abandoned' });
    expect(find(left)?.status).toBe('open');
  });

  it('seen-elsewhere, a known false positive: silent once it is on record', () => {
    expect(find(missed().elsewhere('11:30', 'other-provider'))).toBeUndefined();
  });

  it('called-off, a known false positive: the member had cancelled', () => {
    expect(find(missed().cancelled('08:00', { initiatedBy: 'member' }))).toBeUndefined();
    expect(find(missed().cancelled('08:00', { initiatedBy: 'provider' }))?.status).toBe('open');
  });

  it('is retracted by a call in time that was recorded late', () => {
    expect(find(missed().reached('11:00', {}, { recorded: '2026-03-03 09:00' }))?.status).toBe('retracted');
  });
});
