import { iso, Story } from './story';

/*
 * Monday, 2 March: a member asks her health plan for a therapist. On Tuesday she is offered the first free slot, on
 * Friday 20 March. The law gives the plan ten business days: until the end of Monday, 16 March.
 */
describe('the first slot that was offered lies after the limit', () => {
  const told = new Story()
    .request('2026-03-02 09:00')
    .offer('2026-03-03 10:00', '2026-03-20 10:00', { offerId: 'friday' });

  it('on Monday the clock runs until the end of business day ten', () => {
    expect(new Story().request('2026-03-02 09:00').find('ca-ta-npmh', '2026-03-02 09:00')).toMatchObject({
      status: 'running',
      startedAt: iso('2026-03-02 09:00'),
      dueAt: iso('2026-03-16 23:59:59.999'),
    });
  });

  it('from Tuesday on it is at risk, while there are nine business days left to mend it', () => {
    expect(told.find('ca-ta-npmh', '2026-03-03 10:00')).toMatchObject({
      status: 'at-risk',
      because: 'late-offer',
    });
  });

  it('an earlier slot, offered on the last day for that day, still keeps the promise', () => {
    const mended = new Story()
      .request('2026-03-02 09:00')
      .offer('2026-03-03 10:00', '2026-03-20 10:00', { offerId: 'friday' })
      .offer('2026-03-16 08:00', '2026-03-16 17:00', { offerId: 'monday' });
    expect(mended.find('ca-ta-npmh', '2026-04-01 00:00')).toMatchObject({
      status: 'met',
      stoppedBy: 'monday',
    });
  });

  it('if nobody mends it, it is broken with Tuesday the 17th, and the line says by which clause and arithmetic', () => {
    const broken = told.find('ca-ta-npmh', '2026-03-17 00:00');
    expect(broken).toMatchObject({ status: 'breached', because: 'late-offer', period: '2026-03-16' });
    expect(broken?.citation.text).toContain('§1367.03');
    expect(broken?.trace.map(({ text }) => text)).toEqual([
      'mh-nonphysician was asked for (commercial, north, us-ca): ca-dmhc-timely-access 2026.2 applies from 2026-03-02T17:00:00.000Z, local date 2026-03-02 in America/Los_Angeles.',
      '10 business days after 2026-03-02 (day 0, calendar ca-state-office) end with 2026-03-16 in America/Los_Angeles, inclusive.',
      "Stated as non-urgent by the requester's side: the non-urgent clock runs.",
      'The offer friday for 2026-03-20T17:00:00.000Z is after the limit.',
      'Breached: no standing offer that starts by 2026-03-17T06:59:59.999Z.',
    ]);
  });
});
