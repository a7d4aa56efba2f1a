import { Call, TRIAGE_NURSE } from './call';
import { holdsAtItsBoundary, type Keeping } from './boundary.features';
import { at, CLERK, evaluator, iso, Story } from './story';

const LATER = '2026-12-31 00:00';
const UNKEPT = ['no-answer', 'late-answer'] as const;

const triage = (when = '2026-03-04 22:40'): Call => new Call(evaluator).queued(when);
const desk = (when = '2026-03-04 09:00'): Call => new Call(evaluator, 'customer-service').queued(when);
const byNurse: Keeping = (told, instant) =>
  told.happened('intake.call-answered.v1', instant, { mode: 'person', by: TRIAGE_NURSE });
const byClerk: Keeping = (told, instant) =>
  told.happened('intake.call-answered.v1', instant, { mode: 'person', by: CLERK });

holdsAtItsBoundary([
  {
    standard: 'ca-ta-triage',
    title: '30 minutes, also at night',
    due: '2026-03-04 23:10',
    story: () => triage(),
    kept: byNurse,
    unkept: UNKEPT,
  },
  {
    standard: 'ca-ta-triage',
    title: '30 minutes over midnight and the end of a year',
    due: '2027-01-01 00:15',
    story: () => triage('2026-12-31 23:45'),
    kept: byNurse,
    unkept: UNKEPT,
  },
  {
    standard: 'ca-ta-csr',
    title: '10 minutes, by anybody',
    due: '2026-03-04 09:10',
    story: () => desk(),
    kept: byClerk,
    unkept: UNKEPT,
  },
]);

describe('a call to a line with a promise', () => {
  it('has a clock of its own, on the record of the call, that needs no request (settled: calls need no request)', () => {
    expect(triage().answered('2026-03-04 22:50').determinations(LATER)).toEqual([
      expect.objectContaining({
        standard: 'ca-ta-triage',
        memberRef: 'call:call-1',
        caseId: 'call-1',
        anchorKey: 'call:call-1',
        startedAt: iso('2026-03-04 22:40'),
        dueAt: iso('2026-03-04 23:10'),
        status: 'met',
        metAt: iso('2026-03-04 22:50'),
        stoppedBy: 'call-1',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        period: '2026-03-04',
        calendar: 'none',
        flags: [],
      }),
    ]);
    expect(triage().determinations(LATER)[0]).not.toHaveProperty('service');
  });

  it('warns after 20 minutes without an answer, and after 7 on the line for questions (settled: warning points of calls)', () => {
    const status = (call: Call, standard: string, local: string, ms: number): string | undefined =>
      call.find(standard, at(local) + ms)?.status;
    expect(status(triage(), 'ca-ta-triage', '2026-03-04 23:00', 0)).toBe('running');
    expect(status(triage(), 'ca-ta-triage', '2026-03-04 23:00', 1)).toBe('at-risk');
    expect(status(desk(), 'ca-ta-csr', '2026-03-04 09:07', 0)).toBe('running');
    expect(status(desk(), 'ca-ta-csr', '2026-03-04 09:07', 1)).toBe('at-risk');
  });

  it('is judged by the standard in force on the local date on which the caller began to wait', () => {
    const first = triage('2010-01-17 00:00').find('ca-ta-triage', LATER);
    expect(first?.citation.text).toContain('28 CCR §1300.67.2.2');
    expect(triage('2022-01-01 00:00').find('ca-ta-triage', LATER)?.citation.text).toContain('§1367.03');
    expect(triage('2021-12-31 23:59:59.999').find('ca-ta-triage', LATER)?.citation.text).not.toContain(
      '§1367.03',
    );
    expect(triage('2010-01-16 23:59:59.999').determinations(LATER)).toEqual([]);
  });

  it('says nothing, and counts as no-pack, where no pack holds for the place of the call', () => {
    const call = new Call(evaluator).queued('2026-03-04 09:00', { region: 'us-wa' });
    expect([call.determinations(LATER), call.silence(LATER)]).toEqual([[], 'no-pack']);
  });

  it('has no promise of a cover it does not name: only what holds for any', () => {
    const call = new Call(evaluator).happened('intake.call-queued.v1', '2026-03-04 09:00', {
      callId: 'call-1',
      line: 'triage',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
    });
    expect([call.determinations(LATER), call.silence(LATER)]).toEqual([[], 'no-pack']);
  });

  it('has no clock before it is known how it began, and nothing hangs on a request', () => {
    const call = new Call(evaluator).answered('2026-03-04 09:00');
    expect([call.determinations(LATER), call.silence(LATER)]).toEqual([[], 'request']);
  });

  it('inherits the handling of what was told of it', () => {
    const call = triage().happened(
      'intake.call-answered.v1',
      '2026-03-04 22:50',
      { callId: 'call-1', line: 'triage', mode: 'person', by: TRIAGE_NURSE },
      { sensitivity: 'part2' },
    );
    expect(call.find('ca-ta-triage', LATER)).toMatchObject({ status: 'met', sensitivity: 'part2' });
  });

  it('cannot be called breached while something of it could not be read', () => {
    expect(triage().find('ca-ta-triage', LATER, { gaps: 1 })).toMatchObject({
      status: 'undetermined',
      because: 'incomplete',
      flags: ['incomplete'],
    });
  });

  it('counts an answer that was recorded only after the limit, and says so', () => {
    const call = triage().happened(
      'intake.call-answered.v1',
      '2026-03-04 22:50',
      { callId: 'call-1', line: 'triage', mode: 'person', by: TRIAGE_NURSE },
      { recorded: '2026-03-07 09:00' },
    );
    expect(call.find('ca-ta-triage', LATER)).toMatchObject({ status: 'met', flags: ['lateEvidence'] });
  });
});

describe('a caller who is identified', () => {
  it('is linked to the case of the member, which gets no second clock (settled: identified caller)', () => {
    const member = new Story()
      .request('2026-03-04 22:00')
      .happened('intake.caller-identified.v1', '2026-03-04 22:55', { callId: 'call-1' });
    expect(member.determinations(LATER).map(({ anchorKey }) => anchorKey)).toEqual(['request']);
  });

  it('leaves the clock with the call for ever', () => {
    const identified = new Story().happened('intake.caller-identified.v1', '2026-03-04 22:55', {
      callId: 'call-1',
    });
    expect(identified.determinations(LATER)).toEqual([]);
    expect(triage().find('ca-ta-triage', LATER)?.memberRef).toBe('call:call-1');
  });
});
