import { iso, Story, THERAPIST } from './story';

/*
 * A member sees a therapist on Tuesday, 3 March. The next visit is owed within ten business days, by 17 March. The
 * therapist decides at the visit that four weeks are enough and the chart says so in a code. The plan then has until
 * the end of 31 March, and uses it.
 */
describe('a follow-up whose interval the treating therapist set', () => {
  const seen = (): Story =>
    new Story()
      .request('2026-02-20 09:00')
      .book('2026-02-20 10:00', '2026-03-03 10:00', { appointmentId: 'first' })
      .attend('2026-03-03 10:55', '2026-03-03 10:00', { appointmentId: 'first', courseId: 'course-1' });
  const decided = (): Story =>
    seen().happened('care.interval-determined.v1', '2026-03-03 10:50', {
      courseId: 'course-1',
      decidedBy: THERAPIST,
      basis: 'treatment-plan',
      nextBy: '2026-03-31',
    });

  it('without a decision the next visit is owed by 17 March', () => {
    expect(seen().find('ca-ta-npmh-fu', '2026-03-18 00:00')).toMatchObject({
      anchorKey: 'visit:first',
      status: 'breached',
      dueAt: iso('2026-03-17 23:59:59.999'),
    });
  });

  it('with it the limit is the end of 31 March, and the first one is still shown', () => {
    expect(decided().find('ca-ta-npmh-fu', '2026-03-18 00:00')).toMatchObject({
      status: 'at-risk',
      dueAt: iso('2026-03-31 23:59:59.999'),
      originalDueAt: iso('2026-03-17 23:59:59.999'),
    });
  });

  it('a visit on 31 March is excused by the interval, which is not the same as met', () => {
    const told = decided().book('2026-03-03 11:00', '2026-03-31 10:00', { appointmentId: 'second' });
    const excused = told.find('ca-ta-npmh-fu', '2026-04-01 00:00');
    expect(excused).toMatchObject({ status: 'excused', because: 'care-interval', stoppedBy: 'second' });
    expect(excused?.trace.find(({ step }) => step === 'care-interval')?.text).toBe(
      'The treating provider set the next visit for 2026-03-31 at the latest: the limit moves.',
    );
  });

  it('a visit by 17 March all the same is simply met', () => {
    const told = decided().book('2026-03-03 11:00', '2026-03-17 10:00');
    expect(told.find('ca-ta-npmh-fu', '2026-04-01 00:00')?.status).toBe('met');
  });

  it('nothing by 31 March is a breach of the interval that the therapist set', () => {
    expect(decided().find('ca-ta-npmh-fu', '2026-04-01 00:00')).toMatchObject({
      status: 'breached',
      period: '2026-03-31',
    });
  });
});
