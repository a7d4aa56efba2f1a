import { at, CLERK, iso, Story, THERAPIST } from './story';

const VISIT = '2026-03-03 10:00';
/** Ten business days after the visit. */
const DUE = '2026-03-17 23:59:59.999';
const FOUR_WEEKS = '2026-03-31';
const LATER = '2026-06-01 00:00';

const requested = (): Story =>
  new Story().request('2026-02-20 09:00').book('2026-02-20 10:00', VISIT, { appointmentId: 'a1' });
const attended = (told = requested(), recorded = '2026-03-03 11:00'): Story =>
  told.attend(recorded, VISIT, { appointmentId: 'a1', courseId: 'course-1' });
const interval = (told: Story, data = {}, when = '2026-03-03 10:50'): Story =>
  told.happened('care.interval-determined.v1', when, {
    courseId: 'course-1',
    decidedBy: THERAPIST,
    basis: 'treatment-plan',
    nextBy: FOUR_WEEKS,
    ...data,
  });
const followUp = (told: Story, asOf: string | number = LATER, anchorKey = 'visit:a1') =>
  told.find('ca-ta-npmh-fu', asOf, { anchorKey });

describe('the follow-up visit', () => {
  it('row 37: weekly standing slots that exist when the visit ends meet it at once', () => {
    const told = attended(
      requested()
        .book('2026-02-20 10:00', '2026-03-10 10:00', { appointmentId: 'a2' })
        .book('2026-02-20 10:00', '2026-03-17 10:00', { appointmentId: 'a3' }),
    );
    expect(followUp(told, '2026-03-03 11:00')).toMatchObject({
      status: 'met',
      stoppedBy: 'a2',
      metAt: iso(VISIT),
      firmAt: iso('2026-03-10 10:00'),
    });
  });

  it('the visit itself, its own appointment moved, and a slot before it follow nothing up (settled: anchor follows nothing up)', () => {
    expect(followUp(attended())?.status).toBe('breached');
    const before = attended(
      requested().book('2026-02-20 10:00', '2026-03-02 10:00', { appointmentId: 'a0' }),
    );
    expect(followUp(before)?.status).toBe('breached');
  });

  it('row 38: four weeks set by the treating provider move the limit, and are excused when used', () => {
    const told = interval(attended());
    expect(followUp(told, `${FOUR_WEEKS} 12:00`)).toMatchObject({
      dueAt: iso(`${FOUR_WEEKS} 23:59:59.999`),
      originalDueAt: iso(DUE),
    });
    expect(followUp(told)?.status).toBe('breached');
    const used = told.offer('2026-03-03 11:00', '2026-03-31 10:00');
    expect(followUp(used)).toMatchObject({ status: 'excused', because: 'care-interval' });
  });

  it.each([
    ['by a clerk', { decidedBy: CLERK }, '2026-03-03 10:50'],
    ['after the limit', {}, '2026-03-18 00:00'],
    ['of another course', { courseId: 'course-2' }, '2026-03-03 10:50'],
    ['that was no longer valid at the visit', { validUntil: '2026-03-02' }, '2026-03-01 10:00'],
  ])('an interval set %s moves nothing', (_, data, when) => {
    expect(followUp(interval(attended(), data, when))).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
  });

  it('row 40: a psychiatrist’s visit between two therapy visits is another course and changes nothing', () => {
    const told = attended()
      .attend('2026-03-09 11:00', '2026-03-09 10:00', {
        appointmentId: 'doctor',
        courseId: 'course-2',
        providerRole: 'psychiatrist',
      })
      .attend('2026-03-12 11:00', '2026-03-12 10:00', { appointmentId: 'a2', courseId: 'course-1' });
    expect(followUp(told)).toMatchObject({ status: 'met', stoppedBy: 'a2' });
    expect(followUp(told, LATER, 'visit:doctor')).toBeUndefined();
    expect(followUp(told, LATER, 'visit:a2')?.dueAt).toBe(iso('2026-03-26 23:59:59.999'));
  });

  it('row 41: a visit charted twelve business days late is broken from the start', () => {
    const told = attended(requested(), '2026-03-19 11:00');
    expect(followUp(told, '2026-03-19 11:00')).toMatchObject({ status: 'breached', startedAt: iso(VISIT) });
  });

  it('row 42: an assessment alone starts no clock', () => {
    const told = requested().attend('2026-03-03 11:00', VISIT, {
      appointmentId: 'a1',
      courseId: 'course-1',
      purpose: 'assessment',
    });
    expect(followUp(told)).toBeUndefined();
  });

  it('neither a treatment visit outside any course nor the last one of a course starts one', () => {
    const visit = (data: { courseId?: string; finalVisit?: boolean; courseOfTreatment?: boolean }): Story =>
      requested().attend('2026-03-03 11:00', VISIT, { appointmentId: 'a1', ...data });
    expect(followUp(visit({}))).toBeUndefined();
    expect(followUp(visit({ courseId: 'course-1', finalVisit: true }))).toBeUndefined();
    expect(followUp(visit({ courseOfTreatment: true }))?.status).toBe('breached');
  });

  it('a course that its treating provider ended in time owes none; ended by a clerk it does', () => {
    const ended = (decidedBy: typeof THERAPIST | typeof CLERK, when = '2026-03-10 10:00'): Story =>
      attended().happened('care.course-ended.v1', when, { courseId: 'course-1', decidedBy });
    expect(followUp(ended(THERAPIST))).toMatchObject({ status: 'ended', because: 'course-ended' });
    expect(followUp(ended(CLERK))?.status).toBe('breached');
    expect(followUp(ended(THERAPIST, '2026-03-18 00:00'))?.status).toBe('breached');
  });

  it('a slot of the same course on another case follows it up; one of another course there does not (settled: follow-up of the course)', () => {
    const elsewhere = (courseId: string): Story =>
      attended()
        .request('2026-03-04 09:00', {}, { caseId: 'case-2' })
        .offer('2026-03-04 10:00', '2026-03-10 10:00', { courseId }, { caseId: 'case-2' });
    expect(followUp(elsewhere('course-1'))?.status).toBe('met');
    expect(followUp(elsewhere('course-2'))?.status).toBe('breached');
  });

  it('the next visit taken back by the provider is no follow-up', () => {
    const told = attended()
      .book('2026-03-03 11:00', '2026-03-10 10:00', { appointmentId: 'a2' })
      .happened('scheduling.appointment-cancelled.v1', '2026-03-09 10:00', {
        appointmentId: 'a2',
        initiatedBy: 'provider',
      });
    expect(followUp(told, at(DUE))).toMatchObject({ status: 'at-risk', because: 'offer-withdrawn' });
    expect(followUp(told, at(DUE) + 1)?.status).toBe('breached');
  });

  it('after an urgent first visit one is owed as well (settled: follow-up after an urgent visit)', () => {
    const told = new Story()
      .request('2026-03-02 09:00', { statedUrgency: 'urgent' })
      .attend('2026-03-03 11:00', VISIT, { appointmentId: 'a1', courseId: 'course-1' });
    expect(told.find('ca-ta-urg-npa', LATER)?.status).toBe('met');
    expect(followUp(told)).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
  });
});
