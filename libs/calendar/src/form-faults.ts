import type { TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';

/** One way in which data does not have the form of a schema. */
export interface FormFault {
  /** JSON pointer (RFC 6901) into the data. */
  readonly pointer: string;
  /** The last name of the pointer. */
  readonly field: string;
  /** A required field is not there. */
  readonly isMissing: boolean;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly value: unknown;
}

/**
 * Compares parsed data with a schema: one fault a place, in words that a person who writes the file understands. The
 * `description` of a schema says what it expects.
 */
export function formFaults(schema: TSchema, data: unknown): readonly FormFault[] {
  const faults = new Map<string, FormFault>();
  for (const error of Value.Errors(schema, data)) {
    if (!faults.has(error.path)) faults.set(error.path, faultOf(error));
  }
  return [...faults.values()];
}

function faultOf(error: ValueError): FormFault {
  const field = error.path.slice(error.path.lastIndexOf('/') + 1);
  return {
    pointer: error.path,
    field,
    isMissing: error.type === ValueErrorType.ObjectRequiredProperty,
    message: wordsOf(error, field),
    value: error.value,
  };
}

function wordsOf(error: ValueError, field: string): string {
  switch (error.type) {
    case ValueErrorType.ObjectRequiredProperty:
      return `"${field}" is missing.`;
    case ValueErrorType.ObjectAdditionalProperties:
      return `"${field}" is not a field of this file.`;
    case ValueErrorType.ArrayMinItems:
      return `"${field}" is an empty list.`;
    case ValueErrorType.ArrayUniqueItems:
      return `"${field}" names something twice.`;
    default:
      return `${JSON.stringify(error.value)} is not ${expected(error)}.`;
  }
}

function expected({ schema }: ValueError): string {
  const { description, type } = schema as { readonly description?: string; readonly type?: string };
  if (description !== undefined) return description;
  if (type === 'object') return 'a set of named fields';
  return type === 'array' ? 'a list' : 'a text';
}
