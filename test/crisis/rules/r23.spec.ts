import { LATER, RuleStory } from './rule-story';

const ask = (story: RuleStory, time = '09:30') =>
  story.tell('authorization.requested.v1', time, { authorizationId: 'auth-1' });
const find = (story: RuleStory, asOf = LATER) => story.find('R23', asOf);

describe('R23: authorization asked for crisis care', () => {
  it('fires where the case is one of a crisis service, and not where it is one of a therapist', () => {
    expect(find(ask(new RuleStory().asked({ service: 'crisis' })), '2026-03-02 09:30')).toMatchObject({
      status: 'open',
      severity: 'high',
    });
    expect(find(ask(new RuleStory().asked()))).toBeUndefined();
  });

  it('fires while a crisis team is needed, or crisis care is under way', () => {
    expect(find(ask(new RuleStory().asked().response('needed', '09:30')))?.status).toBe('open');
    expect(find(ask(new RuleStory().asked().response('needed', '09:30:00.001')))).toBeUndefined();
    expect(find(ask(new RuleStory().asked().elsewhere('09:10', 'csu')))?.status).toBe('open');
  });

  it('is mended where it is granted', () => {
    const story = ask(new RuleStory().asked({ service: 'crisis' }));
    const granted = { authorizationId: 'auth-1', decision: 'approved' };
    expect(find(story.tell('authorization.decided.v1', '09:50', granted))).toMatchObject({
      status: 'resolved',
      minutesToMended: 20,
    });
  });

  it('step-down, its known false positive: the crisis had ended', () => {
    const ended = new RuleStory().asked().response('needed', '09:00').response('ended', '09:30');
    expect(find(ask(ended, '09:30'))).toBeUndefined();
    expect(find(ask(ended, '09:29:59.999'))?.status).toBe('open');
  });

  it('is retracted where the request is taken back', () => {
    expect(find(ask(new RuleStory().asked({ service: 'crisis' })).voidedAt('11:00', 'e2'))?.status).toBe(
      'retracted',
    );
  });
});
