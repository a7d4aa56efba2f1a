import { at, CLERK, CONSTRUCTIVE, iso, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
const LATER = '2026-04-20 00:00';
const asked = (): Story => new Story().request(REQUESTED);
const offered = (recorded?: string): Story =>
  asked().offer(
    '2026-03-13 10:00',
    '2026-03-13 15:00',
    { offerId: 'o1' },
    recorded === undefined ? {} : { recorded },
  );
const npmh = (told: Story, gaps = 0, asOf: string | number = LATER) =>
  told.find('ca-ta-npmh', asOf, { gaps });

describe('evidence that comes after the limit', () => {
  it('row 35: an offer recorded after the limit it keeps counts, flagged as late evidence', () => {
    expect(npmh(offered('2026-03-17 00:00'))).toMatchObject({ status: 'met', flags: ['lateEvidence'] });
    expect(npmh(offered(DUE))?.flags).toEqual([]);
  });

  it('where nobody says when it was recorded it is never late', () => {
    expect(npmh(offered())).toMatchObject({ status: 'met', flags: [] });
  });

  it('an offer recorded in time is preferred to one that was not', () => {
    const told = offered('2026-04-01 10:00').offer(
      '2026-03-13 11:00',
      '2026-03-13 16:00',
      { offerId: 'o2' },
      { recorded: '2026-03-14 10:01' },
    );
    expect(npmh(told)).toMatchObject({ stoppedBy: 'o2', flags: [] });
  });
});

describe('two deliveries of one offer that say different things', () => {
  const contested = (): Story =>
    asked()
      .offer('2026-03-03 10:00', '2026-03-20 10:00', { offerId: 'o1' }, { id: 'same' })
      .offer('2026-03-03 10:00', '2026-03-10 10:00', { offerId: 'o1' }, { id: 'same' });

  it('are settled by the smaller bytes, and the outcome is flagged (settled: conflicts)', () => {
    expect(npmh(contested())).toMatchObject({ status: 'met', firmAt: iso('2026-03-10 10:00') });
    expect(npmh(contested())?.flags).toContain('conflict');
  });

  it('equal in what is stored they are one event', () => {
    const told = offered().offer('2026-03-13 10:00', '2026-03-13 15:00', { offerId: 'o1' }, { id: 'e2' });
    expect(npmh(told)?.flags).toEqual([]);
  });

  it('on another case flag whoever used them', () => {
    const told = asked()
      .request(REQUESTED, {}, { caseId: 'case-2' })
      .offer('2026-03-03 10:00', '2026-03-10 10:00', { offerId: 'o1' }, { id: 'same', caseId: 'case-2' })
      .offer('2026-03-03 10:00', '2026-03-11 10:00', { offerId: 'o1' }, { id: 'same', caseId: 'case-2' });
    expect(npmh(told)?.flags).toEqual(['conflict', 'sharedOffer']);
  });

  it('of a death told on another case flag what it ended', () => {
    const died = (told: Story, on: string): Story =>
      told.happened('member.deceased.v1', '2026-03-10 12:00', { on }, { id: 'death', caseId: 'case-9' });
    expect(npmh(died(died(asked(), '2026-03-06'), '2026-03-07'))).toMatchObject({
      because: 'deceased',
      flags: ['conflict'],
    });
  });

  it('of a void flag the case it acted on', () => {
    const voids = (told: Story, reasonCode: string): Story =>
      told.happened(
        'intake.event-voided.v1',
        '2026-03-13 11:00',
        { voids: { source: 'urn:synthetic:stories', id: 'e2' }, by: { ...CLERK, ref: reasonCode } },
        { id: 'void' },
      );
    expect(npmh(voids(voids(offered(), 'one'), 'other'))?.flags).toEqual(['conflict', CONSTRUCTIVE]);
  });
});

describe('a record with unreadable events', () => {
  it('says so, and would-be breaches are undetermined (settled: gap mark)', () => {
    expect(npmh(asked(), 1)).toMatchObject({
      status: 'undetermined',
      missing: 'unreadable events',
      flags: ['incomplete'],
    });
    expect(npmh(asked(), 0)?.status).toBe('breached');
  });

  it('is met by what can be read, and no less flagged', () => {
    expect(npmh(offered(), 2)).toMatchObject({ status: 'met', flags: ['incomplete'] });
  });
});

describe('a verdict that another named calendar would turn', () => {
  const thanksgiving = (): Story => new Story().request('2026-11-23 09:00');
  /** After the weekday calendar's end, before that of the state offices. */
  const between = (): Story => thanksgiving().offer('2026-11-24 10:00', '2026-12-08 10:00');

  it('is flagged and shows both dates', () => {
    const told = npmh(between(), 0, '2026-12-20 00:00');
    expect(told).toMatchObject({
      status: 'met',
      dueAt: iso('2026-12-09 23:59:59.999'),
      flags: ['calendarSensitive'],
    });
    expect(told?.alternatives).toContainEqual({
      calendar: 'ca-weekday',
      dueAt: iso('2026-12-07 23:59:59.999'),
      status: 'breached',
    });
  });

  it('is not said of one that all calendars share, nor of a clock that is not decided (settled: calendar-sensitive)', () => {
    const early = thanksgiving().offer('2026-11-24 10:00', '2026-11-30 10:00');
    expect(npmh(early, 0, '2026-12-20 00:00')).not.toHaveProperty('alternatives');
    expect(npmh(thanksgiving(), 0, '2026-12-08 10:00')).toMatchObject({ status: 'at-risk', flags: [] });
    expect(npmh(thanksgiving(), 0, '2027-02-01 00:00')).toMatchObject({
      status: 'breached',
      flags: [CONSTRUCTIVE],
    });
  });
});

describe('how it stood', () => {
  it('a record cut at an instant knows nothing of what happened later (settled: as of an instant)', () => {
    const told = offered();
    expect(told.determinations('2026-03-12 10:00', { upTo: '2026-03-12 10:00' })[0]?.status).toBe('at-risk');
    expect(told.determinations('2026-03-12 10:00')[0]?.status).toBe('met');
  });

  it('a voided offer is gone at every instant, also before the void (settled: voids before the cut)', () => {
    const told = offered().happened('intake.event-voided.v1', '2026-04-01 10:00', {
      voids: { source: 'urn:synthetic:stories', id: 'e2' },
      by: CLERK,
    });
    expect(told.determinations(at(DUE) + 1, { upTo: '2026-03-20 00:00' })[0]?.status).toBe('breached');
  });
});
