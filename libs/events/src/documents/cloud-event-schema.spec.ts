import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CATALOGUE, definitionOf } from '../catalogue/catalogue';
import { decodeObject } from '../codec/decode';
import { cloudEventSchema } from './cloud-event-schema';
import { exampleEvent } from './example-event';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats(ajv);
for (const keyword of ['x-codes', 'x-format']) ajv.addKeyword(keyword);

describe('the JSON Schema of an event', () => {
  it.each([...CATALOGUE.values()].map((definition) => [definition.type, definition] as const))(
    'of %s is strict JSON Schema 2020-12 and takes the example, which the codec takes too',
    (_, definition) => {
      const validate = ajv.compile(cloudEventSchema(definition));
      const example = exampleEvent(definition);
      expect(validate(example) ? [] : validate.errors).toEqual([]);
      expect(decodeObject(example).kind).toBe(definition.topic === 'control' ? 'control' : 'event');
    },
  );

  it.each<[string, { [attribute: string]: unknown }]>([
    ['another type', { type: 'intake.routed.v1' }],
    ['another specversion', { specversion: '0.3' }],
    ['a time without an offset', { time: '2026-07-06T09:12:31' }],
    ['an attribute with an underscore', { data_base64: 'AA==' }],
    ['no data', { data: undefined }],
    ['data without a required field', { data: { caseId: 'c', memberRef: 'm' } }],
  ])('refuses %s, as the codec does', (_, change) => {
    const definition = definitionOf('scheduling.slot-offered.v1');
    const event = JSON.parse(JSON.stringify({ ...exampleEvent(definition), ...change })) as unknown;
    expect(
      ajv.compile({ ...cloudEventSchema(definition), $id: `urn:test:${_.replace(/ /g, '-')}` })(event),
    ).toBe(false);
    expect(decodeObject(event)).toMatchObject({ kind: 'fault' });
  });
});
