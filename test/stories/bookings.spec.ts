import { iso, Story } from './story';

const LATER = '2026-04-20 00:00';
const asked = (): Story => new Story().request('2026-03-02 09:00');
const npmh = (told: Story) => told.find('ca-ta-npmh', LATER);
const cancelled = (told: Story, initiatedBy: string, when = '2026-03-05 10:00'): Story =>
  told.happened('scheduling.appointment-cancelled.v1', when, { appointmentId: 'a1', initiatedBy });
const moved = (told: Story, startsAt: string, initiatedBy: string): Story =>
  told.happened('scheduling.appointment-rescheduled.v1', '2026-03-05 10:00', {
    appointmentId: 'a1',
    startsAt: iso(startsAt),
    initiatedBy,
  });

describe('bookings and what becomes of them', () => {
  const offered = (): Story => asked().offer('2026-03-03 10:00', '2026-03-10 10:00', { offerId: 'o1' });

  it('a booking at another start than its offer is an offer of its own: the first one stands when it is cancelled (settled: booking of another start)', () => {
    const told = offered().book('2026-03-03 11:00', '2026-03-12 10:00', {
      offerId: 'o1',
      appointmentId: 'a1',
    });
    expect(npmh(cancelled(told, 'provider'))).toMatchObject({ status: 'met', stoppedBy: 'o1' });
  });

  it('a booking at the start of its offer adds nothing, and its cancellation takes the offer back (settled: booking of its offer)', () => {
    const told = offered().book('2026-03-03 11:00', '2026-03-10 10:00', {
      offerId: 'o1',
      appointmentId: 'a1',
    });
    expect(npmh(told)?.evidence).toBe('offer');
    expect(npmh(cancelled(told, 'plan'))?.because).toBe('offer-withdrawn');
  });

  it('a booking alone says that it rests on the booking', () => {
    expect(npmh(asked().book('2026-03-03 11:00', '2026-03-10 10:00'))).toMatchObject({
      status: 'met',
      evidence: 'booking-only',
    });
  });

  it('a move to the same start changes nothing', () => {
    const told = asked().book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' });
    expect(npmh(moved(told, '2026-03-10 10:00', 'provider'))).toMatchObject({
      status: 'met',
      evidence: 'booking-only',
      flags: [],
    });
  });

  it('a move past the limit by nobody knows whom is undetermined, within it met', () => {
    const told = (): Story => asked().book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' });
    expect(npmh(moved(told(), '2026-03-20 10:00', 'unknown'))).toMatchObject({
      status: 'undetermined',
      missing: 'who took the offer back',
    });
    expect(npmh(moved(told(), '2026-03-12 10:00', 'unknown'))?.status).toBe('met');
  });

  it('moved, it is the new slot that a later cancellation takes back', () => {
    const told = asked().book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' });
    const again = cancelled(moved(told, '2026-03-12 10:00', 'provider'), 'provider', '2026-03-11 10:00');
    expect(npmh(again)).toMatchObject({ status: 'breached', because: 'offer-withdrawn' });
  });

  it('a cancellation at the very start of the visit takes nothing back', () => {
    const told = asked().book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' });
    expect(npmh(cancelled(told, 'provider', '2026-03-10 10:00'))?.status).toBe('met');
    expect(npmh(cancelled(told, 'provider', '2026-03-10 09:59:59.999'))?.status).toBe('breached');
  });

  it('a visit that took place counts from its own start, whatever was said of its booking before', () => {
    const told = (): Story =>
      cancelled(asked().book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' }), 'provider');
    const attended = (startedAt: string): Story =>
      told().attend(startedAt, startedAt, { appointmentId: 'a1' });
    expect(npmh(attended('2026-03-10 10:00'))).toMatchObject({ status: 'met', evidence: 'attended' });
    expect(npmh(attended('2026-03-20 10:00'))).toMatchObject({
      status: 'breached',
      because: 'offer-withdrawn',
    });
  });

  it('missed because of a system it is taken back at its start (settled: missed by the other side)', () => {
    const told = asked()
      .book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' })
      .happened('scheduling.appointment-missed.v1', '2026-03-20 12:00', {
        appointmentId: 'a1',
        missedBy: 'system',
      });
    expect(npmh(told)).toMatchObject({ status: 'breached' });
  });

  it('a visit without a told start is taken to have been at its appointment’s', () => {
    const told = asked()
      .book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a1' })
      .happened('scheduling.appointment-attended.v1', '2026-03-18 12:00', {
        appointmentId: 'a1',
        courseId: 'course-1',
      });
    expect(told.find('ca-ta-npmh-fu', LATER)?.startedAt).toBe(iso('2026-03-10 10:00'));
  });
});

describe('one appointment booked twice', () => {
  const twice = (): Story =>
    new Story()
      .request('2026-03-02 09:00')
      .book('2026-03-02 10:00', '2026-03-10 10:00', { appointmentId: 'a1' })
      .book('2026-03-17 10:00', '2026-03-30 10:00', { appointmentId: 'a1' });

  it('was offered twice: what the provider misses is missed on both', () => {
    expect(twice().find('ca-ta-npmh', '2026-04-20 00:00')?.status).toBe('met');
    const missed = twice().happened('scheduling.appointment-missed.v1', '2026-03-30 11:00', {
      appointmentId: 'a1',
      missedBy: 'provider',
    });
    expect(missed.find('ca-ta-npmh', '2026-04-20 00:00')?.status).toBe('breached');
  });
});
