import { at, CLERK, Story } from './story';

const REQUESTED = '2026-03-02 09:00';
const DUE = '2026-03-16 23:59:59.999';
const LATER = '2026-04-20 00:00';
const asked = (): Story => new Story().request(REQUESTED);
const withdrawn = (when: string, initiatedBy = 'member'): Story =>
  asked().happened('intake.request-withdrawn.v1', when, { by: CLERK, initiatedBy });
const npmh = (told: Story, asOf: string | number = LATER) => told.find('ca-ta-npmh', asOf);

describe('what ends a clock before its limit', () => {
  it('row 16: withdrawn by the member on day 5 it is ended; on day 12 the breach stays', () => {
    expect(npmh(withdrawn('2026-03-09 10:00'))).toMatchObject({
      status: 'ended',
      because: 'withdrawn-by-member',
    });
    expect(npmh(withdrawn('2026-03-18 10:00'))).toMatchObject({ status: 'breached' });
  });

  it('a withdrawal counts to the last instant of the limit and not a millisecond longer (settled: withdrawal to the last instant)', () => {
    expect(npmh(withdrawn(DUE))?.status).toBe('ended');
    expect(npmh(withdrawn('2026-03-17 00:00'))?.status).toBe('breached');
  });

  it('only the member’s side withdraws: a plan that does keeps its clock running (settled: withdrawal by the member)', () => {
    expect(npmh(withdrawn('2026-03-09 10:00', 'representative'))?.status).toBe('ended');
    expect(npmh(withdrawn('2026-03-09 10:00', 'plan'))?.status).toBe('breached');
    expect(npmh(withdrawn('2026-03-09 10:00', 'unknown'))?.status).toBe('breached');
  });

  it.each(['2026-03-04 10:00', '2026-03-10 10:00'])(
    'an in-time offer made on %s, before or after the withdrawal, makes it met (settled: in-time offer beside a withdrawal)',
    (made) => {
      expect(npmh(withdrawn('2026-03-09 10:00').offer(made, '2026-03-12 10:00'))?.status).toBe('met');
    },
  );

  it('admitted or found not to be a request it is ended', () => {
    expect(
      npmh(asked().happened('care.admitted.v1', '2026-03-05 10:00', { setting: 'inpatient' })),
    ).toMatchObject({ status: 'ended', because: 'admitted' });
    expect(
      npmh(asked().happened('intake.not-a-request.v1', '2026-03-05 10:00', { by: CLERK })),
    ).toMatchObject({
      status: 'ended',
      because: 'not-a-request',
    });
  });
});

describe('a case closed as unreachable', () => {
  const attempts = (...when: string[]): Story =>
    when.reduce(
      (told, one, i) =>
        told.happened('intake.contact-attempted.v1', one, {
          contactId: `contact-${i}`,
          by: CLERK,
          purpose: 'scheduling',
        }),
      asked(),
    );
  const closed = (told: Story, when = '2026-03-10 10:00'): Story =>
    told.happened('intake.case-closed.v1', when, {
      by: CLERK,
      initiatedBy: 'plan',
      reasonCode: 'unreachable',
    });

  it('row 17: without a try it keeps running and is broken', () => {
    expect(npmh(closed(asked()), DUE)?.status).toBe('at-risk');
    expect(npmh(closed(asked()))?.status).toBe('breached');
  });

  it('row 17: after three tries on two days it is ended', () => {
    const told = closed(attempts('2026-03-04 10:00', '2026-03-04 15:00', '2026-03-05 10:00'));
    expect(npmh(told)).toMatchObject({ status: 'ended', because: 'unreachable' });
  });

  it('three tries on one day, two on two days, or tries after the closure are not enough (settled: unreachable)', () => {
    const tries = ['2026-03-04 10:00', '2026-03-04 15:00'];
    expect(npmh(closed(attempts(...tries, '2026-03-04 18:00')))?.status).toBe('breached');
    expect(npmh(closed(attempts('2026-03-04 10:00', '2026-03-05 10:00')))?.status).toBe('breached');
    expect(npmh(closed(attempts(...tries, '2026-03-11 10:00')))?.status).toBe('breached');
  });

  it('a second closure, after the tries that the first one lacked, ends it', () => {
    const told = closed(attempts('2026-03-04 10:00', '2026-03-04 15:00', '2026-03-11 10:00'));
    expect(npmh(closed(told, '2026-03-12 10:00'))?.status).toBe('ended');
  });

  it('a try that reached the member is none, and a closure after the limit comes too late', () => {
    const tries = attempts('2026-03-04 10:00', '2026-03-04 15:00', '2026-03-05 10:00');
    expect(npmh(closed(tries, '2026-03-17 10:00'))?.status).toBe('breached');
    const reached = closed(attempts('2026-03-04 10:00', '2026-03-04 15:00', '2026-03-05 10:00')).happened(
      'intake.contact-reached.v1',
      '2026-03-05 10:01',
      { contactId: 'contact-2', by: CLERK, purpose: 'scheduling' },
    );
    expect(npmh(reached)?.status).toBe('breached');
  });
});

describe('the end of a life or of cover', () => {
  const died = (on: string, when = `${on} 12:00`): Story =>
    asked().happened('member.deceased.v1', when, { on });
  const covered = (to: string, when: string): Story =>
    asked().happened('member.coverage-changed.v1', when, {
      lineOfBusiness: 'commercial',
      network: 'north',
      from: '2026-01-01',
      to,
    });

  it('row 18: a member who dies on day 4 ends the clock and silences it', () => {
    expect(npmh(died('2026-03-06'))).toMatchObject({ status: 'ended', because: 'deceased' });
  });

  it('a death on the due day ends it; one on the day after leaves the breach (settled: death ends what is due)', () => {
    expect(npmh(died('2026-03-16'))?.status).toBe('ended');
    expect(npmh(died('2026-03-17'))?.status).toBe('breached');
  });

  it('a death told on another case of the member acts on this one (settled: events of the member)', () => {
    const told = asked().happened(
      'member.deceased.v1',
      '2026-03-06 12:00',
      { on: '2026-03-06' },
      { caseId: 'case-9' },
    );
    expect(npmh(told)?.because).toBe('deceased');
  });

  it('an offer that starts after the death makes nothing met; one before it stays met (settled: offer after the end of life)', () => {
    expect(npmh(died('2026-03-06').offer('2026-03-03 10:00', '2026-03-09 10:00'))?.status).toBe('ended');
    expect(npmh(died('2026-03-06').offer('2026-03-03 10:00', '2026-03-05 10:00'))?.status).toBe('met');
  });

  it('row 19: cover that ends on day 4 ends it, also when that is told after the breach', () => {
    expect(npmh(covered('2026-03-06', '2026-03-06 10:00'))).toMatchObject({
      status: 'ended',
      because: 'coverage-ended',
    });
    expect(npmh(covered('2026-03-06', '2026-04-10 10:00'))?.because).toBe('coverage-ended');
  });

  it('row 19: the same cover carried on from the next day ends nothing', () => {
    const told = covered('2026-03-06', '2026-03-06 10:00').happened(
      'member.coverage-changed.v1',
      '2026-03-06 11:00',
      { lineOfBusiness: 'commercial', network: 'north', from: '2026-03-07' },
    );
    expect(npmh(told, at(DUE) + 1)?.status).toBe('breached');
  });
});
