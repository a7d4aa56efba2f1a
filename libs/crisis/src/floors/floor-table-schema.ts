import { Type, type Static } from '@sinclair/typebox';
import {
  Codes,
  Id,
  LevelSchema,
  oneOf,
  SeveritySchema,
  Sources,
  SpanSchema,
  strict,
  Text,
} from '../rule-book/shapes';

const Limit = Type.Object(
  { count: Type.Integer({ minimum: 0 }), unit: oneOf('minutes', 'hours', 'days') },
  strict,
);
const Levels = oneOf('U0', 'U1', 'U2', 'U3', 'U4', 'U5');

/** `floors/<id>.yaml`: what evidence permits at most, and who may say otherwise. */
export const FloorTableSchema = Type.Object(
  {
    id: Id,
    version: Text,
    title: Text,
    clinicalOwner: Text,
    sources: Sources,
    ladder: Type.Partial(
      Type.Object({ U0: Limit, U1: Limit, U2: Limit, U3: Limit, U4: Limit, U5: Limit }, strict),
    ),
    rows: Type.Array(
      Type.Object(
        {
          id: Id,
          /** Left out: a note, no floor. */
          level: Type.Optional(LevelSchema),
          severity: SeveritySchema,
          liveContact: Type.Boolean(),
          window: SpanSchema,
          raised: Type.Optional(Type.Object({ severity: SeveritySchema, bookedBeyond: SpanSchema }, strict)),
          evidence: Codes,
        },
        strict,
      ),
      { minItems: 1 },
    ),
    settled: Type.Object(
      {
        by: Type.Array(oneOf('risk-assessed', 'urgency-changed', 'urgency-assigned'), {
          minItems: 1,
          uniqueItems: true,
        }),
        neverFor: Type.Array(Text, { uniqueItems: true }),
        notBelow: Levels,
        window: SpanSchema,
        severities: Type.Partial(
          Type.Object(
            {
              U0: SeveritySchema,
              U1: SeveritySchema,
              U2: SeveritySchema,
              U3: SeveritySchema,
              U4: SeveritySchema,
              U5: SeveritySchema,
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    reviewOnlyOrigins: Type.Array(Text, { uniqueItems: true }),
  },
  strict,
);

/** What evidence permits at most: versioned data with a clinical owner. */
export type FloorTable = Static<typeof FloorTableSchema>;
export type FloorRow = FloorTable['rows'][number];

/** A span of elapsed time as the files give it; a day has 24 hours. */
export type Span = { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' };

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** A span in milliseconds. */
export function spanMs({
  count,
  unit,
}: {
  readonly count: number;
  readonly unit: keyof typeof UNIT_MS;
}): number {
  return count * UNIT_MS[unit];
}
