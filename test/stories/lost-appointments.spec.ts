import { at, iso, Story } from './story';

const LATER = '2026-06-30 00:00';
const booked = (): Story =>
  new Story()
    .request('2026-03-02 09:00')
    .offer('2026-03-02 10:00', '2026-03-10 10:00', { offerId: 'o1' })
    .book('2026-03-02 11:00', '2026-03-10 10:00', { offerId: 'o1', appointmentId: 'a1' });
const cancelled = (initiatedBy: string): Story =>
  booked().happened('scheduling.appointment-cancelled.v1', '2026-03-05 10:00', {
    appointmentId: 'a1',
    initiatedBy,
    reasonCode: 'provider-unavailable',
  });
const missed = (missedBy: string): Story =>
  booked().happened('scheduling.appointment-missed.v1', '2026-03-10 11:00', {
    appointmentId: 'a1',
    missedBy,
  });

describe('row 11: what the plan takes from the member it has to offer anew (ca-ta-resched)', () => {
  it('opens the indicator at the act, once, and no law is printed for its number', () => {
    const found = cancelled('provider').find('ca-ta-resched', '2026-03-05 10:00');
    expect(found).toMatchObject({ anchorKey: 'rebook:a1', startedAt: iso('2026-03-05 10:00') });
    expect(found?.citation.verification).toBe('unverified');
  });

  it('is kept by an offer made in time, whenever its slot starts, and broken by one made later', () => {
    const due = Date.parse(cancelled('provider').find('ca-ta-resched', LATER)!.dueAt);
    const offered = (madeAt: number): Story => {
      const told = cancelled('provider').offer('2026-03-05 11:00', '2026-06-01 10:00', { offerId: 'again' });
      const event = told.events.pop()!;
      told.events.push({ ...event, time: madeAt });
      return told;
    };
    expect(offered(due).find('ca-ta-resched', LATER)).toMatchObject({ status: 'met', stoppedBy: 'again' });
    expect(offered(due + 1).find('ca-ta-resched', LATER)).toMatchObject({
      status: 'breached',
      because: 'late-offer',
    });
    expect(cancelled('provider').find('ca-ta-resched', due + 1)).toMatchObject({
      status: 'breached',
      because: 'no-offer',
    });
  });

  it('is kept at once by a move, which offers another slot, while the promise itself is at risk', () => {
    const told = booked().happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
      appointmentId: 'a1',
      startsAt: iso('2026-03-20 10:00'),
      initiatedBy: 'provider',
    });
    expect(told.find('ca-ta-resched', '2026-03-05 10:01')?.status).toBe('met');
    expect(told.find('ca-ta-npmh', '2026-03-05 10:01')).toMatchObject({
      status: 'at-risk',
      because: 'offer-withdrawn',
    });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('breached');
  });

  it('counts a second loss of the same appointment by itself', () => {
    const told = booked()
      .happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
        appointmentId: 'a1',
        startsAt: iso('2026-03-12 10:00'),
        initiatedBy: 'plan',
      })
      .happened('scheduling.appointment-cancelled.v1', '2026-03-09 10:00', {
        appointmentId: 'a1',
        initiatedBy: 'plan',
      });
    expect(told.find('ca-ta-resched', LATER, { anchorKey: 'rebook:a1' })?.status).toBe('met');
    expect(told.find('ca-ta-resched', LATER, { anchorKey: 'rebook:a1:2' })?.status).toBe('breached');
  });

  it('says nothing of what the member gave up', () => {
    expect(cancelled('member').find('ca-ta-resched', LATER)).toBeUndefined();
  });
});

describe('row 9: a no-show of the member (ca-ta-rebook)', () => {
  it('leaves the promise kept and opens a re-book clock of the house', () => {
    const told = missed('member');
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
    const rebook = told.find('ca-ta-rebook', '2026-03-10 11:00')!;
    expect(rebook).toMatchObject({ anchorKey: 'rebook:a1', startedAt: iso('2026-03-10 11:00') });
    expect(told.find('ca-ta-rebook', Date.parse(rebook.dueAt))?.status).not.toBe('breached');
    expect(told.find('ca-ta-rebook', Date.parse(rebook.dueAt) + 1)?.status).toBe('breached');
  });

  it('is kept by a new offer, also by one for months ahead', () => {
    const told = missed('member').offer('2026-03-10 12:00', '2026-05-20 10:00');
    expect(told.find('ca-ta-rebook', LATER)?.status).toBe('met');
  });

  it('does not open where the provider did not come', () => {
    expect(missed('provider').find('ca-ta-rebook', LATER)).toBeUndefined();
    expect(missed('provider').find('ca-ta-resched', at(LATER))).toBeDefined();
  });
});
