import { at, CLERK, CONSTRUCTIVE, iso, NURSE, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const LATER = '2026-04-20 00:00';
const urgent = (): Story => new Story().request(REQUESTED, { statedUrgency: 'urgent' });
const routine = (): Story => new Story().request(REQUESTED);
const changed = (told: Story, when: string, to: string, data = {}): Story =>
  told.happened('intake.urgency-changed.v1', when, { from: 'U4', to, decidedBy: NURSE, ...data });

describe('which urgency the law goes by', () => {
  it('row 25: a licensed downgrade with a reason within the limit ends the urgent clock; the other runs from the request', () => {
    const told = changed(urgent(), '2026-03-03 05:00', 'U4', { reasonCode: 'NEW_INFORMATION' });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'ended', because: 'reclassified' });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'breached', startedAt: iso(REQUESTED) });
  });

  it.each([
    ['a clerk', '2026-03-03 05:00', { decidedBy: CLERK, reasonCode: 'NEW_INFORMATION' }],
    [
      'an algorithm',
      '2026-03-03 05:00',
      { decidedBy: { office: 'algorithm' }, reasonCode: 'NEW_INFORMATION' },
    ],
    ['want of capacity', '2026-03-03 05:00', { reasonCode: 'CAPACITY_NO_SLOT' }],
    ['no reason', '2026-03-03 05:00', {}],
    ['the hour 50', '2026-03-04 11:00', { reasonCode: 'NEW_INFORMATION' }],
    ['the very end of the limit', '2026-03-04 09:00', { reasonCode: 'NEW_INFORMATION' }],
    [
      'a licence that is not active',
      '2026-03-03 05:00',
      { reasonCode: 'NEW_INFORMATION', decidedBy: { ...NURSE, licenceStatus: 'suspended' } },
    ],
  ])('row 26: a downgrade by or for %s changes nothing', (_, when, data) => {
    const told = changed(urgent(), when, 'U4', data);
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'breached' });
    expect(told.find('ca-ta-npmh', LATER)).toBeUndefined();
  });

  it('the last millisecond before the end of the limit is early enough (settled: downgrade in time)', () => {
    const told = changed(urgent(), '2026-03-04 08:59:59.999', 'U4', { reasonCode: 'NEW_INFORMATION' });
    expect(told.find('ca-ta-urg-npa', LATER)?.because).toBe('reclassified');
  });

  it('row 27: upgraded on new facts on day 3, the urgent clock starts on day 3', () => {
    const told = changed(routine(), '2026-03-05 09:00', 'U2', { reasonCode: 'NEW_INFORMATION' });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({
      startedAt: iso('2026-03-05 09:00'),
      dueAt: iso('2026-03-07 09:00'),
    });
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'ended', because: 'reclassified' });
  });

  it('row 27: upgraded on facts known on day 0, it starts at the request', () => {
    const told = changed(routine(), '2026-03-05 09:00', 'U2', {
      reasonCode: 'CLINICAL_JUDGEMENT_SAME_FACTS',
    });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({
      startedAt: iso(REQUESTED),
      status: 'breached',
    });
  });

  it('a slot before the day on which it became urgent keeps no urgent promise and is no error', () => {
    const told = changed(routine().offer('2026-03-02 10:00', '2026-03-04 10:00'), '2026-03-05 09:00', 'U2', {
      reasonCode: 'NEW_INFORMATION',
    });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'breached', flags: [CONSTRUCTIVE] });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
  });

  it('row 28: an authorization asked for at hour 10 gives 96 hours; at hour 50 the 48 stand', () => {
    const asked = (when: string): Story =>
      urgent().happened('authorization.requested.v1', when, { authorizationId: 'x' });
    expect(asked('2026-03-02 19:00').find('ca-ta-urg-npa', LATER)).toMatchObject({
      status: 'ended',
      because: 'authorization-requested',
    });
    expect(asked('2026-03-02 19:00').find('ca-ta-urg-pa', LATER)).toMatchObject({
      dueAt: iso('2026-03-06 09:00'),
    });
    expect(asked('2026-03-04 11:00').find('ca-ta-urg-npa', LATER)?.status).toBe('breached');
    expect(asked('2026-03-04 11:00').find('ca-ta-urg-pa', LATER)).toBeUndefined();
    expect(asked('2026-03-04 09:00').find('ca-ta-urg-pa', LATER)).toBeUndefined();
  });

  it('row 29: a denied authorization ends the clock and is counted', () => {
    const told = urgent()
      .happened('authorization.requested.v1', '2026-03-02 19:00', { authorizationId: 'x' })
      .happened('authorization.decided.v1', '2026-03-03 19:00', { authorizationId: 'x', decision: 'denied' });
    expect(told.find('ca-ta-urg-pa', LATER)).toMatchObject({
      status: 'ended',
      because: 'authorization-denied',
    });
  });

  it('nobody entitled to it said how urgent: both clocks run, and the urgent one cannot be broken', () => {
    const told = new Story().request(REQUESTED, { statedBy: CLERK, statedUrgency: 'non-urgent' });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('breached');
    expect(told.find('ca-ta-urg-npa', '2026-03-02 10:00')?.status).toBe('running');
    expect(told.find('ca-ta-urg-npa', at('2026-03-04 09:00') + 1)).toMatchObject({
      status: 'undetermined',
      missing: 'urgency decision',
    });
  });

  it('a statement without a named speaker is a statement (settled: statement without a speaker)', () => {
    expect(routine().find('ca-ta-urg-npa', LATER)).toBeUndefined();
  });

  it('an emergency runs the urgent clock as an outer bound and says whose it is (settled: emergency)', () => {
    const told = new Story().request(REQUESTED, { statedUrgency: 'emergency' });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({
      status: 'breached',
      flags: [CONSTRUCTIVE, 'crisisOwned'],
    });
  });

  it('the first qualified assignment after a statement needs no reason (settled: first assignment)', () => {
    const told = urgent().happened('intake.urgency-assigned.v1', '2026-03-02 12:00', {
      level: 'U4',
      decidedBy: NURSE,
    });
    expect(told.find('ca-ta-urg-npa', LATER)).toMatchObject({ status: 'ended', because: 'reclassified' });
  });

  it('warning points: 24 hours of 48, the end of business day 5 of 10 and 8 of 15 (settled: warning points)', () => {
    expect(urgent().find('ca-ta-urg-npa', '2026-03-03 09:00')?.status).toBe('running');
    expect(urgent().find('ca-ta-urg-npa', at('2026-03-03 09:00') + 1)).toMatchObject({
      status: 'at-risk',
      because: 'no-offer',
    });
    expect(routine().find('ca-ta-npmh', '2026-03-09 23:59:59.999')?.status).toBe('running');
    expect(routine().find('ca-ta-npmh', '2026-03-10 00:00')?.status).toBe('at-risk');
    const doctor = new Story().request(REQUESTED, { service: 'psychiatry' });
    expect(doctor.find('ca-ta-spec', '2026-03-12 23:59:59.999')?.status).toBe('running');
    expect(doctor.find('ca-ta-spec', '2026-03-13 00:00')?.status).toBe('at-risk');
  });
});
