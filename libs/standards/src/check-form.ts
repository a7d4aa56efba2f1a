import type { Static, TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import type { ErrorCode } from '@tam/errors';
import type { PackFile, PackProblem } from './pack-file';

/** A file of the right form, or every way in which its form is wrong. */
export type Formed<T> = { readonly data: T } | { readonly problems: readonly PackProblem[] };

/** What may not be missing has a code of its own, so that a message can say why it is asked for. */
const MISSING: { readonly [field: string]: ErrorCode } = {
  citation: 'TAM_PACK_MISSING_CITATION',
  verification: 'TAM_PACK_MISSING_VERIFICATION',
  unit: 'TAM_PACK_MISSING_UNIT',
  from: 'TAM_PACK_MISSING_DATE',
};

/** Compares a file with its schema. */
export function checkForm<S extends TSchema>(schema: S, file: PackFile): Formed<Static<S>> {
  const seen = new Set<string>();
  const problems: PackProblem[] = [];
  for (const error of Value.Errors(schema, file.data)) {
    if (seen.has(error.path)) continue;
    seen.add(error.path);
    const field = error.path.slice(error.path.lastIndexOf('/') + 1);
    const missing = error.type === ValueErrorType.ObjectRequiredProperty;
    problems.push({
      code: (missing ? MISSING[field] : undefined) ?? 'TAM_PACK_INVALID',
      file: file.path,
      pointer: error.path,
      message: wordsOf(error, field),
    });
  }
  return problems.length === 0 ? { data: file.data as Static<S> } : { problems };
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
