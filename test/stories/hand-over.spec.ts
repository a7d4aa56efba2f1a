import { iso, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const LATER = '2026-04-20 00:00';

describe('a wait that passes from one clock to another', () => {
  const authorized = (): Story =>
    new Story()
      .request(REQUESTED, { statedUrgency: 'urgent' })
      .happened('authorization.requested.v1', '2026-03-02 19:00', { authorizationId: 'x' });

  it('an offer made after the authorization was asked for belongs to the 96 hours alone (settled: handed over)', () => {
    const told = authorized().offer('2026-03-03 08:00', '2026-03-03 15:00');
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({
      status: 'ended',
      because: 'authorization-requested',
    });
    expect(told.find('ca-ta-urg-pa', LATER)?.status).toBe('met');
  });

  it('also where the authorization was denied before the first limit: the first hand-over decides', () => {
    const told = authorized()
      .offer('2026-03-03 08:00', '2026-03-03 15:00')
      .happened('authorization.decided.v1', '2026-03-03 12:00', { authorizationId: 'x', decision: 'denied' });
    expect(told.find('ca-ta-urg-npa', LATER)?.because).toBe('authorization-requested');
    expect(told.find('ca-ta-urg-pa', LATER)?.status).toBe('met');
  });

  it('where the 48 hours were met before the authorization was asked for there are no 96 (settled: 48 or 96 hours)', () => {
    const told = new Story()
      .request(REQUESTED, { statedUrgency: 'urgent' })
      .offer('2026-03-02 10:00', '2026-03-03 15:00')
      .happened('authorization.requested.v1', '2026-03-02 19:00', { authorizationId: 'x' });
    expect(told.find('ca-ta-urg-npa', LATER)?.status).toBe('met');
    expect(told.find('ca-ta-urg-pa', LATER)).toBeUndefined();
  });

  it('an offer made before a denial is judged, one after it is not', () => {
    const denied = (offered: string): Story =>
      authorized()
        .happened('authorization.decided.v1', '2026-03-04 12:00', {
          authorizationId: 'x',
          decision: 'denied',
        })
        .offer(offered, '2026-03-05 15:00');
    expect(denied('2026-03-04 11:59').find('ca-ta-urg-pa', LATER)?.status).toBe('met');
    expect(denied('2026-03-04 12:00').find('ca-ta-urg-pa', LATER)).toMatchObject({
      status: 'ended',
      because: 'authorization-denied',
    });
  });
});

describe('the first act on an offer decides', () => {
  const offered = (): Story =>
    new Story().request(REQUESTED).offer('2026-03-03 10:00', '2026-03-12 10:00', { offerId: 'o1' });
  const withdrawn = (told: Story, when: string, initiatedBy: string): Story =>
    told.happened('scheduling.offer-withdrawn.v1', when, { offerId: 'o1', initiatedBy });

  it.each(['plan', 'member'])('by nobody knows whom, a later one by the %s makes it no clearer', (side) => {
    const told = withdrawn(withdrawn(offered(), '2026-03-04 10:00', 'unknown'), '2026-03-05 10:00', side);
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'undetermined',
      missing: 'who took the offer back',
    });
  });

  it('two at one instant on both sides: the outcome says that the order was assumed', () => {
    const told = withdrawn(withdrawn(offered(), '2026-03-04 10:00', 'plan'), '2026-03-04 10:00', 'member');
    expect(told.find('ca-ta-npmh', LATER)?.flags).toContain('orderAssumed');
  });

  it('one offerId used twice: both were offered, and a withdrawal acts on both (settled: one offer id twice)', () => {
    const twice = offered().offer('2026-03-03 11:00', '2026-03-11 10:00', { offerId: 'o1' });
    expect(twice.find('ca-ta-npmh', LATER)).toMatchObject({ firmAt: iso('2026-03-12 10:00') });
    expect(withdrawn(twice, '2026-03-04 10:00', 'plan').find('ca-ta-npmh', LATER)?.status).toBe('breached');
  });

  it('an offer sent twice is taken back whole when its booking is cancelled', () => {
    const told = offered()
      .offer('2026-03-03 10:01', '2026-03-12 10:00', { offerId: 'o1' })
      .book('2026-03-03 10:05', '2026-03-12 10:00', { offerId: 'o1', appointmentId: 'a1' })
      .happened('scheduling.appointment-cancelled.v1', '2026-03-05 10:00', {
        appointmentId: 'a1',
        initiatedBy: 'provider',
      });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('breached');
  });
});
