import { Call } from './call';
import { at, CLERK, evaluator, iso } from './story';

const LATER = '2026-12-31 00:00';
const triage = (): Call => new Call(evaluator).queued('2026-03-04 22:00');
const said = (call: Call, asOf: string | number = LATER) => call.find('ca-ta-triage', asOf);

describe('row 45: a caller hangs up', () => {
  it('at 12 minutes: ended, abandoned', () => {
    expect(said(triage().hungUp('2026-03-04 22:12'))).toMatchObject({
      status: 'ended',
      because: 'abandoned',
    });
  });

  it('at 35 minutes: breached', () => {
    expect(said(triage().hungUp('2026-03-04 22:35'))).toMatchObject({
      status: 'breached',
      because: 'no-answer',
    });
  });

  it('at 30:00.000 left in time, a millisecond later did not (settled: ends inclusive)', () => {
    expect(said(triage().hungUp('2026-03-04 22:30'))?.status).toBe('ended');
    expect(said(triage().hungUp('2026-03-04 22:30:00.001'))?.status).toBe('breached');
  });

  it('at 12 minutes, after a nurse had answered at 5: met', () => {
    expect(said(triage().answered('2026-03-04 22:05').hungUp('2026-03-04 22:12'))?.status).toBe('met');
  });
});

describe('row 46: a menu answers in 5 seconds', () => {
  const menu = (): Call => triage().answered('2026-03-04 22:00:05', { mode: 'ivr' });

  it('and a nurse at 40 minutes: breached, with the menu shown as no answer', () => {
    const outcome = said(menu().answered('2026-03-04 22:40'));
    expect(outcome).toMatchObject({ status: 'breached', because: 'late-answer' });
    const slots = outcome?.trace.filter(({ step }) => step === 'slot').map(({ values }) => values['fit']);
    expect(slots).toEqual(['machine', 'late']);
  });

  it('and a nurse at 25 minutes: met by the nurse', () => {
    expect(said(menu().answered('2026-03-04 22:25'))).toMatchObject({
      status: 'met',
      metAt: iso('2026-03-04 22:25'),
    });
  });

  it('and nobody else: the clock runs on as if nothing had answered', () => {
    expect(said(menu(), '2026-03-04 22:10')?.status).toBe('running');
    expect(said(menu(), at('2026-03-04 22:30') + 1)).toMatchObject({
      status: 'breached',
      because: 'no-answer',
    });
  });

  it.each([
    ['a bot', { mode: 'bot' }],
    ['a mailbox', { mode: 'voicemail' }],
    ['the offer to be called back', { mode: 'callback-request' }],
    ['a program that bears the name of a person', { mode: 'person', by: { office: 'algorithm' } }],
    ['an automatic process', { by: { office: 'system' } }],
  ])('%s is no better', (_what, data) => {
    const outcome = said(triage().answered('2026-03-04 22:00:05', data));
    expect(outcome?.status).toBe('breached');
    expect(outcome?.trace.find(({ step }) => step === 'slot')?.values['fit']).toBe('machine');
  });
});

describe('row 47: a message at 02:00, called back at 02:25 without an answer, reached at 02:50', () => {
  const told = (): Call =>
    new Call()
      .queued('2026-03-05 02:00', { mode: 'voicemail' })
      .calledBack('2026-03-05 02:25', false)
      .calledBack('2026-03-05 02:50', true);
  const readings = {
    triedAt: iso('2026-03-05 02:25'),
    reachedAt: iso('2026-03-05 02:50'),
    keptByTry: true,
    keptByReaching: false,
  };

  it('met by the attempt if the pack says so, and both are shown', () => {
    const outcome = told().find('ex-triage-try', LATER);
    expect(outcome).toMatchObject({
      status: 'met',
      metAt: iso('2026-03-05 02:25'),
      flags: ['callBackAttempted'],
    });
    expect(outcome?.trace.find(({ step }) => step === 'call-back')?.values).toEqual({
      ...readings,
      counts: 'attempt',
    });
  });

  it('else breached, and both are shown', () => {
    const outcome = told().find('ex-triage', LATER);
    expect(outcome).toMatchObject({
      status: 'breached',
      because: 'late-answer',
      flags: ['callBackAttempted'],
    });
    expect(outcome?.trace.find(({ step }) => step === 'call-back')?.values).toEqual({
      ...readings,
      counts: 'reached',
    });
  });

  it('breached in California, where the try is not taken for an answer', () => {
    const call = new Call(evaluator)
      .queued('2026-03-05 02:00', { mode: 'voicemail' })
      .calledBack('2026-03-05 02:25', false)
      .calledBack('2026-03-05 02:50', true);
    expect(said(call)?.status).toBe('breached');
  });
});

describe('row 48: a call for questions is queued at 16:58 and the hours end at 17:00', () => {
  const desk = (when: string): Call => new Call(undefined, 'customer-service').queued(when);

  it('the whole wait counts: due at 17:08', () => {
    const call = desk('2026-03-04 16:58');
    expect(call.find('ex-desk', '2026-03-04 17:08')).toMatchObject({
      status: 'at-risk',
      dueAt: iso('2026-03-04 17:08'),
    });
    expect(call.find('ex-desk', at('2026-03-04 17:08') + 1)?.status).toBe('breached');
    expect(
      call.answered('2026-03-04 17:08', { mode: 'person', by: CLERK }).find('ex-desk', LATER)?.status,
    ).toBe('met');
  });

  it('at the last millisecond of the hours there is a clock, at their end there is none', () => {
    expect(desk('2026-03-04 16:59:59.999').determinations(LATER)).toHaveLength(1);
    const outside = desk('2026-03-04 17:00');
    expect([outside.determinations(LATER), outside.silence(LATER)]).toEqual([[], 'outside-hours']);
  });

  it('at the first instant of the hours there is a clock, a millisecond before there is none', () => {
    expect(desk('2026-03-04 08:00').determinations(LATER)).toHaveLength(1);
    expect(desk('2026-03-04 07:59:59.999').silence(LATER)).toBe('outside-hours');
    expect(desk('2026-03-07 12:00').silence(LATER)).toBe('outside-hours');
  });
});
