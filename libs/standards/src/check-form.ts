import type { Static, TSchema } from '@sinclair/typebox';
import { formFaults } from '@tam/calendar';
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
  const problems = formFaults(schema, file.data).map(
    ({ pointer, field, isMissing, message }): PackProblem => ({
      code: (isMissing ? MISSING[field] : undefined) ?? 'TAM_PACK_INVALID',
      file: file.path,
      pointer,
      message,
    }),
  );
  return problems.length === 0 ? { data: file.data as Static<S> } : { problems };
}
