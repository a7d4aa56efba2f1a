import { LATER, RuleStory } from './rule-story';

const FROM_TEXT = { origin: 'free-text-flag', heardBy: { office: 'algorithm' } };
const against = (letters = 'N N - - - N -') =>
  new RuleStory().asked().cssrsAt('09:05', letters).statedAt('09:10', ['si-no-plan'], FROM_TEXT);
const find = (story: RuleStory, asOf = LATER) => story.find('R28', asOf);

describe('R28: free text against the answers', () => {
  it('is for review where every answer says No, and silent where one says Yes', () => {
    expect(find(against(), '2026-03-02 09:10')).toMatchObject({
      status: 'open',
      severity: 'medium',
      stage: 'worklist',
    });
    expect(find(against('Y N - - - N -'))).toBeUndefined();
  });

  it('never gives a floor', () => {
    expect(against().routedAt('09:20', 'U4').find('R01', LATER)).toBeUndefined();
  });

  it('is silent where nothing was asked, or long before', () => {
    expect(find(new RuleStory().asked().statedAt('09:10', ['si-no-plan'], FROM_TEXT))).toBeUndefined();
    const old = (time: string) =>
      find(new RuleStory().cssrsAt(time, 'N N - - - N -').statedAt('09:10', ['si-no-plan'], FROM_TEXT));
    expect(old('2026-03-01 09:10')?.status).toBe('open');
    expect(old('2026-03-01 09:09:59.999')).toBeUndefined();
  });

  it('negated-text, its known false positive: a nurse says so', () => {
    expect(find(against().assessedAt('09:40', 'U4'))).toMatchObject({
      status: 'resolved',
      minutesToMended: 30,
    });
  });

  it('is retracted where the flag is taken back', () => {
    expect(find(against().voidedAt('11:00', 'e3'))?.status).toBe('retracted');
  });
});
