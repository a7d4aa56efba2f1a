import { evaluator, at, iso, Story } from './story';
import { fold } from '@tam/record';

/*
 * Friday, 3 July, 16:40, before a holiday weekend: a member asks urgently for a psychiatrist, and nobody calls back.
 * Nothing more happens. Forty-eight hours are elapsed time: the promise holds through Sunday 16:40:00.000 and is broken
 * a millisecond later, although no event says so.
 */
describe('an urgent request over a holiday weekend that nobody answers', () => {
  const told = new Story().request('2026-07-03 16:40', { statedUrgency: 'urgent', service: 'psychiatry' });
  const record = fold(told.memberRef, told.stored());
  const standing = (asOf: number) => {
    const { outcomes, nextDeadline } = evaluator.evaluate(record, asOf);
    return { status: outcomes[0]?.status, because: outcomes[0]?.because, nextDeadline };
  };

  it('runs on Friday, and names the next instant at which silence says something', () => {
    expect(standing(at('2026-07-03 16:40'))).toEqual({
      status: 'running',
      because: undefined,
      nextDeadline: at('2026-07-04 16:40') + 1,
    });
  });

  it('is at risk from Saturday 16:40 on: half of the time is gone without an offer', () => {
    expect(standing(at('2026-07-04 16:40') + 1)).toEqual({
      status: 'at-risk',
      because: 'no-offer',
      nextDeadline: at('2026-07-05 16:40') + 1,
    });
  });

  it('is not broken while the last instant lasts', () => {
    expect(standing(at('2026-07-05 16:40')).status).toBe('at-risk');
  });

  it('is broken at the first instant after it, and then nothing more can come of silence', () => {
    expect(standing(at('2026-07-05 16:40') + 1)).toEqual({
      status: 'breached',
      because: 'no-offer',
      nextDeadline: undefined,
    });
    expect(told.find('ca-ta-urg-npa', '2026-07-06 00:00')?.dueAt).toBe(iso('2026-07-05 16:40'));
  });
});
