import type { Decoded } from '../decoded';
import { parseInstant } from '../instant';
import type { ControlEvent, Json, TamEvent } from '../tam-event';
import { isAbsent, readableKey, type Arrival, type Attributes } from './arrival';
import { addExtensions, addRecordedTime } from './extensions';
import { faulty, problem, shownCode, type Problem } from './fault';
import { fieldFault } from './field-fault';
import { checkReferences, type References } from './references';
import { isInFamily, isOtherVersion, validatorOf, type Validator } from './validators';

const MAX_ATTRIBUTE = 512;
const NAME = /^[a-z0-9]+$/;
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const USUAL_NAMES = new Set(
  [
    'specversion',
    'id',
    'source',
    'type',
    'time',
    'subject',
    'partitionkey',
    'datacontenttype',
    'dataschema',
    'data',
  ].concat(['recordedtime', 'sequence', 'sensitivity', 'testrecord', 'traceparent', 'tracestate']),
);

/** One event from its attributes: that it is a CloudEvent of the catalogue, its form, and that its references agree. */
export function decodeAttributes(attributes: Attributes, arrival: Arrival): Decoded {
  const { type } = attributes;
  const wrong = checkVersion(attributes) ?? checkText('type', type);
  if (wrong !== undefined) return refuse(wrong, attributes, arrival);
  const validator = validatorOf(type as string);
  if (validator === undefined) return unknownType(type as string, attributes, arrival);
  return decodeKnown(validator, attributes, arrival);
}

/** A problem as an answer that says, where it can, whose record has a gap now. */
export function refuse(found: Problem, attributes: Attributes, arrival: Arrival): Decoded {
  const { type } = attributes;
  return faulty(found, {
    memberRef: readableKey(attributes, arrival),
    type: typeof type === 'string' ? shownCode(type) : undefined,
  });
}

function decodeKnown(validator: Validator, attributes: Attributes, arrival: Arrival): Decoded {
  const { id, source, data } = attributes;
  const time = typeof attributes['time'] === 'string' ? parseInstant(attributes['time']) : undefined;
  const wrong = checkEnvelope(attributes, time);
  if (wrong !== undefined) return refuse(wrong, attributes, arrival);
  if (!validator.check.Check(data)) return refuse(fieldFault(validator, data), attributes, arrival);

  const common = {
    source: source as string,
    id: id as string,
    type: validator.definition.type,
    time: time as number,
    data: data as { [field: string]: Json },
  };
  if (validator.isControl) {
    const event: ControlEvent = common;
    const late = addRecordedTime(event, attributes, arrival);
    return late === undefined ? { kind: 'control', event } : refuse(late, attributes, arrival);
  }
  const references = data as unknown as References;
  const event: TamEvent = {
    source: common.source,
    id: common.id,
    type: common.type,
    time: common.time,
    memberRef: references.memberRef,
    caseId: references.caseId,
    data: common.data,
  };
  const bad =
    checkReferences(references, attributes, arrival, validator) ??
    addRecordedTime(event, attributes, arrival) ??
    addExtensions(event, attributes);
  return bad === undefined ? { kind: 'event', event } : refuse(bad, attributes, arrival);
}

function unknownType(type: string, attributes: Attributes, arrival: Arrival): Decoded {
  if (isOtherVersion(type)) {
    const detail = `${shownCode(type)} is not a version of the type that this installation knows.`;
    return refuse(problem('TAM_EVENT_UNKNOWN_VERSION', '/type', detail), attributes, arrival);
  }
  return isInFamily(type) ? { kind: 'skipped', type, inFamily: true } : { kind: 'skipped', type };
}

function checkVersion(attributes: Attributes): Problem | undefined {
  const { specversion, data_base64: base64 } = attributes;
  if (specversion !== '1.0')
    return isAbsent(specversion)
      ? problem('TAM_EVENT_NOT_CLOUDEVENT', '/specversion', 'The object has no specversion.')
      : problem('TAM_EVENT_SPECVERSION', '/specversion', 'The specversion is not the text 1.0.');
  if (!isAbsent(base64))
    return problem('TAM_EVENT_DATA_BASE64', '/data_base64', 'The event has data_base64.');
  return undefined;
}

function checkEnvelope(attributes: Attributes, time: number | undefined): Problem | undefined {
  const { id, source, datacontenttype, data } = attributes;
  const wrong = checkText('id', id) ?? checkText('source', source) ?? checkNames(attributes);
  if (wrong !== undefined) return wrong;
  if (time === undefined)
    return isAbsent(attributes['time'])
      ? checkText('time', undefined)
      : problem('TAM_EVENT_TIME_INVALID', '/time', 'The time of the event is not an instant.');
  if (!isAbsent(datacontenttype) && !(typeof datacontenttype === 'string' && JSON_TYPE.test(datacontenttype)))
    return problem(
      'TAM_EVENT_CONTENT_TYPE',
      '/datacontenttype',
      'The datacontenttype is not application/json.',
    );
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return problem('TAM_EVENT_DATA_MISSING', '/data', 'The attribute data is not an object.');
  return undefined;
}

function checkText(name: string, value: unknown): Problem | undefined {
  if (isAbsent(value)) return problem('TAM_EVENT_ATTRIBUTE_MISSING', `/${name}`, `The event has no ${name}.`);
  if (typeof value === 'string' && value !== '' && value.length <= MAX_ATTRIBUTE) return undefined;
  const detail = `The attribute ${name} must be text of 1 to ${MAX_ATTRIBUTE} characters.`;
  return problem('TAM_EVENT_ATTRIBUTE_INVALID', `/${name}`, detail);
}

function checkNames(attributes: Attributes): Problem | undefined {
  for (const name in attributes)
    if (!USUAL_NAMES.has(name) && !NAME.test(name))
      return problem('TAM_EVENT_ATTRIBUTE_INVALID', '', `An attribute is named ${shownCode(name)}.`);
  return undefined;
}
