import { Type, type Static } from '@sinclair/typebox';
import { Id, oneOf, strict, Text } from './shapes';

/** `codes/loinc.yaml`: the codes of others that a rule set may use, with their provenance. */
export const LoincSchema = Type.Object(
  {
    id: Id,
    notice: Text,
    codes: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^(LA)?\\d+-\\d$', description: 'a LOINC code or answer code' }),
          means: Text,
          verification: oneOf('primary', 'secondary', 'unverified'),
          source: Text,
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
);

/** A code of others, what it stands for, and how sure we are. */
export type LoincCode = Static<typeof LoincSchema>['codes'][number];

/** Whether a code is of the form of LOINC's, so that it must be on the list. */
export function looksLikeLoinc(code: string): boolean {
  return /^(LA)?\d+-\d$/.test(code);
}
