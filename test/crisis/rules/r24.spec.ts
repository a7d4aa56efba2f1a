import { CLERK, LATER, NURSE, RuleStory } from './rule-story';

const screened = (letters = 'Y Y N Y N N -') => new RuleStory().asked().cssrsAt('09:05', letters);
const find = (story: RuleStory, asOf = LATER) => story.find('R24', asOf);

describe('R24: evidence of danger taken back', () => {
  it('fires where a positive screening or a statement is taken back, not where a negative one is', () => {
    expect(find(screened().voidedAt('10:00', 'e2'), '2026-03-02 10:00')).toMatchObject({
      status: 'open',
      severity: 'high',
    });
    expect(find(new RuleStory().asked().statedAt('09:05', ['si-plan']).voidedAt('10:00', 'e2'))?.status).toBe(
      'open',
    );
    expect(find(screened('N N - - - N -').voidedAt('10:00', 'e2'))).toBeUndefined();
    expect(find(screened().voidedAt('10:00', 'e1'))).toBeUndefined();
  });

  it('is mended by a nurse or a new screening', () => {
    expect(find(screened().voidedAt('10:00', 'e2').assessedAt('10:10', 'U3'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 10,
    });
    expect(find(screened().voidedAt('10:00', 'e2').cssrsAt('10:10', 'N N - - - N -'))?.status).toBe(
      'resolved',
    );
  });

  it('correction, a known false positive: as urgent in its place, not milder', () => {
    const corrected = (letters: string) => {
      const replacedBy = { source: 'urn:synthetic:crisis', id: 'e3' };
      return find(screened().cssrsAt('09:06', letters).voidedAt('10:00', 'e2', { replacedBy }));
    };
    expect(corrected('Y Y Y Y N N -')).toBeUndefined();
    expect(corrected('Y Y N N Y N -')).toBeUndefined();
    expect(corrected('Y Y Y N N N -')?.status).toBe('open');
  });

  it('authorized, a known false positive: a nurse stood for it, not a second clerk', () => {
    expect(find(screened().voidedAt('10:00', 'e2', { authorizedBy: NURSE }))).toBeUndefined();
    expect(find(screened().voidedAt('10:00', 'e2', { authorizedBy: CLERK }))?.status).toBe('open');
  });
});
