import { LATER, RuleStory } from './rule-story';

const inLanguage = (administeredIn: string, languageNeeded = 'es') =>
  new RuleStory().asked({ languageNeeded }).cssrsAt('09:05', 'N N - - - N -', { administeredIn });
const find = (story: RuleStory, asOf = LATER) => story.find('R26', asOf);

describe('R26: screened in another language', () => {
  it('is for review where the languages differ, and silent where they do not or nobody says', () => {
    expect(find(inLanguage('en'), '2026-03-02 09:05')).toMatchObject({
      status: 'open',
      severity: 'medium',
      stage: 'worklist',
    });
    expect(find(inLanguage('es'))).toBeUndefined();
    expect(
      find(new RuleStory().asked({ languageNeeded: 'es' }).cssrsAt('09:05', 'N N - - - N -')),
    ).toBeUndefined();
  });

  it('is mended by a screening in the language needed', () => {
    const again = inLanguage('en').cssrsAt('09:25', 'N N - - - N -', { administeredIn: 'es' });
    expect(find(again)).toMatchObject({ status: 'resolved', minutesToMended: 20 });
  });

  it('interpreter-present, a known false positive: a nurse settles it', () => {
    expect(find(inLanguage('en').assessedAt('09:30', 'U4'))?.status).toBe('resolved');
  });

  it('regional-variant, a known false positive: one language', () => {
    expect(find(inLanguage('es-MX'))).toBeUndefined();
    expect(find(inLanguage('es', 'es-419'))).toBeUndefined();
  });

  it('is retracted where the screening is taken back', () => {
    expect(find(inLanguage('en').voidedAt('11:00', 'e2'))?.status).toBe('retracted');
  });
});
