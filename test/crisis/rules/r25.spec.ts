import { LATER, NURSE, RuleStory } from './rule-story';

const BY_PARENT = { respondent: 'representative' };
const minor = (ageBand = 'adolescent') =>
  new RuleStory().asked({ ageBand }).cssrsAt('09:05', 'N N - - - N -', BY_PARENT);
const find = (story: RuleStory, asOf = LATER) => story.find('R25', asOf);

describe('R25: a minor screened through somebody else alone', () => {
  it('is for review a millisecond after a day, and never pages', () => {
    expect(find(minor(), '2026-03-03 09:05')).toBeUndefined();
    expect(find(minor(), '2026-03-03 09:05:00.001')).toMatchObject({
      status: 'open',
      severity: 'medium',
      stage: 'worklist',
    });
  });

  it('is silent for an adult, and where a nurse asked', () => {
    expect(find(minor('adult'))).toBeUndefined();
    const asked = new RuleStory().asked({ ageBand: 'adolescent' });
    const byNurse = { ...BY_PARENT, administeredBy: NURSE };
    expect(find(asked.cssrsAt('09:05', 'N N - - - N -', byNurse))).toBeUndefined();
  });

  it('parent-first, a known false positive: the member answers within the day', () => {
    expect(find(minor().cssrsAt('09:20', 'N N - - - N -', { respondent: 'member' }))).toBeUndefined();
  });

  it('too-young, a known false positive: the band is among the flags', () => {
    expect(find(minor('child'))?.flags).toContain('child');
  });

  it('is retracted by the own answers that were recorded late', () => {
    const told = { recorded: '2026-03-05 09:00' };
    expect(find(minor().cssrsAt('09:20', 'N N - - - N -', { respondent: 'member' }, told))?.status).toBe(
      'retracted',
    );
  });
});
