import { CLERK, CONSTRUCTIVE, iso, NURSE, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const LATER = '2026-04-20 00:00';
const voided = (told: Story, id: string, when: string, data = {}): Story =>
  told.happened('intake.event-voided.v1', when, {
    voids: { source: 'urn:synthetic:stories', id },
    by: CLERK,
    ...data,
  });
const asked = (): Story => new Story().request(REQUESTED, {}, { id: 'first' });
const again = (told: Story): Story => told.request('2026-03-16 09:00', {}, { id: 'second' });
const npmh = (told: Story, asOf = LATER) => told.find('ca-ta-npmh', asOf);

describe('a request that was voided', () => {
  it('row 50: and sent again two weeks later keeps its start and is flagged', () => {
    expect(npmh(again(voided(asked(), 'first', '2026-03-16 08:00')))).toMatchObject({
      startedAt: iso(REQUESTED),
      status: 'breached',
      flags: [CONSTRUCTIVE, 'possibleRestart'],
    });
  });

  it('row 50: it does not matter whether the void or the new request comes first', () => {
    expect(npmh(voided(again(asked()), 'first', '2026-03-20 08:00'))?.flags).toEqual([
      CONSTRUCTIVE,
      'possibleRestart',
    ]);
  });

  it('with the authorization of a second person never existed: the next request starts the clock (settled: voided request)', () => {
    const told = again(voided(asked(), 'first', '2026-03-16 08:00', { authorizedBy: NURSE }));
    expect(npmh(told, '2026-03-17 09:00')).toMatchObject({ startedAt: iso('2026-03-16 09:00'), flags: [] });
  });

  it('authorized by the same person again it is not authorized', () => {
    const told = again(voided(asked(), 'first', '2026-03-16 08:00', { authorizedBy: CLERK }));
    expect(npmh(told)?.startedAt).toBe(iso(REQUESTED));
  });

  it.each([[{}], [{ authorizedBy: NURSE }]])(
    'with none left in the case gives void (%j) (settled: voided request)',
    (data) => {
      expect(npmh(voided(asked(), 'first', '2026-03-05 08:00', data))).toMatchObject({
        status: 'void',
        flags: [],
        dueAt: iso('2026-03-16 23:59:59.999'),
      });
    },
  );

  it('under the name of another source it stands', () => {
    const told = asked().happened('intake.event-voided.v1', '2026-03-05 08:00', {
      voids: { source: 'urn:synthetic:elsewhere', id: 'first' },
      by: CLERK,
    });
    expect(npmh(told)?.status).toBe('breached');
  });
});

describe('other events that were voided', () => {
  it('an offer is as if it had never been made, and a void of the void does nothing', () => {
    const told = voided(asked().offer('2026-03-03 10:00', '2026-03-09 10:00'), 'e2', '2026-03-05 10:00');
    expect(npmh(told)?.status).toBe('breached');
    expect(npmh(voided(told, 'e3', '2026-03-06 10:00'))?.status).toBe('breached');
  });

  it('a correction is a void and a new event', () => {
    const told = voided(asked().offer('2026-03-03 10:00', '2026-03-19 10:00'), 'e2', '2026-03-03 10:05');
    expect(npmh(told.offer('2026-03-03 10:00', '2026-03-09 10:00'))?.status).toBe('met');
  });

  it('a withdrawal that was voided does not take the offer back', () => {
    const told = asked()
      .offer('2026-03-03 10:00', '2026-03-09 10:00', { offerId: 'o1' })
      .happened('scheduling.offer-withdrawn.v1', '2026-03-04 10:00', { offerId: 'o1', initiatedBy: 'plan' });
    expect(npmh(told)?.status).toBe('breached');
    expect(npmh(voided(told, 'e3', '2026-03-05 10:00'))?.status).toBe('met');
  });

  it('a visit gives void for the follow-up it had started, unless it was entered again (settled: voided anchor)', () => {
    const visit = (told: Story): Story =>
      told.attend('2026-03-05 11:00', '2026-03-05 10:00', { appointmentId: 'a1', courseId: 'course-1' });
    const told = voided(visit(asked()), 'e2', '2026-03-06 10:00');
    expect(told.find('ca-ta-npmh-fu', LATER)?.status).toBe('void');
    expect(visit(told).find('ca-ta-npmh-fu', LATER)?.status).toBe('breached');
  });
});

describe('requests beside requests', () => {
  it('of two in one case the earliest starts the clock and gives the facts (settled: two requests in a case)', () => {
    const told = asked().request('2026-03-05 09:00', { region: 'us-or' });
    expect(told.determinations(LATER)).toHaveLength(1);
    expect(npmh(told)?.startedAt).toBe(iso(REQUESTED));
  });

  it('a later one for another service adds that service’s clock from its own time (settled: another service in a case)', () => {
    const told = asked().request('2026-03-05 09:00', { service: 'psychiatry' });
    expect(npmh(told)?.startedAt).toBe(iso(REQUESTED));
    expect(told.find('ca-ta-spec', LATER)).toMatchObject({
      startedAt: iso('2026-03-05 09:00'),
      anchorKey: 'request:psychiatry',
    });
  });

  it('a case without its request is silent until it comes (settled: no request yet)', () => {
    const told = new Story().offer('2026-03-03 10:00', '2026-03-09 10:00');
    expect(told.determinations(LATER)).toEqual([]);
    expect(npmh(told.request(REQUESTED))?.status).toBe('met');
  });

  it('row 53: a minor who consents alone is treated like anybody, and everything derived is marked', () => {
    const told = new Story()
      .request(REQUESTED, { ageBand: '13-17' }, { sensitivity: 'minor-consent' })
      .offer('2026-03-03 10:00', '2026-03-09 10:00');
    expect(npmh(told)).toMatchObject({ status: 'met', sensitivity: 'minor-consent' });
    expect(npmh(asked())).not.toHaveProperty('sensitivity');
  });
});
