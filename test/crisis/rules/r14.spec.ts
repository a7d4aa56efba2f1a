import { LATER, RuleStory } from './rule-story';

const again =
  (time: string, caseId = 'case-1') =>
  (story: RuleStory) =>
    story.request(time, {}, { caseId });
const first = () =>
  again(
    '2026-03-02 09:00',
    'case-0',
  )(new RuleStory())
    .cssrs('2026-03-02 09:05', 'Y N - - - N -', {}, { caseId: 'case-0' })
    .routed('2026-03-02 09:06', 'U3', {}, { caseId: 'case-0' });
const find = (story: RuleStory, asOf = LATER) => story.find('R14', asOf);

describe('R14: repeated contact and no more urgency', () => {
  it('fires an hour after the second intake within three days, inclusive', () => {
    const second = again('2026-03-05 09:00')(first());
    expect(find(second, '2026-03-05 10:00')).toBeUndefined();
    expect(find(second, '2026-03-05 10:00:00.001')).toMatchObject({
      status: 'open',
      severity: 'high',
      route: 'U3',
    });
    expect(find(again('2026-03-05 09:00:00.001')(first()))).toBeUndefined();
  });

  it('fires at the third within two weeks, an hour later on the clock after the change of time', () => {
    const third = (time: string) => again(time)(again('2026-03-08 09:00', 'case-2')(first()));
    expect(find(third('2026-03-16 10:00'))?.status).toBe('open');
    expect(find(third('2026-03-16 10:00:00.001'))).toBeUndefined();
  });

  it('counts a call that was identified, and not the call of a request twice', () => {
    const called = (time: string) =>
      find(first().tell('intake.caller-identified.v1', time, { callId: 'call-7' }));
    expect(called('2026-03-03 09:00')?.status).toBe('open');
    const alone = again('2026-03-02 09:00')(new RuleStory()).tell('intake.caller-identified.v1', '08:59', {
      callId: 'call-7',
    });
    expect(find(alone.cssrsAt('09:05', 'Y N - - - N -'))).toBeUndefined();
  });

  it('is silent where nothing was positive, where it was raised, and where it is very urgent already', () => {
    const negative = again('2026-03-02 09:00', 'case-0')(new RuleStory());
    expect(find(again('2026-03-03 09:00')(negative))).toBeUndefined();
    const second = () => again('2026-03-03 09:00')(first());
    expect(find(second().routed('2026-03-03 10:00', 'U2'))).toBeUndefined();
    expect(find(second().routed('2026-03-03 10:00', 'U3'))?.status).toBe('open');
    const urgent = first().routed('2026-03-02 10:00', 'U1', {}, { caseId: 'case-0' });
    expect(find(again('2026-03-03 09:00')(urgent))).toBeUndefined();
  });

  it.each(['reschedule-call', 'pharmacy-call'])('%s, a known false positive: administrative', () => {
    const second = () => again('2026-03-03 09:00')(first());
    expect(find(second().completed('2026-03-03 09:10', { purpose: 'administrative' }))).toBeUndefined();
    expect(find(second().completed('2026-03-03 09:10'))?.status).toBe('open');
  });

  it('shared-phone, a known false positive: another member of the family is another record', () => {
    const other = new RuleStory().request('2026-03-03 09:00', {}, { memberRef: 'member-2' });
    expect(find(other)).toBeUndefined();
  });

  it('is retracted where the answers are taken back', () => {
    expect(find(again('2026-03-03 09:00')(first()).voidedAt('2026-03-04 09:00', 'e2'))?.status).toBe(
      'retracted',
    );
  });
});
