import { knownAt, upTo } from './cut';
import { EVENT_VOIDED, fold, storedBytes } from './fold';
import type { StoredEvent } from './stored-event';

const event = (id: string, data: Partial<StoredEvent> = {}): StoredEvent => ({
  source: 'intake',
  id,
  type: 'scheduling.slot-offered.v1',
  time: 1000,
  rank: 100,
  sequence: -1,
  recorded: undefined,
  caseId: 'case-1',
  sensitivity: 'none',
  testRecord: false,
  fields: { offerId: id },
  ...data,
});

const voiding = (id: string, target: string, data: Partial<StoredEvent> = {}): StoredEvent =>
  event(id, {
    type: EVENT_VOIDED,
    rank: 200,
    fields: { voids: { source: 'intake', id: target } },
    ...data,
  });

const ids = (events: readonly { readonly id: string }[] | undefined) => events?.map(({ id }) => id);

describe('fold', () => {
  it('puts cases in the order of their ids and events in the one order', () => {
    const record = fold('m', [
      event('late', { time: 3 }),
      event('other', { caseId: 'case-0' }),
      event('early', { time: 2 }),
    ]);
    expect(record.cases.map(({ caseId }) => caseId)).toEqual(['case-0', 'case-1']);
    expect(ids(record.cases[1]?.events)).toEqual(['early', 'late']);
  });

  it('takes two deliveries of one event with equal fields for one, whenever each was recorded', () => {
    const record = fold('m', [event('a', { recorded: 9 }), event('a', { recorded: 5 }), event('a')]);
    expect(record.cases[0]?.events).toHaveLength(1);
    expect(record.cases[0]?.events[0]?.recorded).toBe(5);
    expect(record.conflicts.size).toBe(0);
  });

  it('keeps events of one id from two sources apart', () => {
    expect(fold('m', [event('a'), event('a', { source: 'other' })]).cases[0]?.events).toHaveLength(2);
  });

  it('decides a conflict by the bytes that sort first, in any order, and names it', () => {
    const variants = [5, 3, 4].map((time) => event('a', { time }));
    for (const order of [variants, [...variants].reverse()]) {
      const record = fold('m', order);
      const used = record.cases[0]?.events[0];
      expect(used?.time).toBe(3);
      expect(record.conflicts.has(used!)).toBe(true);
    }
  });

  it('the winner of a conflict has the earliest recorded time of its own deliveries, not of the others', () => {
    const record = fold('m', [
      event('a', { time: 3, recorded: 8 }),
      event('a', { time: 5, recorded: 1 }),
      event('a', { time: 3, recorded: 7 }),
    ]);
    expect(record.cases[0]?.events[0]).toMatchObject({ time: 3, recorded: 7 });
  });

  it('lets a void take its target out, whichever comes first, and keeps both for those who look (settled: voided events stay)', () => {
    for (const events of [
      [event('a'), voiding('v', 'a')],
      [voiding('v', 'a', { time: 1 }), event('a')],
    ]) {
      const [kase] = fold('m', events).cases;
      expect(kase?.events).toEqual([]);
      expect(kase?.voided.map(({ event: gone, by }) => [gone.id, by.id])).toEqual([['a', 'v']]);
    }
  });

  it('a void reaches its target on another case of the record, and nothing of another source (settled: void of the same record)', () => {
    const record = fold('m', [event('a', { caseId: 'case-2' }), voiding('v', 'a')]);
    expect(record.cases[1]?.voided).toHaveLength(1);
    const other = fold('m', [event('a', { source: 'other' }), voiding('v', 'a')]);
    expect(ids(other.cases[0]?.events)).toEqual(['a']);
  });

  it('a void of a void, of nothing, or without a target does nothing', () => {
    const record = fold('m', [event('a'), voiding('v', 'a'), voiding('w', 'v'), voiding('x', 'none')]);
    expect(record.cases[0]?.voided).toHaveLength(1);
    const blank = voiding('v', 'a', { fields: {} });
    expect(ids(fold('m', [event('a'), blank]).cases[0]?.events)).toEqual(['a']);
  });

  it('of two voids of one event the first in order is named', () => {
    const record = fold('m', [
      event('a'),
      voiding('later', 'a', { time: 9 }),
      voiding('first', 'a', { time: 5 }),
    ]);
    expect(record.cases[0]?.voided[0]?.by.id).toBe('first');
  });

  it('carries the gaps it is told of', () => {
    expect(fold('m', [], 2)).toMatchObject({ cases: [], gaps: 2 });
  });
});

describe('stored bytes', () => {
  it('leave out identity and recorded time and hold everything else', () => {
    expect(storedBytes(event('a', { recorded: 5 }))).toBe(
      '{"caseId":"case-1","fields":{"offerId":"a"},"sensitivity":"none","sequence":-1,"testRecord":false,"time":1000,"type":"scheduling.slot-offered.v1"}',
    );
  });
});

describe('cuts', () => {
  it('upTo keeps what happened by the instant, inclusive, and voids had acted before', () => {
    const record = fold('m', [
      event('a', { time: 5 }),
      event('b', { time: 6 }),
      event('c', { time: 5 }),
      voiding('v', 'c', { time: 99 }),
    ]);
    const [kase] = upTo(record, 5).cases;
    expect(ids(kase?.events)).toEqual(['a']);
    expect(kase?.voided).toHaveLength(1);
    expect(upTo(record, 4).cases[0]?.voided).toEqual([]);
  });

  it('knownAt keeps what was recorded by the instant; where that is missing the event’s own time stands in (settled: known at an instant)', () => {
    const events = [
      event('in-time', { time: 1, recorded: 5 }),
      event('too-late', { time: 1, recorded: 6 }),
      event('unsaid', { time: 5 }),
      event('unsaid-later', { time: 6 }),
    ];
    expect(ids(knownAt(events, 5))).toEqual(['in-time', 'unsaid']);
  });

  it('a void that was not known yet does not act', () => {
    const events = [event('a', { recorded: 1 }), voiding('v', 'a', { recorded: 9 })];
    expect(ids(fold('m', knownAt(events, 5)).cases[0]?.events)).toEqual(['a']);
  });
});
