import { LATER, RuleStory } from './rule-story';

const urgent = () => new RuleStory().asked().cssrsAt('09:05', 'Y Y Y N N N -').completed('10:00');
const find = (story: RuleStory, asOf = LATER) => story.find('R12', asOf);

describe('R12: a first offer beyond the floor', () => {
  it('fires at the first slot that starts after the limit, and is silent for one at the limit', () => {
    expect(find(urgent().offered('10:05', '2026-03-03 10:00:00.001'), '2026-03-02 10:05')).toMatchObject({
      status: 'open',
      severity: 'high',
      floor: 'U2',
    });
    expect(find(urgent().offered('10:05', '2026-03-03 10:00'))).toBeUndefined();
  });

  it('fires a millisecond after half of the limit without any offer', () => {
    expect(find(urgent(), '2026-03-02 22:00')).toBeUndefined();
    expect(find(urgent(), '2026-03-02 22:00:00.001')?.status).toBe('open');
    expect(find(urgent().offered('22:00', '2026-03-03 09:00'))).toBeUndefined();
  });

  it('takes a booking for an offer, and a form to fill for none', () => {
    expect(find(urgent().bookedAt('10:05', '2026-03-03 09:00'))).toBeUndefined();
    expect(find(urgent().offered('10:05', '2026-03-03 09:00', { purpose: 'intake' }))?.status).toBe('open');
  });

  it('says nothing of an emergency, which is no matter of offers, nor where there is no evidence', () => {
    expect(find(new RuleStory().statedAt('09:05', ['overdose']).completed('10:00'))).toBeUndefined();
    expect(find(new RuleStory().asked().completed('10:00'))).toBeUndefined();
  });

  it('is mended by a slot in time that is offered later', () => {
    const story = urgent().offered('10:05', '2026-03-09 09:00').offered('10:25', '2026-03-03 09:00');
    expect(find(story)).toMatchObject({ status: 'resolved', minutesToMended: 20 });
  });

  it('earlier-offer-declined, a known false positive: the slot that the member declined counts', () => {
    const story = urgent()
      .offered('10:05', '2026-03-03 09:00', { offerId: 'off-1' })
      .tell('scheduling.offer-declined.v1', '10:06', { offerId: 'off-1', initiatedBy: 'member' })
      .offered('10:07', '2026-03-09 09:00');
    expect(find(story)).toBeUndefined();
  });

  it('time-zone, a known false positive: starts are instants in whatever zone they are told', () => {
    expect(
      find(urgent().offered('10:05', '10:30', { startsAt: '2026-03-03T13:00:00-05:00' })),
    ).toBeUndefined();
    expect(
      find(urgent().offered('10:05', '10:30', { startsAt: '2026-03-03T13:00:00.001-05:00' }))?.status,
    ).toBe('open');
  });

  it('is retracted by an offer in time that was recorded late', () => {
    const story = urgent().offered('12:00', '2026-03-03 09:00', {}, { recorded: '2026-03-03 06:00' });
    expect(find(story)?.status).toBe('retracted');
  });
});
