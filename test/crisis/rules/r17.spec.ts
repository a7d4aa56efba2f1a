import { LATER, RuleStory } from './rule-story';

const intake = (data = {}) => new RuleStory().asked(data);
const find = (story: RuleStory, asOf = LATER) => story.find('R17', asOf);
const gad7 = (story: RuleStory) =>
  story.screened(
    '2026-03-02 09:05',
    'gad-7',
    [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: `gad7:${n}`, value: 1 })),
  );

describe('R17: an uncovered intake', () => {
  it('fires at the close of an intake in which only the GAD-7 was asked', () => {
    expect(find(gad7(intake()).completed('09:30'), '2026-03-02 09:30')).toMatchObject({
      status: 'open',
      severity: 'medium',
    });
  });

  it.each([
    ['nothing was asked', (story: RuleStory) => story, 'open'],
    [
      'a script of two questions was',
      (story: RuleStory) => story.screened('2026-03-02 09:05', 'script', [{ code: 'own:1', value: 'no' }]),
      'open',
    ],
    ['a PHQ-9 without item 9 was', (story: RuleStory) => story.phqAt('09:05', undefined), 'open'],
    ['a PHQ-9 with item 9 was', (story: RuleStory) => story.phqAt('09:05', 0), undefined],
    ['a screener was', (story: RuleStory) => story.cssrsAt('09:05', 'N N - - - N -'), undefined],
    ['a screener was, and refused', (story: RuleStory) => story.cssrsAt('09:05', 'R - - - - - -'), undefined],
  ])('where %s', (_, ask, status) => {
    expect(find(ask(intake()).completed('09:30'))?.status).toBe(status);
  });

  it('is silent before the close, and where the caller left', () => {
    expect(find(gad7(intake()))).toBeUndefined();
    expect(find(intake().completed('09:30', { outcome: 'abandoned' }))).toBeUndefined();
    expect(find(intake({ service: 'dental' }).completed('09:30'))).toBeUndefined();
  });

  it('is mended by a screener afterwards', () => {
    expect(find(intake().completed('09:30').cssrsAt('09:45', 'N N - - - N -'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 15,
    });
  });

  it('administrative, a known false positive', () => {
    expect(find(intake().completed('09:30', { purpose: 'administrative' }))).toBeUndefined();
  });

  it('under-age, a known false positive: a child, not an adolescent', () => {
    expect(find(intake({ ageBand: 'child' }).completed('09:30'))).toBeUndefined();
    expect(find(intake({ ageBand: 'adolescent' }).completed('09:30'))?.status).toBe('open');
  });

  it('crisis-open, a known false positive: danger is known from another case', () => {
    const story = intake().cssrs('2026-03-01 09:00', 'Y N - - - N -', {}, { caseId: 'case-0' });
    expect(find(story.completed('09:30'))).toBeUndefined();
  });

  it('is retracted by a screener in the intake that was recorded late', () => {
    const story = intake().cssrsAt('09:10', 'N N - - - N -', {}, { recorded: '2026-03-02 12:00' });
    expect(find(story.completed('09:30'))?.status).toBe('retracted');
  });
});
