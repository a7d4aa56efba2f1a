import { Call, TRIAGE_NURSE } from './call';
import { CLERK } from './story';

const LATER = '2026-12-31 00:00';
const queued = (): Call => new Call().queued('2026-03-04 09:00');
const said = (call: Call, asOf = LATER) => call.find('ex-triage', asOf);

describe('a call ends without an answer', () => {
  it('by the caller, in time: ended, abandoned', () => {
    const call = queued().ended('2026-03-04 09:12', { by: { office: 'member' } });
    expect(said(call)).toMatchObject({ status: 'ended', because: 'abandoned' });
  });

  it('by the caller, after the limit: breached', () => {
    const call = queued().ended('2026-03-04 09:31', { by: { office: 'member' } });
    expect(said(call)?.status).toBe('breached');
  });

  it.each([
    ['a clerk', CLERK],
    ['the plan', { office: 'plan' }],
    ['the telephone system', { office: 'system' }],
  ])('by %s: the promise stays open and is broken when it is due', (_who, by) => {
    const call = queued().ended('2026-03-04 09:12', { by });
    expect(said(call, '2026-03-04 09:13')?.status).toBe('running');
    expect(said(call)).toMatchObject({ status: 'breached', because: 'no-answer' });
  });

  it('and nobody says by whom: undetermined once due', () => {
    const call = queued().ended('2026-03-04 09:12');
    expect(said(call, '2026-03-04 09:13')?.status).toBe('running');
    expect(said(call)).toMatchObject({
      status: 'undetermined',
      missing: 'who ended the call',
      because: 'call-end-unknown',
    });
  });

  it('after the limit, and nobody says by whom: breached', () => {
    expect(said(queued().ended('2026-03-04 09:30'))?.status).toBe('undetermined');
    expect(said(queued().ended('2026-03-04 09:30:00.001'))?.status).toBe('breached');
  });

  const spoken = { mode: 'person', reached: true, by: TRIAGE_NURSE };

  it('although somebody was reached by then: undetermined, for nobody recorded when', () => {
    expect(said(queued().ended('2026-03-04 09:30', spoken))).toMatchObject({
      status: 'undetermined',
      missing: 'when the call was answered',
      because: 'answer-unrecorded',
    });
  });

  it('after the limit, and somebody was reached at some time: the breach stands', () => {
    expect(said(queued().ended('2026-03-04 09:30:00.001', spoken))?.status).toBe('breached');
  });

  it('after the limit, told by a source that cannot tell of answers: undetermined', () => {
    const call = queued().happened(
      'intake.call-ended.v1',
      '2026-03-04 09:55',
      { callId: 'call-1', line: 'triage', ...spoken },
      { source: 'urn:synthetic:coarse' },
    );
    expect(said(call)).toMatchObject({ status: 'undetermined', because: 'answer-unrecorded' });
  });
});

describe('a conversation ends', () => {
  it('with a nurse: that says nothing of the wait', () => {
    expect(said(queued().answered('2026-03-04 09:20').ended('2026-03-04 09:50'))?.status).toBe('met');
    expect(said(queued().answered('2026-03-04 09:40').ended('2026-03-04 09:50'))?.status).toBe('breached');
  });

  it('with a clerk in time: who wanted triage was not given it', () => {
    const call = queued()
      .answered('2026-03-04 09:02', { mode: 'person', by: CLERK })
      .ended('2026-03-04 09:12', { reached: true });
    expect(said(call)).toMatchObject({ status: 'breached', because: 'no-answer' });
    const byCaller = queued()
      .answered('2026-03-04 09:02', { mode: 'person', by: CLERK })
      .ended('2026-03-04 09:12', { by: { office: 'member' } });
    expect(said(byCaller)?.status).toBe('breached');
  });

  it('while the caller waits again after a clerk: the caller gave up, ended', () => {
    const call = queued()
      .answered('2026-03-04 09:02', { mode: 'person', by: CLERK })
      .transferred('2026-03-04 09:04')
      .hungUp('2026-03-04 09:12');
    expect(said(call)?.status).toBe('ended');
  });
});
