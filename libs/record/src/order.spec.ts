import { compareEvents } from './order';
import type { StoredEvent } from './stored-event';

const event = (data: Partial<StoredEvent>): StoredEvent => ({
  source: 's',
  id: 'i',
  type: 'scheduling.slot-offered.v1',
  time: 1000,
  rank: 100,
  sequence: -1,
  recorded: undefined,
  caseId: 'case-1',
  sensitivity: 'none',
  testRecord: false,
  fields: {},
  ...data,
});

describe('the one order of events', () => {
  it.each<[string, Partial<StoredEvent>, Partial<StoredEvent>]>([
    ['time comes first', { time: 1, rank: 9, source: 'z' }, { time: 2, rank: 1, source: 'a' }],
    ['then rank: causes before effects', { rank: 1, source: 'z' }, { rank: 2, source: 'a' }],
    ['then source, by code unit', { source: 'B', sequence: 9 }, { source: 'a', sequence: 1 }],
    ['then sequence, as a number', { sequence: 9, id: 'z' }, { sequence: 10, id: 'a' }],
    ['a missing sequence first', { sequence: -1, id: 'z' }, { sequence: 0, id: 'a' }],
    ['then id, by code unit', { id: '10' }, { id: '9' }],
    ['code units, not letters of a language', { id: 'z' }, { id: 'ä' }],
  ])('%s', (_, first, second) => {
    expect(compareEvents(event(first), event(second))).toBeLessThan(0);
    expect(compareEvents(event(second), event(first))).toBeGreaterThan(0);
  });

  it('recorded time and case have no say', () => {
    expect(compareEvents(event({ recorded: 1, caseId: 'b' }), event({ recorded: 2, caseId: 'a' }))).toBe(0);
  });
});
