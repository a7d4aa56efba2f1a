import { at, CLERK, iso, NURSE, Story, THERAPIST } from './story';

const REQUESTED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
const LATER = '2026-05-20 00:00';
const IN_TIME = '2026-03-10 10:05';
const asked = (data = {}): Story => new Story().request(REQUESTED, data);
const npmh = (told: Story, asOf: string | number = LATER, gaps = 0) =>
  told.find('ca-ta-npmh', asOf, { gaps });
/** A note that would be valid, with some fields told otherwise; null: not told. */
const extended = (told: Story, data: object = {}, when = IN_TIME): Story => {
  const note = {
    extensionId: 'x1',
    author: THERAPIST,
    relation: 'treating',
    notedAt: iso('2026-03-10 10:00'),
    latestAt: iso('2026-03-30 23:59:59.999'),
    finding: 'no-detrimental-impact',
    recordRef: 'chart-1',
    ...data,
  };
  const fields = Object.entries(note).filter(([, value]) => value !== null);
  return told.happened('intake.extension-documented.v1', when, Object.fromEntries(fields));
};

describe('slots', () => {
  it('an offer older than its request counts if its slot starts from the request on (settled: older offer)', () => {
    const before = (startsAt: string): Story =>
      asked().offer('2026-03-01 09:00', startsAt, { offerId: 'o1' });
    expect(npmh(before(REQUESTED))).toMatchObject({ status: 'met', metAt: iso(REQUESTED) });
    expect(npmh(before('2026-03-02 08:59:59.999'))).toMatchObject({
      status: 'undetermined',
      flags: ['dataError'],
    });
  });

  it('met is said at the offer and firm at its start; a later taking back re-derives (settled: met at the offer)', () => {
    const told = asked().offer('2026-03-03 10:00', '2026-03-09 10:00', { offerId: 'o1' });
    expect(npmh(told, '2026-03-03 10:00')).toMatchObject({
      status: 'met',
      metAt: iso('2026-03-03 10:00'),
      firmAt: iso('2026-03-09 10:00'),
    });
    told.happened('scheduling.offer-withdrawn.v1', '2026-03-09 09:59', {
      offerId: 'o1',
      initiatedBy: 'plan',
    });
    expect(npmh(told)?.status).toBe('breached');
  });

  it.each([
    ['treatment', 'met'],
    ['assessment', 'met'],
    ['medication', 'met'],
    ['crisis', 'met'],
    ['intake', 'breached'],
    ['orientation', 'breached'],
  ])('a slot for %s: %s (settled: purposes that stop)', (purpose, status) => {
    expect(npmh(asked().offer('2026-03-03 10:00', '2026-03-09 10:00', { purpose }))?.status).toBe(status);
  });

  it('a group slot answers who asked for a group (settled: group as asked)', () => {
    const group = (data: object): Story =>
      asked(data).offer('2026-03-03 10:00', '2026-03-09 10:00', { format: 'group' });
    expect(npmh(group({ formatWanted: 'group' }))?.status).toBe('met');
    expect(npmh(group({}))?.status).toBe('breached');
  });

  it('a slot known by its day may carry any instant of that day (settled: day-precision slot)', () => {
    for (const told of ['2026-03-16 00:00', '2026-03-16 12:00', DUE]) {
      const offered = asked().offer('2026-03-03 10:00', told, { precision: 'day' });
      expect(npmh(offered)).toMatchObject({ status: 'met', firmAt: iso(DUE) });
    }
    expect(npmh(asked().offer('2026-03-03 10:00', '2026-03-17 00:00', { precision: 'day' }))?.status).toBe(
      'breached',
    );
  });

  it('a short-lived offer that was accepted only after its start was never taken (settled: short offer)', () => {
    const short = (accepted: string): Story =>
      asked()
        .offer('2026-03-03 10:00', '2026-03-03 15:00', {
          offerId: 'o1',
          expiresAt: iso('2026-03-03 10:30'),
        })
        .happened('scheduling.offer-accepted.v1', accepted, { offerId: 'o1' });
    expect(npmh(short('2026-03-03 15:00'))).toMatchObject({ status: 'met', flags: ['shortOffer'] });
    expect(npmh(short('2026-03-20 10:00'))?.status).toBe('breached');
  });
});

describe('extensions', () => {
  it.each<[string, object, string]>([
    ['noted before the clock started', { notedAt: iso('2026-03-02 08:59') }, IN_TIME],
    ['noted after the limit', { notedAt: iso('2026-03-17 00:00') }, IN_TIME],
    ['told after the limit', {}, '2026-03-17 00:00'],
    ['by somebody not qualified', { author: CLERK }, IN_TIME],
    ['without a relation to the member', { relation: 'colleague' }, IN_TIME],
    ['without the finding', { finding: 'other' }, IN_TIME],
    ['without a place in a record', { recordRef: null }, IN_TIME],
    ['to a date within the limit', { latestAt: iso(DUE) }, IN_TIME],
    ['without an end', { latestAt: null }, IN_TIME],
  ])('%s: not established (settled: tests of an extension)', (_, data, when) => {
    expect(npmh(extended(asked(), data, when))).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
  });

  it.each([iso(REQUESTED), iso(DUE)])(
    'noted at %s it is established (settled: tests of an extension)',
    (notedAt) => {
      expect(npmh(extended(asked(), { notedAt }, DUE))?.dueAt).toBe(iso('2026-03-30 23:59:59.999'));
    },
  );

  it('the period is the local date of the moved limit, the warning point stays (settled: moved limit)', () => {
    const told = extended(asked());
    expect(npmh(told)?.period).toBe('2026-03-30');
    expect(npmh(told, '2026-03-09 23:59:59.999')?.status).toBe('running');
    expect(npmh(told, '2026-03-10 00:00')).toMatchObject({ status: 'at-risk', because: 'no-offer' });
  });
});

