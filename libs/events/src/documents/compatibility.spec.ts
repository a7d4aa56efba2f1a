import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE } from '../catalogue/catalogue';
import { contractBreaks, contractOf, type PublishedContract } from './compatibility';

const published = path.join(__dirname, '..', '..', 'published');
const current = contractOf(CATALOGUE);
const TYPE = 'intake.cases-linked.v1';

/** The current contract after an edit to one type, as plain JSON. */
function edited(edit: (type: { topic: string; rank: number; data: Schema }) => void): PublishedContract {
  const copy = JSON.parse(JSON.stringify(current)) as {
    [type: string]: { topic: string; rank: number; data: Schema };
  };
  edit(copy[TYPE]!);
  return copy as unknown as PublishedContract;
}

interface Schema {
  properties: { [field: string]: { [keyword: string]: unknown } };
  required: string[];
}

describe('the contract of events', () => {
  it.each(readdirSync(published))('keeps every promise of %s', (file) => {
    const before = JSON.parse(readFileSync(path.join(published, file), 'utf8')) as PublishedContract;
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(contractBreaks(before, current)).toEqual([]);
  });

  it('may grow by a type and by an optional field', () => {
    const { [TYPE]: _, ...fewer } = current;
    expect(contractBreaks(fewer, current)).toEqual([]);
    const grown = edited(({ data }) => (data.properties['note'] = { type: 'string' }));
    expect(contractBreaks(current, grown)).toEqual([]);
  });

  it('says so when a type is removed', () => {
    const { [TYPE]: _, ...fewer } = current;
    expect(contractBreaks(current, fewer)).toEqual([`${TYPE} was removed`]);
  });

  it.each<[string, Parameters<typeof edited>[0]]>([
    [`${TYPE}.relation was removed`, ({ data }) => delete data.properties['relation']],
    [`${TYPE}.note became required`, ({ data }) => data.required.push('note')],
    [`${TYPE}.relation is no longer required`, ({ data }) => data.required.pop()],
    [
      `${TYPE}.relation: maxLength changed from 128 to 8`,
      ({ data }) => (data.properties['relation']!['maxLength'] = 8),
    ],
    [
      `${TYPE}.relation: type changed from "string" to "integer"`,
      ({ data }) => (data.properties['relation']!['type'] = 'integer'),
    ],
    [
      `${TYPE}.relation: format changed from nothing to "date"`,
      ({ data }) => (data.properties['relation']!['format'] = 'date'),
    ],
    [`${TYPE}: rank changed from 12 to 13`, (type) => (type.rank = 13)],
    [`${TYPE}: topic changed from intake to scheduling`, (type) => (type.topic = 'scheduling')],
  ])('says that %s', (words, edit) => {
    expect(contractBreaks(current, edited(edit))).toEqual([words]);
  });

  it('looks into nested objects and lists', () => {
    const items = (contract: PublishedContract) => {
      const schema = contract['intake.screening-recorded.v1']!.data as unknown as Schema;
      return schema.properties['items']!['items'] as Schema;
    };
    const changed = JSON.parse(JSON.stringify(current)) as PublishedContract;
    items(changed).required.push('score');
    expect(contractBreaks(current, changed)).toEqual([
      'intake.screening-recorded.v1.items[].score became required',
    ]);
  });
});
