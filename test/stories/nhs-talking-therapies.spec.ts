import { attended, holdsAtItsBoundary, NO_VISIT } from './boundary.features';
import { iso, Story } from './story';

const LONDON = 'Europe/London';
const LATER = '2026-12-31 00:00';
const NHS = { lineOfBusiness: 'nhs', network: 'icb-7', region: 'gb-eng', service: 'talking-therapy' };

const referred = (when = '2026-02-16 11:00'): Story =>
  new Story('member-1', 'case-1', LONDON).request(when, { ...NHS, channel: 'referral' });
const treated = (told: Story, ...days: readonly string[]): Story => {
  days.forEach((day, index) =>
    told.attend(`${day} 11:00`, `${day} 10:00`, {
      appointmentId: `treatment-${index}`,
      courseId: 'course-1',
    }),
  );
  return told;
};
const finished = (told: Story): Story =>
  told.happened('care.episode-ended.v1', '2026-09-01 12:00', {
    courseId: 'course-1',
    reasonCode: 'completed',
  });

holdsAtItsBoundary([
  {
    standard: 'nhs-tt-6w',
    title: 'first treatment attended in 6 weeks, over the change to summer time',
    due: '2026-03-30 23:59:59.999',
    story: () => referred(),
    kept: attended(),
    unkept: NO_VISIT,
  },
  {
    standard: 'nhs-tt-18w',
    title: 'first treatment attended in 18 weeks',
    due: '2026-06-22 23:59:59.999',
    story: () => referred(),
    kept: attended(),
    unkept: NO_VISIT,
  },
]);

describe('the first treatment', () => {
  it('is one that is attended: an offer keeps nothing', () => {
    const told = referred().offer('2026-02-16 12:00', '2026-03-02 10:00');
    expect(told.find('nhs-tt-6w', LATER)).toMatchObject({ status: 'breached', because: 'no-visit' });
  });

  it('is treatment: an assessment keeps nothing', () => {
    const told = referred().attend('2026-03-02 11:00', '2026-03-02 10:00', { purpose: 'assessment' });
    expect(told.find('nhs-tt-6w', LATER)?.status).toBe('breached');
  });

  it('may be too late for six weeks and in time for eighteen', () => {
    const told = treated(referred(), '2026-04-20');
    expect(told.find('nhs-tt-6w', LATER)?.status).toBe('breached');
    expect(told.find('nhs-tt-18w', LATER)?.status).toBe('met');
  });
});

describe('who is counted', () => {
  const one = (told: Story) => told.find('nhs-tt-6w', LATER);

  it('is a course that finished with two attended treatments, in the month in which it did', () => {
    const counted = one(finished(treated(referred(), '2026-03-02', '2026-03-09')));
    expect(counted).toMatchObject({ status: 'met', period: '2026-09-01' });
    expect(counted?.flags).not.toContain('outsidePopulation');
  });

  it('is nobody with a single treatment, and nobody whose course goes on', () => {
    expect(one(finished(treated(referred(), '2026-03-02')))?.flags).toContain('outsidePopulation');
    expect(one(treated(referred(), '2026-03-02', '2026-03-09'))?.flags).toContain('outsidePopulation');
  });
});

describe('in force', () => {
  it('is what the report of September 2019 counts by, and nothing before it', () => {
    expect(referred('2019-09-01 00:00').find('nhs-tt-6w', LATER)?.startedAt).toBe(
      iso('2019-09-01 00:00', LONDON),
    );
    expect(referred('2019-08-31 23:59').determinations(LATER)).toEqual([]);
  });
});
