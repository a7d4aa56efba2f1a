import { at, CLERK, iso, NURSE, Story, THERAPIST } from './story';

const REQUESTED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
/** The last instant of business day 20. */
const DAY_20 = '2026-03-30 23:59:59.999';
const LATER = '2026-05-20 00:00';

const NOTE = {
  extensionId: 'x1',
  author: THERAPIST,
  relation: 'treating',
  notedAt: iso('2026-03-10 10:00'),
  latestAt: iso(DAY_20),
  finding: 'no-detrimental-impact',
  recordRef: 'chart-1',
};

const noted = (data = {}, when = '2026-03-10 10:05'): Story =>
  new Story().request(REQUESTED).happened('intake.extension-documented.v1', when, { ...NOTE, ...data });
const npmh = (told: Story, asOf: string | number = LATER) => told.find('ca-ta-npmh', asOf);

describe('an extension of the waiting time', () => {
  it('row 23: by the treating professional, in time, to day 20, moves the limit', () => {
    expect(npmh(noted(), DAY_20)).toMatchObject({
      status: 'at-risk',
      dueAt: iso(DAY_20),
      originalDueAt: iso(DUE),
      period: '2026-03-30',
    });
    expect(npmh(noted(), at(DAY_20) + 1)?.status).toBe('breached');
  });

  it('row 23: an offer under the moved limit is excused; one by the first limit is met', () => {
    const late = noted().offer('2026-03-10 11:00', '2026-03-25 10:00');
    expect(npmh(late)).toMatchObject({ status: 'excused', because: 'extension' });
    expect(npmh(late.offer('2026-03-11 11:00', '2026-03-16 10:00'))?.status).toBe('met');
  });

  it.each([
    ['by a clerk', { author: CLERK }],
    ['by a licence that is not active', { author: { ...THERAPIST, licenceStatus: 'expired' } }],
    ['by somebody in no named relation', { relation: 'supervising' }],
    ['without a relation', { relation: undefined }],
    ['without its finding', { finding: undefined }],
    ['with another finding', { finding: 'no-capacity' }],
    ['in no record', { recordRef: undefined }],
    ['open-ended', { latestAt: undefined }],
    ['to a time that is not after the limit', { latestAt: iso(DUE) }],
    ['noted before the request', { notedAt: iso('2026-03-01 10:00') }],
    ['noted after the limit', { notedAt: iso('2026-03-17 10:00') }],
    ['for another clock', { appliesTo: 'visit:a1' }],
  ])('row 23: %s it moves nothing', (_, data) => {
    const told = noted();
    const event = told.events[1]!;
    const changed = Object.entries({ ...event.data, ...data }).filter((entry) => entry[1] !== undefined);
    told.events[1] = { ...event, data: Object.fromEntries(changed) };
    expect(npmh(told)).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
    expect(npmh(told)).not.toHaveProperty('originalDueAt');
  });

  it('row 23: told after the limit it moves nothing, whatever it says of when it was noted', () => {
    expect(npmh(noted({}, DUE))?.dueAt).toBe(iso(DAY_20));
    expect(npmh(noted({}, '2026-03-17 00:00'))).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
  });

  it('row 24: revoked, the old limit returns and is broken if it is past', () => {
    const told = noted().happened('intake.extension-revoked.v1', '2026-03-20 10:00', { extensionId: 'x1' });
    expect(npmh(told, '2026-03-20 10:00')).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
  });

  it('a second note extends the moved end by the same tests (settled: second note)', () => {
    const again = (author: typeof NURSE | typeof CLERK): Story =>
      noted().happened('intake.extension-documented.v1', '2026-03-27 10:00', {
        ...NOTE,
        extensionId: 'x2',
        author,
        relation: 'triage',
        notedAt: iso('2026-03-27 09:00'),
        latestAt: iso('2026-04-10 12:00'),
      });
    expect(npmh(again(NURSE))?.dueAt).toBe(iso('2026-04-10 12:00'));
    expect(npmh(again(CLERK))?.dueAt).toBe(iso(DAY_20));
  });

  it('one that names its clock moves that clock', () => {
    expect(npmh(noted({ appliesTo: 'request' }))?.dueAt).toBe(iso(DAY_20));
  });

  it('one that fails says in the trace which test failed', () => {
    expect(npmh(noted({ author: CLERK }))?.trace.find(({ step }) => step === 'extension')).toMatchObject({
      values: { valid: false, fault: 'its author is not qualified' },
    });
  });
});
