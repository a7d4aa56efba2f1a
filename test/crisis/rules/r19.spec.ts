import { LATER, RuleStory } from './rule-story';

const sent = (data = {}) =>
  new RuleStory().response('needed', '09:00', data).response('dispatched', '09:10', data);
const find = (story: RuleStory, asOf = LATER) => story.find('R19', asOf);

describe('R19: a crisis response late or unconfirmed', () => {
  it.each([
    ['urban', '10:00'],
    ['rural', '11:00'],
    ['frontier', '11:00'],
    ['nowhere-known', '10:00'],
  ])('fires a millisecond after the limit of %s from the decision', (area, due) => {
    expect(find(sent({ area }), `2026-03-02 ${due}`)).toBeUndefined();
    expect(find(sent({ area }), `2026-03-02 ${due}:00.001`)).toMatchObject({
      status: 'open',
      severity: 'critical',
      stage: 'page',
    });
  });

  it('is silent where it arrived by the last instant', () => {
    expect(find(sent().response('arrived', '10:00'))).toBeUndefined();
    expect(find(sent().response('arrived', '10:00:00.001'))?.status).toBe('resolved');
  });

  it('fires where nobody confirmed a rescue within half an hour of its arrival', () => {
    const rescue = () => sent({ kind: '911' }).response('arrived', '09:20', { kind: '911' });
    expect(find(rescue(), '2026-03-02 09:50')).toBeUndefined();
    expect(find(rescue(), '2026-03-02 09:50:00.001')?.status).toBe('open');
    expect(find(rescue().response('confirmed', '09:50'))).toBeUndefined();
    expect(find(sent().response('arrived', '09:20'))).toBeUndefined();
  });

  it('says nothing of a call to the lifeline, where nobody travels', () => {
    expect(find(sent({ kind: '988' }))).toBeUndefined();
  });

  it('arrival-in-another-system, a known false positive: a confirmation counts', () => {
    expect(find(sent().response('confirmed', '09:40'))).toBeUndefined();
  });

  it('refused, a known false positive: its end is on record', () => {
    expect(find(sent().response('ended', '09:30', { outcome: 'refused' }))).toBeUndefined();
  });

  it('is retracted by an arrival that was recorded late', () => {
    expect(find(sent().response('arrived', '09:40', {}, { recorded: '2026-03-02 12:00' }))?.status).toBe(
      'retracted',
    );
  });
});
