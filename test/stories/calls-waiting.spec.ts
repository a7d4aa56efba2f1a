import { Call } from './call';
import { at, CLERK, iso } from './story';

const LATER = '2026-12-31 00:00';
const byClerk = { mode: 'person', by: CLERK };
const onTriage = { line: 'triage' };

describe('a transfer', () => {
  it('never restarts the clock', () => {
    const call = new Call().queued('2026-03-04 09:00').transferred('2026-03-04 09:20');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      status: 'breached',
      startedAt: iso('2026-03-04 09:00'),
      dueAt: iso('2026-03-04 09:30'),
    });
    expect(call.answered('2026-03-04 09:31').find('ex-triage', LATER)?.because).toBe('late-answer');
  });

  it('to a line on which the caller had not waited starts the promises of that line', () => {
    const call = new Call(undefined, 'customer-service')
      .queued('2026-03-04 09:00')
      .answered('2026-03-04 09:02', byClerk)
      .transferred('2026-03-04 09:05', onTriage);
    expect(call.find('ex-desk', LATER)?.status).toBe('met');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      status: 'breached',
      startedAt: iso('2026-03-04 09:05'),
    });
    expect(call.answered('2026-03-04 09:35').find('ex-triage', LATER)?.status).toBe('met');
  });

  it('away from a line leaves its clock running', () => {
    const call = new Call()
      .queued('2026-03-04 09:00')
      .transferred('2026-03-04 09:05', { line: 'customer-service' })
      .answered('2026-03-04 09:06', byClerk);
    expect(call.find('ex-triage', LATER)?.status).toBe('breached');
    expect(call.find('ex-desk', LATER)?.status).toBe('met');
  });
});

describe('a caller who is queued again', () => {
  it('on the same line waits since the first time', () => {
    const call = new Call().queued('2026-03-04 09:00').queued('2026-03-04 09:10');
    expect(call.find('ex-triage', LATER)?.startedAt).toBe(iso('2026-03-04 09:00'));
  });

  it('on a line without a promise has no clock of it', () => {
    expect(new Call(undefined, 'scheduling').queued('2026-03-04 09:00').determinations(LATER)).toEqual([]);
  });
});

describe('opening hours', () => {
  it('do not narrow a promise that holds around the clock', () => {
    expect(new Call().queued('2026-03-05 03:00').find('ex-triage', LATER)?.status).toBe('breached');
  });

  it('are none where the deployer gave none for the place: the line is open always (settled: opening hours)', () => {
    const call = new Call(undefined, 'customer-service').queued('2026-03-07 23:00', { network: 'south' });
    expect(call.find('ex-desk', LATER)?.status).toBe('breached');
  });

  it('let a caller who came before they begin and waits on when they have begun wait from then on', () => {
    const call = new Call(undefined, 'customer-service')
      .queued('2026-03-04 07:50')
      .transferred('2026-03-04 08:05');
    expect(call.find('ex-desk', LATER)?.startedAt).toBe(iso('2026-03-04 08:05'));
  });
});

describe('a call whose queueing was voided', () => {
  it('is void where nothing replaces it, whoever authorized that', () => {
    for (const second of [false, true]) {
      const call = new Call().queued('2026-03-04 09:00').voided('2026-03-04 12:00', 'e1', second);
      expect(call.find('ex-triage', LATER)).toMatchObject({
        status: 'void',
        startedAt: iso('2026-03-04 09:00'),
        flags: [],
      });
    }
  });

  it('by one person and entered again keeps its first start, flagged', () => {
    const call = new Call()
      .queued('2026-03-04 09:00')
      .voided('2026-03-04 12:00', 'e1')
      .queued('2026-03-04 09:20');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      status: 'breached',
      startedAt: iso('2026-03-04 09:00'),
      flags: ['possibleRestart'],
    });
    expect(call.answered('2026-03-04 09:35').find('ex-triage', LATER)?.status).toBe('breached');
  });

  it('by two persons and entered again starts where it was entered', () => {
    const call = new Call()
      .queued('2026-03-04 09:00')
      .voided('2026-03-04 12:00', 'e1', true)
      .queued('2026-03-04 09:20')
      .answered('2026-03-04 09:35');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      status: 'met',
      startedAt: iso('2026-03-04 09:20'),
      flags: [],
    });
  });

  it('and entered again for an earlier time starts at the earlier time, unflagged', () => {
    const call = new Call()
      .queued('2026-03-04 09:20')
      .voided('2026-03-04 12:00', 'e1')
      .queued('2026-03-04 09:00');
    expect(call.find('ex-triage', LATER)).toMatchObject({ startedAt: iso('2026-03-04 09:00'), flags: [] });
  });

  it('an answer that was voided is none', () => {
    const call = new Call()
      .queued('2026-03-04 09:00')
      .answered('2026-03-04 09:05')
      .voided('2026-03-04 12:00', 'e2');
    expect(call.find('ex-triage', LATER)?.status).toBe('breached');
  });
});

describe('minutes are elapsed time', () => {
  it('over the hour that autumn tells twice', () => {
    const call = new Call().queued(at('2026-11-01 01:50'));
    const due = at('2026-11-01 01:50') + 30 * 60_000;
    expect(call.find('ex-triage', due)).toMatchObject({
      status: 'at-risk',
      startedAt: '2026-11-01T08:50:00.000Z',
      dueAt: '2026-11-01T09:20:00.000Z',
      period: '2026-11-01',
    });
    expect(call.find('ex-triage', due + 1)?.status).toBe('breached');
    expect(call.answered(due).find('ex-triage', LATER)?.status).toBe('met');
  });

  it('over the hour that spring leaves out', () => {
    const call = new Call().queued('2026-03-08 01:45');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      startedAt: '2026-03-08T09:45:00.000Z',
      dueAt: '2026-03-08T10:15:00.000Z',
    });
    expect(call.find('ex-triage', LATER)?.dueAt).toBe(iso('2026-03-08 03:15'));
  });

  it('in a zone of half hours, whose local date decides what is in force', () => {
    const call = new Call(undefined, 'triage', 'Asia/Kolkata').queued('2020-01-01 00:00');
    expect(call.find('ex-triage', LATER)).toMatchObject({
      startedAt: '2019-12-31T18:30:00.000Z',
      dueAt: '2019-12-31T19:00:00.000Z',
      period: '2020-01-01',
    });
    expect(
      new Call(undefined, 'triage', 'Asia/Kolkata').queued('2019-12-31 23:59:59.999').determinations(LATER),
    ).toEqual([]);
  });
});
