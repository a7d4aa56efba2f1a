import { Type } from '@sinclair/typebox';

/** What the files of the rule book have in common. Whatever a file holds beyond its form is refused. */

export const strict = { additionalProperties: false } as const;
export const Text = Type.String({ minLength: 1 });
export const Id = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'lower-case words joined by hyphens',
});
export const Codes = Type.Array(Text, { minItems: 1, uniqueItems: true });
export const Count = Type.Integer({ minimum: 1, description: 'a whole number of at least 1' });

export function oneOf<const T extends readonly string[]>(...values: T) {
  return Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { description: `one of ${values.join(', ')}` },
  );
}

export const LevelSchema = oneOf('U0', 'U1', 'U2', 'U3', 'U4', 'U5');
export const SeveritySchema = oneOf('critical', 'high', 'medium', 'quality');

/** Where a value stands, and how sure we are of that text. */
export const SourceSchema = Type.Object(
  {
    text: Text,
    url: Type.Optional(Type.String({ pattern: '^https?://', description: 'a web address' })),
    verification: oneOf('primary', 'secondary', 'unverified', 'computed'),
  },
  strict,
);
export const Sources = Type.Array(SourceSchema, { minItems: 1 });

/** A span of elapsed time. */
export const SpanSchema = Type.Object({ count: Count, unit: oneOf('minutes', 'hours', 'days') }, strict);
