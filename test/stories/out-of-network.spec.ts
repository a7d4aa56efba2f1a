import { at, iso, Story } from './story';

const FOUND = '2026-03-03 10:00';
const NOTICE_DUE = '2026-03-08 23:59:59.999';
const LATER = '2026-06-30 00:00';
const instantAfter = (local: string, milliseconds: number): string =>
  new Date(at(local) + milliseconds).toISOString();

const asked = (data = {}): Story => new Story().request('2026-03-02 09:00', data);
const unavailable = (told = asked()): Story =>
  told.happened(
    'intake.network-unavailable.v1',
    FOUND,
    { determinedBy: { office: 'plan' } },
    { id: 'found' },
  );
const noticed = (told: Story, instant: number): Story => {
  told.happened('intake.out-of-network-notice-sent.v1', FOUND, { to: 'member', via: 'letter' });
  const event = told.events.pop()!;
  told.events.push({ ...event, time: instant });
  return told;
};

describe('the notice of care outside the network (ca-oon-notice)', () => {
  it('is due at the end of the fifth calendar day, which a weekend does not move (settled: five calendar days)', () => {
    expect(unavailable().find('ca-oon-notice', FOUND)).toMatchObject({
      anchorKey: 'oon',
      startedAt: iso(FOUND),
      dueAt: iso(NOTICE_DUE),
      status: 'running',
    });
  });

  it('is met by a notice at the last instant and broken by one a millisecond later', () => {
    const due = at(NOTICE_DUE);
    expect(noticed(unavailable(), due).find('ca-oon-notice', due + 1)?.status).toBe('met');
    expect(noticed(unavailable(), due + 1).find('ca-oon-notice', due + 1)).toMatchObject({
      status: 'breached',
      because: 'sent-late',
    });
  });

  it('is broken at the first instant after the limit where nothing was sent', () => {
    expect(unavailable().find('ca-oon-notice', at(NOTICE_DUE))?.status).toBe('at-risk');
    expect(unavailable().find('ca-oon-notice', at(NOTICE_DUE) + 1)).toMatchObject({
      status: 'breached',
      because: 'not-sent',
    });
  });

  it('is not kept by a notice that went out before the determination', () => {
    expect(noticed(unavailable(), at(FOUND) - 1).find('ca-oon-notice', LATER)?.status).toBe('breached');
  });

  it('ends where the member withdraws the request in time', () => {
    const told = unavailable().happened('intake.request-withdrawn.v1', '2026-03-05 10:00', {
      initiatedBy: 'member',
      by: { office: 'member' },
    });
    expect(told.find('ca-oon-notice', LATER)).toMatchObject({
      status: 'ended',
      because: 'withdrawn-by-member',
    });
  });

  it('is void where the determination was entered in error', () => {
    const told = unavailable().happened('intake.event-voided.v1', '2026-03-04 10:00', {
      voids: { source: 'urn:synthetic:stories', id: 'found' },
      by: { office: 'clerk' },
    });
    expect(told.find('ca-oon-notice', LATER)?.status).toBe('void');
  });

  it('is no promise before the regulation came into force', () => {
    const told = new Story()
      .request('2024-03-20 09:00')
      .happened('intake.network-unavailable.v1', '2024-03-31 10:00', {});
    expect(told.find('ca-oon-notice', LATER)).toBeUndefined();
  });
});

describe('the appointment outside the network', () => {
  it('runs beside the ordinary clock, from the request, once the network was found wanting (ca-oon-nonurg) (settled: outside beside inside)', () => {
    expect(asked().find('ca-oon-nonurg', LATER)).toBeUndefined();
    const told = unavailable();
    const due = iso('2026-03-16 23:59:59.999');
    expect(told.find('ca-oon-nonurg', FOUND)).toMatchObject({
      startedAt: iso('2026-03-02 09:00'),
      dueAt: due,
    });
    expect(told.find('ca-ta-npmh', FOUND)).toMatchObject({ dueAt: due });
  });

  it('is met, like the ordinary one, by a slot outside the network that the plan arranged (settled: slot outside the network)', () => {
    const last = '2026-03-16 23:59:59.999';
    const told = unavailable().offer('2026-03-04 10:00', last, { offerId: 'out', inNetwork: false });
    for (const standard of ['ca-oon-nonurg', 'ca-ta-npmh'])
      expect(told.find(standard, LATER)).toMatchObject({ status: 'met', stoppedBy: 'out' });
  });

  it('is broken by a slot a millisecond after the limit', () => {
    const told = unavailable().offer('2026-03-04 10:00', '2026-03-17 00:00', { inNetwork: false });
    expect(told.find('ca-oon-nonurg', LATER)).toMatchObject({ status: 'breached', because: 'late-offer' });
  });

  it.each([
    ['ca-oon-spec', { service: 'psychiatry' }, '2026-03-23 23:59:59.999'],
    ['ca-oon-urg', { statedUrgency: 'urgent' }, '2026-03-04 09:00'],
  ])('%s falls due where its in-network twin does', (standard, data, due) => {
    const told = unavailable(asked(data));
    expect(told.find(standard, FOUND)).toMatchObject({ dueAt: iso(due) });
    expect(told.find(standard, at(due) + 1)?.status).toBe('breached');
    expect(told.find(standard, at(due))?.status).toBe('at-risk');
  });

  it('has 96 hours where an authorization was asked for in time (ca-oon-urg-pa)', () => {
    const told = unavailable(asked({ statedUrgency: 'urgent' })).happened(
      'authorization.requested.v1',
      '2026-03-03 12:00',
      { authorizationId: 'auth-1' },
    );
    const due = '2026-03-06 09:00';
    expect(told.find('ca-oon-urg', LATER)).toMatchObject({
      status: 'ended',
      because: 'authorization-requested',
    });
    expect(told.find('ca-oon-urg-pa', at(due))).toMatchObject({ status: 'at-risk', dueAt: iso(due) });
    expect(told.find('ca-oon-urg-pa', at(due) + 1)?.status).toBe('breached');
  });
});

