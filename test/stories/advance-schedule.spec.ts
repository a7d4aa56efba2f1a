import { CLERK, iso, Story, THERAPIST } from './story';

const ASKED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
const LATER = '2026-06-30 00:00';

const scheduled = (data: object = {}, when = '2026-03-03 10:00', request = {}): Story =>
  new Story().request(ASKED, request).happened('care.interval-determined.v1', when, {
    courseId: 'course-1',
    decidedBy: THERAPIST,
    basis: 'advance-schedule',
    nextBy: '2026-04-06',
    ...data,
  });
const find = (told: Story) => told.find('ca-ta-npmh', LATER);

describe('the exception of periodic care that was scheduled in advance', () => {
  it('holds where the treating provider set it by the limit: an offer up to that day is excused', () => {
    const told = scheduled().offer('2026-03-03 11:00', '2026-04-06 23:59:59.999');
    expect(find(told)).toMatchObject({
      status: 'excused',
      because: 'advance-schedule',
      dueAt: iso('2026-04-06 23:59:59.999'),
      originalDueAt: iso(DUE),
    });
  });

  it('is broken by an offer on the next day', () => {
    expect(find(scheduled().offer('2026-03-03 11:00', '2026-04-07 00:00'))?.status).toBe('breached');
  });

  it.each([
    ['set by a clerk', scheduled({ decidedBy: CLERK }), 'who set it is not qualified'],
    ['set after the limit', scheduled({}, '2026-03-17 00:00'), 'it was not set by the limit it moves'],
  ])('fails where it was %s, and the trace says so', (_, told, fault) => {
    expect(find(told)).toMatchObject({ status: 'breached', dueAt: iso(DUE) });
    expect(find(told)?.trace.find(({ step }) => step === 'care-interval')?.text).toContain(fault);
  });

  it('fails where the interval is one of a treatment plan, which says nothing of a first visit', () => {
    expect(find(scheduled({ basis: 'treatment-plan' }))).toMatchObject({
      status: 'breached',
      dueAt: iso(DUE),
    });
  });

  it('fails for an urgent need, which the text does not except', () => {
    const told = scheduled({}, '2026-03-03 10:00', { statedUrgency: 'urgent' });
    const found = told.find('ca-ta-urg-npa', LATER);
    expect(found).toMatchObject({ status: 'breached', dueAt: iso('2026-03-04 09:00') });
    expect(found?.trace.find(({ step }) => step === 'care-interval')?.text).toContain(
      'this standard admits no advance-schedule',
    );
  });
});
