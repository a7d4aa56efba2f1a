import { at, CLERK, iso, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
const LATER = '2026-04-20 00:00';
const asked = (data = {}): Story => new Story().request(REQUESTED, data);
const timely = (data = {}): Story =>
  asked().offer('2026-03-03 10:00', '2026-03-09 10:00', { offerId: 'o1', ...data });
const booked = (): Story =>
  timely().book('2026-03-03 10:05', '2026-03-09 10:00', { appointmentId: 'a1', offerId: 'o1' });
const cancelled = (initiatedBy: string): Story =>
  booked().happened('scheduling.appointment-cancelled.v1', '2026-03-05 10:00', {
    appointmentId: 'a1',
    initiatedBy,
  });

describe('offers that stop the clock for a therapist', () => {
  it('row 1: a timely offer that the member declines keeps the promise, and the decline is counted', () => {
    const told = timely().happened('scheduling.offer-declined.v1', '2026-03-03 10:10', {
      offerId: 'o1',
      initiatedBy: 'member',
    });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'met',
      stoppedBy: 'o1',
      flags: ['declined'],
    });
  });

  it('row 3: declined because it is by video, in California it stays met and is counted', () => {
    const told = timely().happened('scheduling.offer-declined.v1', '2026-03-03 10:10', {
      offerId: 'o1',
      initiatedBy: 'member',
      reasonCode: 'telehealth-refused',
    });
    expect(told.find('ca-ta-npmh', LATER)?.flags).toEqual(['declined', 'telehealth-refused']);
  });

  it('row 4: a late date that the member chose, with no offer recorded, misses its first offer', () => {
    const told = asked().book('2026-03-03 10:00', '2026-03-30 10:00', { delayReason: 'member-chose-date' });
    expect(told.find('ca-ta-npmh', DUE)).toMatchObject({ status: 'at-risk', because: 'late-offer' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'undetermined', missing: 'first offer' });
  });

  it('a recorded late offer beats the reason of the delay (settled: late offer beats the reason)', () => {
    const told = asked()
      .offer('2026-03-03 09:00', '2026-03-30 10:00')
      .book('2026-03-03 10:00', '2026-03-31 10:00', { delayReason: 'member-chose-date' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'breached' });
  });

  it('row 5: a late booking without offer or reason is a breach that rests on the booking alone', () => {
    const told = asked().book('2026-03-03 10:00', '2026-03-30 10:00');
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'breached', evidence: 'booking-only' });
  });

  it('row 6: cancelled for the member it stays met', () => {
    expect(cancelled('member').find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
  });

  it('row 6: cancelled for the provider it is at risk at once, then broken', () => {
    expect(cancelled('provider').find('ca-ta-npmh', '2026-03-05 10:00')).toMatchObject({
      status: 'at-risk',
      because: 'offer-withdrawn',
    });
    expect(cancelled('provider').find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'breached',
      because: 'offer-withdrawn',
    });
  });

  it('row 6: cancelled by nobody knows whom it is at risk, and undetermined once due', () => {
    expect(cancelled('unknown').find('ca-ta-npmh', DUE)).toMatchObject({
      status: 'at-risk',
      because: 'offer-withdrawn',
    });
    expect(cancelled('unknown').find('ca-ta-npmh', at(DUE) + 1)).toMatchObject({
      status: 'undetermined',
      missing: 'who took the offer back',
    });
  });

  it('row 7: a colleague who sees the member at the cancelled hour keeps the promise, and continuity is noted', () => {
    const told = cancelled('provider')
      .book('2026-03-05 10:05', '2026-03-09 10:00', { appointmentId: 'a2', replaces: 'a1' })
      .attend('2026-03-09 11:00', '2026-03-09 10:00', { appointmentId: 'a2' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', flags: ['continuity'] });
  });

  it('row 8: a visit that the provider misses is taken back at its start, and the clock goes on', () => {
    const told = asked()
      .book('2026-03-02 10:00', '2026-03-04 10:00', { appointmentId: 'a1' })
      .happened('scheduling.appointment-missed.v1', '2026-03-04 12:00', {
        appointmentId: 'a1',
        missedBy: 'provider',
      });
    expect(told.find('ca-ta-npmh', '2026-03-04 13:00')).toMatchObject({ status: 'running' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'breached' });
  });

  it('row 9: a timely slot that the member does not come to keeps the promise', () => {
    const told = booked().happened('scheduling.appointment-missed.v1', '2026-03-09 12:00', {
      appointmentId: 'a1',
      missedBy: 'member',
    });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
  });

  it('row 10: moved by the provider within the limit it is met and says so', () => {
    const told = booked().happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
      appointmentId: 'a1',
      startsAt: iso('2026-03-13 10:00'),
      initiatedBy: 'provider',
    });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'met',
      stoppedBy: 'a1',
      flags: ['moved'],
    });
  });

  it('row 11: moved by the provider past the limit it is at risk at once, then broken', () => {
    const told = booked().happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
      appointmentId: 'a1',
      startsAt: iso('2026-03-20 10:00'),
      initiatedBy: 'provider',
    });
    expect(told.find('ca-ta-npmh', '2026-03-05 10:00')?.status).toBe('at-risk');
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('breached');
  });

  it('moved by the member, the timely slot stays offered even when the provider cancels the later one (settled: moved by the member)', () => {
    const told = booked()
      .happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
        appointmentId: 'a1',
        startsAt: iso('2026-03-20 10:00'),
        initiatedBy: 'member',
      })
      .happened('scheduling.appointment-cancelled.v1', '2026-03-10 10:00', {
        appointmentId: 'a1',
        initiatedBy: 'provider',
      });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
  });

  it('what the member gives up first stays offered, whatever the plan does later (settled: given up first)', () => {
    const told = timely()
      .happened('scheduling.offer-declined.v1', '2026-03-03 11:00', { offerId: 'o1', initiatedBy: 'member' })
      .happened('scheduling.offer-withdrawn.v1', '2026-03-03 12:00', { offerId: 'o1', initiatedBy: 'plan' });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('a decline initiated by the plan’s side is a withdrawal (settled: decline by the plan)', () => {
    const told = timely().happened('scheduling.offer-declined.v1', '2026-03-03 11:00', {
      offerId: 'o1',
      initiatedBy: 'plan',
    });
    expect(told.find('ca-ta-npmh', '2026-03-03 12:00')).toMatchObject({
      status: 'at-risk',
      because: 'offer-withdrawn',
    });
  });

  it('a withdrawal after the slot has started takes nothing back (settled: taken back before the start)', () => {
    const told = timely().happened('scheduling.offer-withdrawn.v1', '2026-03-09 10:00', {
      offerId: 'o1',
      initiatedBy: 'plan',
    });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('row 12: a group slot does not stop the clock of someone who did not ask for a group, and is counted', () => {
    const told = timely({ format: 'group' });
    expect(told.find('ca-ta-npmh', '2026-03-04 00:00')).toMatchObject({
      status: 'running',
      flags: ['group-not-asked'],
    });
    expect(
      asked({ formatWanted: 'group' })
        .offer('2026-03-03 10:00', '2026-03-09 10:00', { format: 'group' })
        .find('ca-ta-npmh', LATER)?.status,
    ).toBe('met');
  });

  it('row 13: a telephone intake in time is not treatment', () => {
    expect(timely({ purpose: 'intake', modality: 'phone' }).find('ca-ta-npmh', LATER)?.status).toBe(
      'breached',
    );
  });

  it('row 14: telephone treatment in time keeps the promise', () => {
    expect(timely({ modality: 'phone' }).find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('row 15: a psychiatrist’s slot does not answer a request for a therapist', () => {
    expect(timely({ providerRole: 'psychiatrist' }).find('ca-ta-npmh', LATER)?.status).toBe('breached');
    expect(timely({ providerRole: 'therapist' }).find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('row 36: an offer for a time before it was made is a data error and no verdict', () => {
    const told = asked().offer('2026-03-05 10:00', '2026-03-04 10:00');
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'undetermined',
      because: 'slot-before-offer',
      flags: ['dataError'],
    });
  });

  it('a short-lived offer counts only if it was accepted (settled: short offer)', () => {
    const short = (): Story => timely({ expiresAt: iso('2026-03-03 11:00') });
    expect(short().find('ca-ta-npmh', LATER)?.status).toBe('breached');
    const taken = short().happened('scheduling.offer-accepted.v1', '2026-03-03 10:30', {
      offerId: 'o1',
      by: CLERK,
    });
    expect(taken.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', flags: ['shortOffer'] });
    expect(timely({ expiresAt: iso('2026-03-03 11:01') }).find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('an attended visit of known purpose counts as an offer of its start (settled: attended visit as offer)', () => {
    const told = asked().attend('2026-03-10 11:00', '2026-03-10 10:00', { appointmentId: 'walk-in' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'met',
      evidence: 'attended',
      metAt: iso('2026-03-10 10:00'),
    });
  });

  it('row 34: a slot known only by its day is in time on the due day, and undetermined inside an hours limit', () => {
    const byDay = timely({ startsAt: iso('2026-03-16 08:00'), precision: 'day' });
    expect(byDay.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', firmAt: iso(DUE) });
    const urgent = new Story()
      .request('2026-03-02 09:00', { statedUrgency: 'urgent' })
      .offer('2026-03-02 10:00', '2026-03-04 08:00', { precision: 'day' });
    expect(urgent.find('ca-ta-urg-npa', LATER)).toMatchObject({
      status: 'undetermined',
      missing: 'time of the slot',
    });
  });
});
