import { CLERK, CONSTRUCTIVE, iso, NURSE, Story, THERAPIST } from './story';

const REQUESTED = '2026-03-02 09:00';
const LATER = '2026-04-20 00:00';
const SECOND = { caseId: 'case-2' };
const asked = (data = {}): Story => new Story().request(REQUESTED, data, { id: 'first' });
const npmh = (told: Story, caseId = 'case-1') => told.find('ca-ta-npmh', LATER, { caseId });
const voided = (told: Story, id: string, caseId: string): Story =>
  told.happened(
    'intake.event-voided.v1',
    '2026-03-12 10:00',
    { voids: { source: 'urn:synthetic:stories', id }, by: CLERK },
    { caseId },
  );

describe('corners of offers', () => {
  it('an in-time offer that the plan took back leaves no room for a date that the member chose', () => {
    const told = asked()
      .offer('2026-03-03 10:00', '2026-03-10 10:00', { offerId: 'o1' })
      .happened('scheduling.offer-withdrawn.v1', '2026-03-04 10:00', { offerId: 'o1', initiatedBy: 'plan' })
      .book('2026-03-05 10:00', '2026-03-30 10:00', { delayReason: 'member-chose-date' });
    expect(npmh(told)).toMatchObject({ status: 'breached', because: 'offer-withdrawn' });
  });

  it('beside a real offer, a slot before its offer is no evidence of anything', () => {
    const told = asked()
      .offer('2026-03-05 10:00', '2026-03-04 10:00')
      .offer('2026-03-05 10:00', '2026-03-30 10:00');
    expect(npmh(told)).toMatchObject({ status: 'breached', because: 'late-offer' });
  });

  it('a cancellation that is told with a time before its booking’s acts on it all the same', () => {
    const told = asked()
      .happened('scheduling.appointment-cancelled.v1', '2026-03-03 09:00', {
        appointmentId: 'a1',
        initiatedBy: 'provider',
      })
      .book('2026-03-03 10:00', '2026-03-10 10:00', { appointmentId: 'a1' });
    expect(npmh(told)).toMatchObject({ status: 'breached', because: 'offer-withdrawn' });
  });

  it('booking a short-lived offer accepts it, also at another start (settled: booking accepts)', () => {
    const told = asked()
      .offer('2026-03-03 10:00', '2026-03-10 10:00', { offerId: 'o1', expiresAt: iso('2026-03-03 10:30') })
      .book('2026-03-03 10:05', '2026-03-30 10:00', { offerId: 'o1' });
    expect(npmh(told)).toMatchObject({ status: 'met', stoppedBy: 'o1', flags: ['shortOffer'] });
  });

  it('an offer for the day of a death, later that day, still counts', () => {
    const told = asked()
      .offer('2026-03-03 10:00', '2026-03-06 15:00')
      .happened('member.deceased.v1', '2026-03-06 12:00', { on: '2026-03-06' });
    expect(npmh(told)?.status).toBe('met');
  });
});

describe('corners of cover', () => {
  const cover = (told: Story, network: string, from: string, to?: string): Story =>
    told.happened('member.coverage-changed.v1', '2026-03-05 10:00', {
      lineOfBusiness: 'commercial',
      network,
      from,
      ...(to !== undefined && { to }),
    });

  it('the end of cover in another network ends nothing', () => {
    expect(npmh(cover(asked(), 'south', '2026-01-01', '2026-03-06'))?.status).toBe('breached');
  });

  it('an earlier span of the same cover does not carry on one that ended later', () => {
    const told = cover(
      cover(asked(), 'north', '2025-01-01', '2025-12-31'),
      'north',
      '2026-01-01',
      '2026-03-06',
    );
    expect(npmh(told)?.because).toBe('coverage-ended');
  });

  it('of several ends the earliest is named', () => {
    const told = cover(asked(), 'north', '2026-01-01', '2026-03-06').happened(
      'member.deceased.v1',
      '2026-03-05 12:00',
      { on: '2026-03-05' },
    );
    expect(npmh(told)?.because).toBe('deceased');
  });
});