describe('the details of an appointment outside the network (ca-oon-details)', () => {
  const OFFERED = '2026-03-04 10:00';
  const ACCEPTED = '2026-03-04 15:00';
  const DUE = '2026-03-05 15:00';
  const accepted = (inNetwork = false): Story =>
    unavailable()
      .offer(OFFERED, '2026-03-12 10:00', { offerId: 'out', inNetwork })
      .happened('scheduling.offer-accepted.v1', ACCEPTED, { offerId: 'out', by: { office: 'member' } })
      .book('2026-03-04 16:00', '2026-03-12 10:00', { offerId: 'out', appointmentId: 'visit-1' });
  const sent = (told: Story, local: string, milliseconds = 0): Story => {
    told.happened('scheduling.appointment-details-sent.v1', local, { appointmentId: 'visit-1' });
    const event = told.events.pop()!;
    told.events.push({ ...event, time: event.time + milliseconds });
    return told;
  };
  const find = (told: Story, asOf: string | number) => told.find('ca-oon-details', asOf);

  it('are due 24 hours after the acceptance', () => {
    expect(find(accepted(), ACCEPTED)).toMatchObject({
      anchorKey: 'visit:visit-1',
      startedAt: iso(ACCEPTED),
      dueAt: iso(DUE),
    });
  });

  it('start with the booking where no acceptance was told (settled: details from the acceptance)', () => {
    const told = unavailable().book('2026-03-04 16:00', '2026-03-12 10:00', {
      appointmentId: 'visit-1',
      inNetwork: false,
    });
    expect(find(told, '2026-03-04 17:00')).toMatchObject({ startedAt: iso('2026-03-04 16:00') });
  });

  it('are given by the last instant, late one millisecond after it', () => {
    expect(find(sent(accepted(), DUE), LATER)?.status).toBe('met');
    expect(find(sent(accepted(), DUE, 1), LATER)).toMatchObject({ status: 'breached', because: 'sent-late' });
    expect(find(accepted(), at(DUE))?.status).toBe('at-risk');
    expect(find(accepted(), at(DUE) + 1)).toMatchObject({ status: 'breached', because: 'not-sent' });
  });

  it('are given where they went out with the offer, and not by what went out before it', () => {
    expect(find(sent(accepted(), OFFERED), LATER)?.status).toBe('met');
    expect(find(sent(accepted(), OFFERED, -1), LATER)?.status).toBe('breached');
  });

  it('are not owed for an appointment inside the network', () => {
    expect(find(accepted(true), LATER)).toBeUndefined();
  });

  it('are no longer owed for an appointment that was given back in time', () => {
    const told = accepted().happened('scheduling.appointment-cancelled.v1', '2026-03-05 09:00', {
      appointmentId: 'visit-1',
      initiatedBy: 'member',
    });
    expect(find(told, LATER)).toMatchObject({ status: 'ended', because: 'appointment-cancelled' });
  });
});

describe('care that the member arranged (ca-oon-self)', () => {
  const arranged = (startedAt: string): Story =>
    unavailable().happened('care.self-arranged.v1', '2026-04-01 10:00', { startedAt });

  it('is looked at only where it was arranged', () => {
    expect(unavailable().find('ca-oon-self', LATER)).toBeUndefined();
  });

  it('lies within 90 calendar days of the request, its last instant included', () => {
    const last = '2026-05-31 23:59:59.999';
    expect(arranged(instantAfter(last, 0)).find('ca-oon-self', LATER)).toMatchObject({
      status: 'met',
      dueAt: iso(last),
    });
    expect(arranged(instantAfter(last, 1)).find('ca-oon-self', LATER)?.status).toBe('breached');
  });
});

describe('constructive unavailability', () => {
  const flags = (told: Story) => told.find('ca-ta-npmh', LATER)?.flags;

  it('is an indicator on a broken in-network promise that nobody called by its name', () => {
    expect(flags(asked())).toContain('constructiveUnavailability');
    expect(flags(unavailable())).not.toContain('constructiveUnavailability');
  });

  it('is not said of a promise that was kept, nor of one from before the regulation', () => {
    expect(flags(asked().offer('2026-03-03 10:00', '2026-03-10 10:00'))).toEqual([]);
    expect(new Story().request('2024-03-20 09:00').find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'breached',
      flags: [],
    });
  });

  it('is said of a broken follow-up too', () => {
    const told = asked()
      .offer('2026-03-02 09:00', '2026-03-03 10:00')
      .attend('2026-03-03 11:00', '2026-03-03 10:00', {
        appointmentId: 'first',
        courseId: 'course-1',
        providerRole: 'therapist',
      });
    expect(told.find('ca-ta-npmh-fu', LATER)?.flags).toContain('constructiveUnavailability');
  });
});
