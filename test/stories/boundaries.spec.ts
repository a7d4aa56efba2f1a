import { at, iso, NURSE, Story } from './story';

interface Boundary {
  readonly standard: string;
  readonly title: string;
  readonly due: string;
  readonly story: () => Story;
}

const BOUNDARIES: readonly Boundary[] = [
  {
    standard: 'ca-ta-urg-npa',
    title: '48 hours through a weekend and a holiday, in elapsed time',
    due: '2026-07-05 16:40',
    story: () => new Story().request('2026-07-03 16:40', { statedUrgency: 'urgent' }),
  },
  {
    standard: 'ca-ta-urg-npa',
    title: '48 hours over the spring clock change end an hour later by the wall',
    due: '2026-03-09 11:00',
    story: () => new Story().request('2026-03-07 10:00', { statedUrgency: 'urgent' }),
  },
  {
    standard: 'ca-ta-urg-pa',
    title: '96 hours from the request where an authorization was asked for',
    due: '2026-07-07 16:40',
    story: () =>
      new Story()
        .request('2026-07-03 16:40', { statedUrgency: 'urgent' })
        .happened('authorization.requested.v1', '2026-07-04 02:40', { authorizationId: 'auth-1' }),
  },
  {
    standard: 'ca-ta-npmh',
    title: '10 business days from Thanksgiving',
    due: '2026-12-11 23:59:59.999',
    story: () => new Story().request('2026-11-26 09:00'),
  },
  {
    standard: 'ca-ta-npmh',
    title: '10 business days from a Saturday that is a holiday',
    due: '2026-07-17 23:59:59.999',
    story: () => new Story().request('2026-07-04 09:00'),
  },
  {
    standard: 'ca-ta-spec',
    title: '15 business days for a psychiatrist',
    due: '2026-03-23 23:59:59.999',
    story: () => new Story().request('2026-03-02 09:00', { service: 'psychiatry' }),
  },
  {
    standard: 'ca-ta-npmh-fu',
    title: '10 business days from the visit before',
    due: '2026-03-17 23:59:59.999',
    story: () =>
      new Story()
        .request('2026-02-20 09:00')
        .offer('2026-02-20 09:00', '2026-03-03 10:00')
        .attend('2026-03-03 11:00', '2026-03-03 10:00', { appointmentId: 'first', courseId: 'course-1' }),
  },
];

describe.each(BOUNDARIES)('$standard: $title', ({ standard, due, story }) => {
  const last = at(due);

  it(`falls due at ${due}`, () => {
    expect(story().find(standard, last)).toMatchObject({ dueAt: iso(due) });
  });

  it('is not broken while its last instant lasts, and is at the first after it', () => {
    expect(story().find(standard, last)?.status).toBe('at-risk');
    expect(story().find(standard, last + 1)).toMatchObject({ status: 'breached', because: 'no-offer' });
  });

  it('is kept by a slot that starts at its last instant and broken by one a millisecond later', () => {
    const offered = (startsAt: number): Story => {
      const told = story();
      const latest = told.events[told.events.length - 1]!;
      const { service } = told.events[0]!.data;
      told.events.push({
        ...latest,
        id: 'the-offer',
        type: 'scheduling.slot-offered.v1',
        time: latest.time + 60_000,
        data: {
          offerId: 'the-offer',
          startsAt: new Date(startsAt).toISOString(),
          purpose: service === 'psychiatry' ? 'medication' : 'treatment',
          modality: 'in-person',
        },
      });
      return told;
    };
    expect(offered(last).find(standard, last + 1)).toMatchObject({ status: 'met', stoppedBy: 'the-offer' });
    expect(offered(last + 1).find(standard, last)).toMatchObject({
      status: 'at-risk',
      because: 'late-offer',
    });
    expect(offered(last + 1).find(standard, last + 1)).toMatchObject({
      status: 'breached',
      because: 'late-offer',
    });
  });
});

describe('in-force dates', () => {
  it('knows no follow-up promise for a visit the day before it came into force (settled: in force by the start)', () => {
    const visit = (day: string): Story =>
      new Story()
        .request('2022-06-20 09:00')
        .attend(`${day} 11:00`, `${day} 10:00`, { appointmentId: 'first', courseId: 'course-1' });
    expect(visit('2022-06-30').find('ca-ta-npmh-fu', '2022-09-01 00:00')).toBeUndefined();
    expect(visit('2022-07-01').find('ca-ta-npmh-fu', '2022-09-01 00:00')?.status).toBe('breached');
  });

  it('says nothing where no pack is assigned', () => {
    expect(
      new Story().request('2026-03-02 09:00', { region: 'us-or' }).determinations('2026-12-01 00:00'),
    ).toEqual([]);
  });
});

describe('a decision by a nurse', () => {
  it('is what the legal clock runs on, whatever was stated', () => {
    const told = new Story()
      .request('2026-03-02 09:00', { statedUrgency: 'non-urgent' })
      .happened('intake.urgency-assigned.v1', '2026-03-02 09:20', { level: 'U2', decidedBy: NURSE });
    expect(told.find('ca-ta-urg-npa', '2026-03-02 10:00')).toMatchObject({
      startedAt: iso('2026-03-02 09:20'),
    });
    expect(told.find('ca-ta-npmh', '2026-03-02 10:00')).toMatchObject({
      status: 'ended',
      because: 'reclassified',
    });
  });
});