describe('which status is said where several hold (settled: order of statuses)', () => {
  const withdrawn = (told: Story): Story =>
    told.happened('intake.request-withdrawn.v1', '2026-03-12 10:00', { by: CLERK, initiatedBy: 'member' });

  it('met before excused, excused before ended', () => {
    const excused = withdrawn(extended(asked())).offer('2026-03-10 11:00', '2026-03-25 10:00');
    expect(npmh(excused)?.status).toBe('excused');
    expect(npmh(excused.offer('2026-03-10 12:00', '2026-03-16 10:00'))?.status).toBe('met');
  });

  it('ended before undetermined, undetermined before breached', () => {
    expect(npmh(withdrawn(asked()), LATER, 1)?.status).toBe('ended');
    expect(npmh(asked(), LATER, 1)?.status).toBe('undetermined');
    expect(npmh(asked())?.status).toBe('breached');
  });
});

describe('urgency', () => {
  it.each(['U0', 'U1', 'U2', 'U3'])('%s is urgent in California (settled: map of urgency)', (level) => {
    const told = asked().happened('intake.urgency-assigned.v1', '2026-03-02 10:00', {
      level,
      decidedBy: NURSE,
      reasonCode: 'CLINICAL_JUDGEMENT_SAME_FACTS',
    });
    expect(told.find('ca-ta-urg-npa', LATER)?.dueAt).toBe(iso('2026-03-04 09:00'));
    expect(npmh(told)).toMatchObject({ status: 'ended', because: 'reclassified' });
  });

  it.each(['U4', 'U5'])('%s is not (settled: map of urgency)', (level) => {
    const told = asked({ statedUrgency: 'urgent' }).happened(
      'intake.urgency-assigned.v1',
      '2026-03-02 10:00',
      {
        level,
        decidedBy: NURSE,
      },
    );
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'ended', because: 'reclassified' });
    expect(npmh(told)?.status).toBe('breached');
  });

  it.each(['member', 'representative', 'provider', 'clinician'])(
    'stated by a %s it is a statement (settled: who states)',
    (office) => {
      expect(asked({ statedBy: { office } }).find('ca-ta-urg-npa', LATER)).toBeUndefined();
    },
  );

  it.each(['clerk', 'algorithm', 'plan', 'system'])(
    'stated by a %s it is none (settled: who states)',
    (office) => {
      expect(asked({ statedBy: { office } }).find('ca-ta-urg-npa', LATER)).toMatchObject({
        status: 'undetermined',
        missing: 'urgency decision',
      });
    },
  );
});

describe('visits', () => {
  const FOLLOW_UP = 'ca-ta-npmh-fu';
  const seen = (data: object, booked = true): Story => {
    const told = asked();
    if (booked) told.book('2026-03-02 10:00', '2026-03-03 10:00', { appointmentId: 'a1', courseId: 'c1' });
    return told.happened('scheduling.appointment-attended.v1', '2026-03-05 12:00', {
      appointmentId: 'a1',
      courseId: 'c1',
      purpose: 'treatment',
      ...data,
    });
  };

  it('its instant is what was told, else the start of its appointment, else the event (settled: instant of a visit)', () => {
    const startOf = (told: Story) => told.find(FOLLOW_UP, LATER)?.startedAt;
    expect(startOf(seen({ startedAt: iso('2026-03-04 10:00') }))).toBe(iso('2026-03-04 10:00'));
    expect(startOf(seen({}))).toBe(iso('2026-03-03 10:00'));
    expect(startOf(seen({}, false))).toBe(iso('2026-03-05 12:00'));
  });

  it('a slot strictly after it follows it up, also one booked before (settled: what follows a visit)', () => {
    const next = (startsAt: string): Story =>
      seen({ startedAt: iso('2026-03-04 10:00') }).book('2026-03-02 11:00', startsAt, {
        appointmentId: 'a2',
      });
    expect(next('2026-03-04 10:00:00.001').find(FOLLOW_UP, LATER)).toMatchObject({
      status: 'met',
      stoppedBy: 'a2',
    });
    expect(next('2026-03-04 10:00').find(FOLLOW_UP, LATER)?.status).toBe('breached');
  });
});

describe('nothing after the limit takes a breach back', () => {
  it('not a booking that says that the member chose a late date (settled: what takes a breach back)', () => {
    const booked = (when: string): Story =>
      asked().book(when, '2026-03-30 10:00', { delayReason: 'member-chose-date' });
    expect(npmh(booked(DUE))?.status).toBe('undetermined');
    expect(npmh(booked('2026-03-17 00:00'))?.status).toBe('breached');
  });

  it('not a slot that was written for a time before it was made, after the limit (settled: what takes a breach back)', () => {
    const wrong = (startsAt: string): Story => asked().offer('2026-03-20 10:00', startsAt);
    expect(npmh(wrong('2026-03-19 10:00'))?.status).toBe('breached');
    expect(npmh(wrong('2026-03-16 10:00'))?.status).toBe('undetermined');
  });

  it('evidence that the offer existed does (settled: what takes a breach back)', () => {
    const told = asked();
    expect(npmh(told, at(DUE) + 1)?.status).toBe('breached');
    expect(npmh(told.attend('2026-03-18 09:00', '2026-03-16 10:00'))?.status).toBe('met');
  });
});
