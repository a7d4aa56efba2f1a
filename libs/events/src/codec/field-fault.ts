import type { TSchema } from '@sinclair/typebox';
import { ValueErrorType } from '@sinclair/typebox/errors';
import type { ErrorCode } from '@tam/errors';
import { INSTANT, LOCAL_DATE, TIME_ZONE } from '../catalogue/formats';
import { problem, type Problem } from './fault';
import type { Validator } from './validators';

const FORMAT_CODES: { readonly [format: string]: ErrorCode } = {
  [INSTANT]: 'TAM_EVENT_INSTANT_INVALID',
  [LOCAL_DATE]: 'TAM_EVENT_DATE_INVALID',
  [TIME_ZONE]: 'TAM_EVENT_UNKNOWN_ZONE',
};

/** The first thing that is wrong with data that its schema refused. */
export function fieldFault(validator: Validator, data: unknown): Problem {
  const { type } = validator.definition;
  const error = validator.check.Errors(data).First();
  if (error === undefined)
    return problem('TAM_EVENT_FIELD_INVALID', '/data', `The data of ${type} are not valid.`);
  const pointer = `/data${error.path}`;
  if (error.type === ValueErrorType.ObjectRequiredProperty)
    return problem('TAM_EVENT_FIELD_MISSING', pointer, `${type} came without ${pointer}.`);
  const format: unknown = error.schema['format'];
  const code = error.type === ValueErrorType.StringFormat ? FORMAT_CODES[String(format)] : undefined;
  const detail = `${pointer} of ${type} must be ${wanted(error.schema)} and is ${given(error.value)}.`;
  return problem(code ?? 'TAM_EVENT_FIELD_INVALID', pointer, detail);
}

const FORMAT_WORDS: { readonly [format: string]: string } = {
  [INSTANT]: 'an instant',
  [LOCAL_DATE]: 'a local date',
  [TIME_ZONE]: 'a known time zone',
};

function wanted(schema: TSchema): string {
  const { minimum, exclusiveMinimum, maximum, minItems, maxItems, format, anyOf } = schema as {
    [keyword: string]: unknown;
  };
  if (anyOf !== undefined) return 'a short text or a number';
  switch (schema['type']) {
    case 'string':
      return FORMAT_WORDS[String(format)] ?? `text of 1 to ${String(schema['maxLength'])} characters`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${String(minItems ?? 0)} to ${String(maxItems)} items`;
    case 'object':
      return 'an object';
    default: {
      const from = exclusiveMinimum === undefined ? minimum : `above ${String(exclusiveMinimum)}`;
      const range = from === undefined ? '' : ` (${String(from)} to ${String(maximum ?? 'any')})`;
      return `${schema['type'] === 'integer' ? 'a whole number' : 'a number'}${range}`;
    }
  }
}

function given(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length} items`;
  if (typeof value === 'string') return `text of ${value.length} characters`;
  return typeof value === 'object' ? 'an object' : typeof value === 'number' ? 'a number' : typeof value;
}