describe('corners of requests and cases', () => {
  it('of two requests in one case the one that was asked first counts, whichever was written first', () => {
    const told = new Story()
      .request('2026-03-04 09:00', { formatWanted: 'group' })
      .request('2026-03-05 09:00', { requestedAt: iso(REQUESTED) })
      .offer('2026-03-05 10:00', '2026-03-10 10:00', { format: 'group' });
    expect(npmh(told)).toMatchObject({ startedAt: iso(REQUESTED), status: 'breached' });
  });

  it('a case whose request was voided neither ends the one it continued nor hands a start on', () => {
    const follower = (): Story =>
      asked().request('2026-03-09 09:00', { continues: 'case-1' }, { ...SECOND, id: 'second' });
    expect(npmh(voided(follower(), 'second', 'case-2'))?.status).toBe('breached');
    expect(npmh(voided(follower(), 'first', 'case-1'), 'case-2')).toMatchObject({
      startedAt: iso('2026-03-09 09:00'),
      flags: [CONSTRUCTIVE, 'continuesUnresolved'],
    });
  });

  it('a case that the plan closed as completed makes the next request no restart', () => {
    const told = (reasonCode: string): Story =>
      asked()
        .happened('intake.case-closed.v1', '2026-03-05 10:00', { by: CLERK, initiatedBy: 'plan', reasonCode })
        .request('2026-03-20 09:00', {}, SECOND);
    expect(npmh(told('completed'), 'case-2')?.flags).toEqual([CONSTRUCTIVE]);
    expect(npmh(told('other'), 'case-2')?.flags).toEqual([CONSTRUCTIVE, 'possibleRestart']);
  });

  it('of a duplicate case, an offer for a time before this request is no evidence and no error', () => {
    const told = asked()
      .request('2026-02-20 09:00', {}, SECOND)
      .offer('2026-02-20 10:00', '2026-02-25 10:00', {}, SECOND)
      .happened('intake.cases-linked.v1', '2026-03-02 09:05', {
        otherCaseId: 'case-2',
        relation: 'duplicate',
      });
    expect(npmh(told)).toMatchObject({ status: 'breached', flags: [CONSTRUCTIVE] });
  });

  it('an offer made on another case at the very start of this clock counts for it (settled: offer of another case)', () => {
    const told = asked()
      .request('2026-02-20 09:00', {}, SECOND)
      .offer(REQUESTED, '2026-03-10 10:00', {}, SECOND);
    expect(npmh(told)?.status).toBe('met');
  });

  it('an offer of another case for a time before this request is nothing to this clock, nor are its marks', () => {
    const told = asked()
      .request('2026-02-20 09:00', {}, { ...SECOND, sensitivity: 'part2' })
      .offer('2026-02-20 10:00', '2026-02-25 10:00', {}, { ...SECOND, sensitivity: 'part2' });
    expect(npmh(told)).toMatchObject({ status: 'breached' });
    expect(npmh(told)).not.toHaveProperty('sensitivity');
  });
});

describe('corners of urgency and moved limits', () => {
  it('found urgent on new facts and then not urgent after all, the non-urgent clock runs from the request', () => {
    const decide = (told: Story, when: string, to: string): Story =>
      told.happened('intake.urgency-changed.v1', when, {
        to,
        decidedBy: NURSE,
        reasonCode: 'NEW_INFORMATION',
      });
    const told = [
      ['2026-03-03 09:00', 'U2'],
      ['2026-03-04 09:00', 'U4'],
    ].reduce((story, [when, to]) => decide(story, when!, to!), asked());
    expect(npmh(told)).toMatchObject({ status: 'breached', startedAt: iso(REQUESTED) });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'ended', because: 'reclassified' });
  });

  it('a follow-up is stopped by the next slot, not by the first that was made', () => {
    const told = asked()
      .offer('2026-03-02 10:00', '2026-03-13 10:00', { offerId: 'made-first' })
      .offer('2026-03-02 11:00', '2026-03-10 10:00', { offerId: 'comes-first' })
      .attend('2026-03-03 11:00', '2026-03-03 10:00', { appointmentId: 'a1', courseId: 'course-1' });
    expect(told.find('ca-ta-npmh-fu', LATER)?.stoppedBy).toBe('comes-first');
  });

  it('a visit that began early is not followed up by its own appointment', () => {
    const told = asked()
      .book('2026-03-02 10:00', '2026-03-03 10:00', { appointmentId: 'a1' })
      .attend('2026-03-03 11:00', '2026-03-03 09:50', { appointmentId: 'a1', courseId: 'course-1' });
    expect(told.find('ca-ta-npmh-fu', LATER)?.status).toBe('breached');
  });

  it('a slot of the course on a case whose request was voided follows nothing up', () => {
    const told = asked()
      .attend('2026-03-03 11:00', '2026-03-03 10:00', { appointmentId: 'a1', courseId: 'course-1' })
      .request('2026-03-04 09:00', {}, { ...SECOND, id: 'second' })
      .offer('2026-03-04 10:00', '2026-03-10 10:00', { courseId: 'course-1' }, SECOND);
    expect(told.find('ca-ta-npmh-fu', LATER)?.status).toBe('met');
    expect(voided(told, 'second', 'case-2').find('ca-ta-npmh-fu', LATER)?.status).toBe('breached');
  });

  it('an interval shorter than the limit shortens nothing, and a moved limit is not called calendar-sensitive', () => {
    const visit = (nextBy: string): Story =>
      asked()
        .attend('2026-03-03 11:00', '2026-03-03 10:00', { appointmentId: 'a1', courseId: 'course-1' })
        .offer('2026-03-03 11:00', '2026-03-17 10:00')
        .happened('care.interval-determined.v1', '2026-03-03 10:50', {
          courseId: 'course-1',
          decidedBy: THERAPIST,
          nextBy,
        });
    expect(visit('2026-03-10').find('ca-ta-npmh-fu', LATER)).toMatchObject({
      status: 'met',
      dueAt: iso('2026-03-17 23:59:59.999'),
      flags: ['calendarSensitive'],
    });
    expect(visit('2026-03-31').find('ca-ta-npmh-fu', LATER)).toMatchObject({ status: 'met', flags: [] });
  });
});
