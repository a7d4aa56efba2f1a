import type { TamEvent } from '@tam/events';
import { createStorer } from './to-stored';

const OFFERED = 'scheduling.slot-offered.v1';
const store = createStorer({ [OFFERED]: ['offerId', 'startsAt', 'modality'] });
const event = (data: TamEvent['data'] = {}): TamEvent => ({
  source: 'intake',
  id: 'a',
  type: OFFERED,
  time: 1000,
  memberRef: 'm',
  caseId: 'case-1',
  data: { offerId: 'o1', startsAt: '2026-03-02T09:00:00-08:00', providerRef: 'p-1', ...data },
});

describe('storing an event', () => {
  it('keeps what the evaluator reads, instants as epoch milliseconds, and nothing else', () => {
    expect(store(event())?.fields).toEqual({ offerId: 'o1', startsAt: Date.UTC(2026, 2, 2, 17) });
  });

  it('two spellings of one instant are stored alike', () => {
    expect(store(event({ startsAt: '2026-03-02T17:00:00.0009Z' }))).toEqual(store(event()));
  });

  it('says nothing of a type that is not read', () => {
    expect(store({ ...event(), type: 'intake.routed.v1' })).toBeUndefined();
  });

  it('knows no sequence, recorded time, sensitivity or test mark where none was sent', () => {
    expect(store(event())).toMatchObject({ sequence: -1, sensitivity: 'none', testRecord: false });
    expect(store(event())?.recorded).toBeUndefined();
    expect(
      store({ ...event(), sequence: 3, recordedTime: 5, sensitivity: 'part2', testRecord: true }),
    ).toMatchObject({ sequence: 3, recorded: 5, sensitivity: 'part2', testRecord: true });
  });
});
