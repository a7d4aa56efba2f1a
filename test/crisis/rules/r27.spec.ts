import { LATER, MEMBER, RuleStory } from './rule-story';

const alone = (time: string, letters = 'Y N - - - N -') =>
  new RuleStory()
    .request('2026-03-02 07:00', { channel: 'app' })
    .cssrsAt(time, letters, { administeredBy: MEMBER });
const find = (story: RuleStory, asOf = LATER) => story.find('R27', asOf);

describe('R27: an after-hours message that nobody read', () => {
  it('is for review a millisecond after four hours', () => {
    expect(find(alone('20:00'), '2026-03-03 00:00')).toBeUndefined();
    expect(find(alone('20:00'), '2026-03-03 00:00:00.001')).toMatchObject({
      status: 'open',
      severity: 'medium',
      stage: 'worklist',
    });
  });

  it('looks at what comes outside office hours and at weekends', () => {
    expect(find(alone('17:59:59.999'))).toBeUndefined();
    expect(find(alone('18:00'))?.status).toBe('open');
    expect(find(alone('07:59:59.999'))?.status).toBe('open');
    expect(find(alone('08:00'))).toBeUndefined();
    expect(find(alone('2026-03-07 12:00'))?.status).toBe('open');
  });

  it('is silent for negative answers, and for what a clerk took down', () => {
    expect(find(alone('20:00', 'N N - - - N -'))).toBeUndefined();
    expect(find(new RuleStory().asked().cssrsAt('20:00', 'Y N - - - N -'))).toBeUndefined();
  });

  it('read-without-a-trace, its known false positive: any act of a person counts, not one of a program', () => {
    expect(find(alone('20:00').routedAt('23:59', 'U3'))).toBeUndefined();
    expect(find(alone('20:00').routedAt('23:59', 'U3', { routedBy: { office: 'system' } }))?.status).toBe(
      'open',
    );
  });

  it('is retracted by an act in time that was recorded late', () => {
    const told = { recorded: '2026-03-03 08:00' };
    expect(find(alone('20:00').attempted('21:00', {}, told))?.status).toBe('retracted');
  });
});
