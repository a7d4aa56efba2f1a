import { CLERK, LATER, RuleStory, UNKNOWN } from './rule-story';

const started = (data = {}) =>
  new RuleStory().asked().cssrsAt('09:05', 'Y Y N Y N N -').handoff('started', '09:10', data);
const find = (story: RuleStory, asOf = LATER) => story.find('R09', asOf);

describe('R09: a late hand-off', () => {
  it('fires a millisecond after five minutes for a warm one, after thirty for any other', () => {
    expect(find(started(), '2026-03-02 09:15')).toBeUndefined();
    expect(find(started(), '2026-03-02 09:15:00.001')).toMatchObject({
      status: 'open',
      severity: 'critical',
    });
    expect(find(started({ mode: 'cold' }), '2026-03-02 09:40')).toBeUndefined();
    expect(find(started({ mode: 'cold' }), '2026-03-02 09:40:00.001')?.status).toBe('open');
  });

  it('is silent where a nurse accepted by the last instant, not where a clerk did', () => {
    expect(find(started().handoff('accepted', '09:15'))).toBeUndefined();
    expect(find(started().handoff('accepted', '09:15', { by: CLERK }))?.status).toBe('open');
    expect(find(started().handoff('accepted', '09:15', { by: UNKNOWN }))).toMatchObject({
      status: 'undetermined',
      missing: 'who took over',
    });
  });

  it('is silent with a milder floor, and counts from the evidence that came while it waited', () => {
    expect(
      find(new RuleStory().cssrsAt('09:05', 'Y Y Y N N N -').handoff('started', '09:10')),
    ).toBeUndefined();
    const later = new RuleStory().handoff('started', '09:10').statedAt('09:20', ['si-plan']);
    expect(find(later, '2026-03-02 09:25')).toBeUndefined();
    expect(find(later, '2026-03-02 09:25:00.001')?.status).toBe('open');
  });

  it('acted-without-accepting, its known false positive: whoever acts has taken over', () => {
    expect(find(started().reached('09:14'))).toBeUndefined();
    expect(find(started().assigned('09:14', 'U1'))).toBeUndefined();
  });

  it('is retracted by an acceptance in time that was recorded late', () => {
    expect(find(started().handoff('accepted', '09:14', {}, { recorded: '2026-03-02 11:00' }))?.status).toBe(
      'retracted',
    );
  });
});
