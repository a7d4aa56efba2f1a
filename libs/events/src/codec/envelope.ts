import type { ErrorCode } from '@tam/errors';
import type { Decoded } from '../decoded';
import { parseInstant } from '../instant';
import type { Json } from '../tam-event';
import { faultContext, isAbsent, type Arrival, type Attributes } from './arrival';
import { faulty, shownCode } from './fault';
import { fieldFault } from './field-fault';
import { readExtensions } from './extensions';
import { referenceFault } from './references';
import { isInFamily, isOtherVersion, validatorOf, type Validator } from './validators';

const LONGEST_LEAD = 5 * 60_000;
const MAX_ATTRIBUTE = 512;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** One event from its attributes: form, identity, time, data, and that its references agree. */
export function decodeAttributes(attributes: Attributes, arrival: Arrival): Decoded {
  const refuse = (code: ErrorCode, pointer: string, detail: string): Decoded =>
    faulty(code, pointer, detail, faultContext(attributes, arrival));
  const { id, source, type } = attributes;

  const version = attributes['specversion'];
  if (version !== '1.0')
    return isAbsent(version)
      ? refuse('TAM_EVENT_NOT_CLOUDEVENT', '/specversion', 'The object has no specversion.')
      : refuse('TAM_EVENT_SPECVERSION', '/specversion', 'The specversion is not "1.0".');
  if (!isAbsent(attributes['data_base64']))
    return refuse('TAM_EVENT_DATA_BASE64', '/data_base64', 'The event carries data_base64.');
  if (!isAttribute(type))
    return refuse(attributeCode(type), '/type', 'The type is missing or not a short text.');

  const validator = validatorOf(type);
  if (validator === undefined) {
    if (isOtherVersion(type))
      return refuse(
        'TAM_EVENT_UNKNOWN_VERSION',
        '/type',
        `${shownCode(type)} is not a version this product knows.`,
      );
    return isInFamily(type) ? { kind: 'skipped', type, inFamily: true } : { kind: 'skipped', type };
  }
  if (!isAttribute(id)) return refuse(attributeCode(id), '/id', 'The id is missing or not a short text.');
  if (!isAttribute(source))
    return refuse(attributeCode(source), '/source', 'The source is missing or not a short text.');
  const told = attributes['time'];
  if (isAbsent(told)) return refuse('TAM_EVENT_ATTRIBUTE_MISSING', '/time', 'The event has no time.');
  const time = typeof told === 'string' ? parseInstant(told) : undefined;
  if (time === undefined)
    return refuse('TAM_EVENT_TIME_INVALID', '/time', 'The time of the event is not an instant.');
  const contentType = attributes['datacontenttype'];
  if (!isAbsent(contentType) && !(typeof contentType === 'string' && JSON_TYPE.test(contentType)))
    return refuse(
      'TAM_EVENT_CONTENT_TYPE',
      '/datacontenttype',
      'The datacontenttype is not application/json.',
    );
  const { data } = attributes;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuse('TAM_EVENT_DATA_MISSING', '/data', 'The attribute data is not an object.');
  if (!validator.check.Check(data)) return fieldFault(validator, data, faultContext(attributes, arrival));
  return assemble(
    attributes,
    arrival,
    validator,
    { id, source, time, data: data as { [key: string]: Json } },
    refuse,
  );
}

interface Core {
  readonly id: string;
  readonly source: string;
  readonly time: number;
  readonly data: { readonly [key: string]: Json };
}

function assemble(
  attributes: Attributes,
  arrival: Arrival,
  validator: Validator,
  { id, source, time, data }: Core,
  refuse: (code: ErrorCode, pointer: string, detail: string) => Decoded,
): Decoded {
  const extensions = readExtensions(attributes, arrival);
  if ('code' in extensions) return refuse(extensions.code, extensions.pointer, extensions.detail);
  const { recordedTime } = extensions;
  if (recordedTime !== undefined && time > recordedTime + LONGEST_LEAD)
    return refuse(
      'TAM_EVENT_TIME_IN_FUTURE',
      '/time',
      'The event claims to have happened after it was recorded.',
    );
  const { type } = validator.definition;
  if (validator.isControl) {
    return {
      kind: 'control',
      event: { source, id, type, time, ...(recordedTime !== undefined && { recordedTime }), data },
    };
  }
  const wrong = referenceFault(attributes, arrival, validator, data);
  if (wrong) return refuse(wrong.code, wrong.pointer, wrong.detail);
  return {
    kind: 'event',
    event: {
      source,
      id,
      type,
      time,
      memberRef: data['memberRef'] as string,
      caseId: data['caseId'] as string,
      ...extensions,
      data,
    },
  };
}

function isAttribute(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ATTRIBUTE;
}

function attributeCode(value: unknown): ErrorCode {
  return isAbsent(value) ? 'TAM_EVENT_ATTRIBUTE_MISSING' : 'TAM_EVENT_ATTRIBUTE_INVALID';
}
