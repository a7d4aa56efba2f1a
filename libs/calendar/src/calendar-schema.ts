import { Type, type Static, type TObject } from '@sinclair/typebox';

/** The form of a calendar's file. Whatever a file holds beyond it is refused: a field nobody reads is a mistake. */

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, description: 'a text' });
const Id = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'lower-case words joined by hyphens',
});
const Year = Type.Integer({ minimum: 1999, maximum: 2101, description: 'a year from 1999 to 2101' });
const Month = Type.Integer({ minimum: 1, maximum: 12, description: 'a month from 1 to 12' });
const Weekday = Type.Integer({
  minimum: 1,
  maximum: 7,
  description: 'a weekday from 1 (Monday) to 7 (Sunday)',
});
const Nth = Type.Integer({ minimum: 1, maximum: 4, description: 'a place in the month from 1 to 4' });
const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a date YYYY-MM-DD' });
const Dates = Type.Array(LocalDate, { minItems: 1, uniqueItems: true });
const Names = Type.Array(Text, { minItems: 1, uniqueItems: true });

function oneOf<const T extends readonly string[]>(...values: T) {
  return Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { description: `one of ${values.join(', ')}` },
  );
}

const nthWeekday = { month: Month, weekday: Weekday, nth: Nth };

/** The form of a rule by its kind. */
export const RULE_SCHEMAS = {
  fixed: Type.Object(
    {
      kind: Type.Literal('fixed'),
      month: Month,
      day: Type.Integer({ minimum: 1, maximum: 31, description: 'a day of the month' }),
      moves: Type.Optional(
        oneOf(
          'sunday-to-monday',
          'saturday-to-friday',
          'sunday-to-monday-and-saturday-to-friday',
          'next-free-weekday',
        ),
      ),
    },
    strict,
  ),
  'nth-weekday': Type.Object({ kind: Type.Literal('nth-weekday'), ...nthWeekday }, strict),
  'last-weekday': Type.Object({ kind: Type.Literal('last-weekday'), month: Month, weekday: Weekday }, strict),
  'day-after-nth-weekday': Type.Object(
    { kind: Type.Literal('day-after-nth-weekday'), ...nthWeekday },
    strict,
  ),
  easter: Type.Object(
    {
      kind: Type.Literal('easter'),
      offset: Type.Integer({ minimum: -70, maximum: 70, description: 'a number of days from Easter Sunday' }),
    },
    strict,
  ),
  listed: Type.Object({ kind: Type.Literal('listed'), dates: Dates }, strict),
  'one-off': Type.Object({ kind: Type.Literal('one-off'), dates: Dates }, strict),
} as const satisfies { readonly [kind: string]: TObject };

const RuleSchema = Type.Union(
  [
    RULE_SCHEMAS.fixed,
    RULE_SCHEMAS['nth-weekday'],
    RULE_SCHEMAS['last-weekday'],
    RULE_SCHEMAS['day-after-nth-weekday'],
    RULE_SCHEMAS.easter,
    RULE_SCHEMAS.listed,
    RULE_SCHEMAS['one-off'],
  ],
  { description: `a rule of one of the kinds ${Object.keys(RULE_SCHEMAS).join(', ')}` },
);

const HolidaySchema = Type.Object(
  {
    name: Text,
    rule: RuleSchema,
    fromYear: Type.Optional(Year),
    toYear: Type.Optional(Year),
    source: Text,
    verification: oneOf('primary', 'secondary', 'unverified'),
  },
  strict,
);

/** `<calendar>.yaml`: which days count, and why. */
export const CalendarSchema = Type.Object(
  {
    id: Id,
    description: Text,
    source: Text,
    weekdays: Type.Array(Weekday, { minItems: 1, uniqueItems: true }),
    /** Another calendar whose holidays these are as well: all of them, or only those named. */
    extends: Type.Optional(Type.Object({ calendar: Id, only: Type.Optional(Names) }, strict)),
    holidays: Type.Array(HolidaySchema),
  },
  strict,
);

export type CalendarData = Static<typeof CalendarSchema>;
