import { at, Story } from './story';

/*
 * A member asks for a therapist on Monday, 2 March. The limit passes with 16 March and the breach is put to the plan.
 * On 19 March, three days later, its scheduling office enters an offer that it says was made on the 13th. It may be
 * true. The offer counts, and whoever reads the line sees when the plan first said so.
 */
describe('an offer that is entered after the breach for a day before it', () => {
  const before = (): Story => new Story().request('2026-03-02 09:00', {}, { recorded: '2026-03-02 09:01' });
  const entered = (): Story =>
    before().offer(
      '2026-03-10 10:00',
      '2026-03-13 10:00',
      { offerId: 'entered-late' },
      { recorded: '2026-03-19 15:00' },
    );

  it('before it came the promise was broken', () => {
    expect(before().find('ca-ta-npmh', at('2026-03-16 23:59:59.999') + 1)?.status).toBe('breached');
  });

  it('with it the promise is kept, and the line is flagged as resting on late evidence', () => {
    const met = entered().find('ca-ta-npmh', '2026-03-19 15:00');
    expect(met).toMatchObject({ status: 'met', stoppedBy: 'entered-late', flags: ['lateEvidence'] });
    expect(met?.trace.find(({ step }) => step === 'slot')?.text).toContain('recorded only after the limit');
  });

  it('an offer that was recorded in time takes its place, and the flag is gone', () => {
    const both = entered().offer(
      '2026-03-11 10:00',
      '2026-03-13 12:00',
      { offerId: 'entered-in-time' },
      { recorded: '2026-03-11 10:00' },
    );
    expect(both.find('ca-ta-npmh', '2026-03-19 15:00')).toMatchObject({
      stoppedBy: 'entered-in-time',
      flags: [],
    });
  });

  it('a source that does not say when it recorded is not accused of having been late', () => {
    const unsaid = before().offer('2026-03-10 10:00', '2026-03-13 10:00');
    expect(unsaid.find('ca-ta-npmh', '2026-03-19 15:00')?.flags).toEqual([]);
  });
});
