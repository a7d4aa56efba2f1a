import { decodeCase, encodeCase, type Dictionary } from './compact';
import type { Reads, StoredEvent } from './stored-event';

const OFFERED = 'scheduling.slot-offered.v1';
const READS: Reads = { [OFFERED]: ['offerId', 'startsAt', 'purpose'] };
const TEXTS = ['intake', OFFERED];
const DICTIONARY: Dictionary = {
  numberOf: (text) => TEXTS.indexOf(text),
  textOf: (number) => TEXTS[number]!,
};

const event = (data: Partial<StoredEvent> = {}): StoredEvent => ({
  source: 'intake',
  id: 'a',
  type: OFFERED,
  time: 1000,
  rank: 100,
  sequence: -1,
  recorded: undefined,
  caseId: 'case-1',
  sensitivity: 'none',
  testRecord: false,
  fields: { offerId: 'o1', startsAt: 5, purpose: 'treatment' },
  ...data,
});

describe('the compact form of a case', () => {
  it('is one tuple an event, without names', () => {
    expect(encodeCase([event({ recorded: 7 })], READS, DICTIONARY)).toBe(
      '[[0,1,"a",1000,7,-1,0,"o1",5,"treatment"]]',
    );
  });

  it('ends with the last field that is there', () => {
    expect(encodeCase([event({ fields: { startsAt: 5 } })], READS, DICTIONARY)).toBe(
      '[[0,1,"a",1000,null,-1,0,null,5]]',
    );
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['whole', {}],
    ['with a recorded time and a sequence', { recorded: 7, sequence: 0 }],
    ['of a test record', { testRecord: true }],
    ['restricted and of a test record', { sensitivity: 'restricted', testRecord: true }],
    ['under part 2', { sensitivity: 'part2' }],
    ['of a minor who consents alone', { sensitivity: 'minor-consent' }],
    ['without fields', { fields: {} }],
    ['with a gap between fields', { fields: { offerId: 'o1', purpose: 'treatment' } }],
    ['with nested and false values', { fields: { offerId: '', startsAt: 0, purpose: { a: [false, null] } } }],
  ])('gives back an event %s', (_, data) => {
    const stored = event(data);
    const row = encodeCase([stored], READS, DICTIONARY);
    expect(decodeCase(row, 'case-1', READS, DICTIONARY)).toEqual([stored]);
  });

  it('keeps every variant of a conflict, in the order given', () => {
    const variants = [event(), event({ time: 2000 })];
    const row = encodeCase(variants, READS, DICTIONARY);
    expect(decodeCase(row, 'case-1', READS, DICTIONARY)).toEqual(variants);
  });
});
