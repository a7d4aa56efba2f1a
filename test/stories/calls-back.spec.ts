import { Call } from './call';
import { at, CLERK, iso } from './story';

const LATER = '2026-12-31 00:00';
const STANDARDS = ['ex-triage', 'ex-triage-try', 'ex-triage-live'] as const;
const message = (): Call => new Call().queued('2026-03-05 02:00', { mode: 'voicemail' });
const statuses = (call: Call): (string | undefined)[] =>
  STANDARDS.map((standard) => call.find(standard, LATER)?.status);

describe('a message is called back', () => {
  it('in time and reached: met, but not where no call-back counts', () => {
    expect(statuses(message().calledBack('2026-03-05 02:30', true))).toEqual(['met', 'met', 'breached']);
  });

  it('a millisecond late: breached, whatever counts', () => {
    const late = ['breached', 'breached', 'breached'];
    expect(statuses(message().calledBack('2026-03-05 02:30:00.001', true))).toEqual(late);
    expect(statuses(message().calledBack('2026-03-05 02:30:00.001', false))).toEqual(late);
  });

  it('and not reached: met where the try counts', () => {
    expect(statuses(message().calledBack('2026-03-05 02:30', false))).toEqual([
      'breached',
      'met',
      'breached',
    ]);
  });

  it('and nobody says whether it reached anybody: undetermined where that decides', () => {
    const call = message().calledBack('2026-03-05 02:25', undefined);
    expect(statuses(call)).toEqual(['undetermined', 'met', 'breached']);
    expect(call.find('ex-triage', LATER)).toMatchObject({
      because: 'reached-unknown',
      flags: ['callBackAttempted'],
    });
  });

  it('by somebody who may not triage: breached, and the try is shown as kept by nobody', () => {
    const call = message().calledBack('2026-03-05 02:25', false, { by: CLERK });
    expect(statuses(call)).toEqual(['breached', 'breached', 'breached']);
    expect(
      call.find('ex-triage-try', LATER)?.trace.find(({ step }) => step === 'call-back')?.values,
    ).toMatchObject({ keptByTry: false, keptByReaching: false });
  });

  it('by a machine: breached', () => {
    const call = message().calledBack('2026-03-05 02:25', true, { mode: 'bot' });
    expect(statuses(call)).toEqual(['breached', 'breached', 'breached']);
  });

  it('twice in time, the second reached: met by the second where reaching counts', () => {
    const call = message().calledBack('2026-03-05 02:10', false).calledBack('2026-03-05 02:20', true);
    expect(call.find('ex-triage', LATER)).toMatchObject({
      status: 'met',
      metAt: iso('2026-03-05 02:20'),
      flags: ['callBackAttempted'],
    });
    expect(call.find('ex-triage-try', LATER)?.metAt).toBe(iso('2026-03-05 02:10'));
  });

  it('only after the limit: no try in time is claimed', () => {
    const call = message().calledBack('2026-03-05 02:45', false);
    expect(call.find('ex-triage', LATER)?.flags).toEqual([]);
  });

  it('in time: no longer at risk where the try counts, still at risk where it does not', () => {
    const call = message().calledBack('2026-03-05 02:25', false);
    expect(call.find('ex-triage', '2026-03-05 02:26')?.status).toBe('at-risk');
    expect(call.find('ex-triage-try', '2026-03-05 02:26')?.status).toBe('met');
  });
});

describe('who asked to be called back', () => {
  it('while on the line, after a transfer, waits as one who left a message', () => {
    const call = new Call()
      .queued('2026-03-05 02:00')
      .transferred('2026-03-05 02:05', { mode: 'callback-request' })
      .calledBack('2026-03-05 02:25', false);
    expect(statuses(call)).toEqual(['breached', 'met', 'breached']);
  });

  it('and hangs up, waits on: that is no abandonment', () => {
    const call = message().hungUp('2026-03-05 02:01');
    expect(call.find('ex-triage', '2026-03-05 02:10')?.status).toBe('running');
    expect(call.find('ex-triage', at('2026-03-05 02:30') + 1)?.status).toBe('breached');
  });
});

describe('a caller who stayed on the line', () => {
  const live = (): Call => new Call().queued('2026-03-05 02:00');

  it('is not answered by a try to call', () => {
    expect(statuses(live().calledBack('2026-03-05 02:25', false))).toEqual([
      'breached',
      'breached',
      'breached',
    ]);
  });

  it('hung up at 12 minutes and was reached at 25: answered after all', () => {
    const call = live().hungUp('2026-03-05 02:12').calledBack('2026-03-05 02:25', true);
    expect(statuses(call)).toEqual(['met', 'met', 'ended']);
  });

  it('hung up at 12 minutes and was reached at 40: ended, abandoned', () => {
    const call = live().hungUp('2026-03-05 02:12').calledBack('2026-03-05 02:40', true);
    expect(call.find('ex-triage', LATER)).toMatchObject({ status: 'ended', because: 'abandoned' });
  });
});
