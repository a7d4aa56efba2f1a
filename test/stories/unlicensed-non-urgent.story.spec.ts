import { at, CLERK, iso, NURSE, Story } from './story';

/*
 * A member calls, upset. The clerk who answers follows a script and enters "non-urgent", which would give the plan ten
 * business days instead of forty-eight hours. A clerk may not decide that.
 */
describe('a clerk calls a request non-urgent', () => {
  const called = (): Story =>
    new Story()
      .request('2026-03-02 09:00', { statedUrgency: 'non-urgent', statedBy: CLERK })
      .happened('intake.urgency-assigned.v1', '2026-03-02 09:04', {
        level: 'U4',
        decidedBy: CLERK,
        basis: 'script',
      });

  it('both clocks run: the lenient one cannot be chosen for the member', () => {
    expect(called().find('ca-ta-urg-npa', '2026-03-02 10:00')).toMatchObject({
      status: 'running',
      dueAt: iso('2026-03-04 09:00'),
    });
    expect(called().find('ca-ta-npmh', '2026-03-02 10:00')?.status).toBe('running');
  });

  it('after 48 hours without an offer nobody can say that the urgent promise was kept or broken', () => {
    expect(called().find('ca-ta-urg-npa', at('2026-03-04 09:00') + 1)).toMatchObject({
      status: 'undetermined',
      missing: 'urgency decision',
    });
  });

  it('the trace says why the decision was none', () => {
    const texts = called()
      .find('ca-ta-npmh', '2026-03-02 10:00')
      ?.trace.map(({ text }) => text);
    expect(texts).toContain('A decision by someone not qualified to triage (clerk) is no decision.');
  });

  it('a nurse who then finds it urgent makes the 48 hours count from the request: a breach', () => {
    const told = called().happened('intake.urgency-assigned.v1', '2026-03-05 09:00', {
      level: 'U2',
      decidedBy: NURSE,
    });
    expect(told.find('ca-ta-urg-npa', '2026-03-05 09:00')).toMatchObject({
      status: 'breached',
      startedAt: iso('2026-03-02 09:00'),
    });
  });

  it('a nurse who finds within 48 hours that it is not ends the urgent clock, and the ten days run from the request', () => {
    const told = called().happened('intake.urgency-assigned.v1', '2026-03-03 09:00', {
      level: 'U4',
      decidedBy: NURSE,
    });
    expect(told.find('ca-ta-urg-npa', '2026-03-05 09:00')).toMatchObject({
      status: 'ended',
      because: 'reclassified',
    });
    expect(told.find('ca-ta-npmh', '2026-03-05 09:00')).toMatchObject({
      status: 'running',
      startedAt: iso('2026-03-02 09:00'),
    });
  });
});
