import { canonicalJson } from '@tam/record';
import { Story } from './story';

const LATER = '2026-12-01 00:00';

/** A course of weekly visits after a first one that was offered in time. */
function course(visits: number): Story {
  const told = new Story()
    .request('2026-03-02 09:00')
    .offer('2026-03-02 10:00', '2026-03-04 10:00', { offerId: 'first', courseId: 'course-1' });
  const day = (n: number): string => new Date(Date.UTC(2026, 2, 4 + 7 * n)).toISOString().slice(0, 10);
  for (let n = 0; n < visits; n++) {
    told.attend(`${day(n)} 11:00`, `${day(n)} 10:00`, { appointmentId: `visit-${n}`, courseId: 'course-1' });
  }
  return told;
}

describe('what happens in later months', () => {
  it('changes nothing of what was said of the first visit and of the follow-ups before', () => {
    const before = course(3).determinations(LATER);
    const after = new Map(
      course(20)
        .determinations(LATER)
        .map((one) => [one.id, canonicalJson(one)]),
    );
    const settled = before.filter(({ status }) => status === 'met');
    expect(settled.map(({ anchorKey }) => anchorKey).sort()).toEqual([
      'request',
      'visit:visit-0',
      'visit:visit-1',
    ]);
    for (const one of settled) expect(after.get(one.id)).toBe(canonicalJson(one));
  });

  it('makes an outcome no longer: a course of forty visits has steps in proportion to its visits', () => {
    const steps = (visits: number): number =>
      course(visits)
        .determinations(LATER)
        .reduce((sum, { trace }) => sum + trace.length, 0);
    expect(steps(40) / steps(10)).toBeLessThan(5);
  });
});

describe('a late date that the member chose', () => {
  it('still misses its first offer after the member has been seen on it', () => {
    const told = new Story()
      .request('2026-03-02 09:00')
      .book('2026-03-03 10:00', '2026-03-30 10:00', { appointmentId: 'a1', delayReason: 'member-chose-date' })
      .attend('2026-03-30 11:00', '2026-03-30 10:00', { appointmentId: 'a1' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'undetermined', missing: 'first offer' });
  });
});
