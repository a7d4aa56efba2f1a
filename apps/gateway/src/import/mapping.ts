import { type Static, Type } from '@sinclair/typebox';

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const Closed = { additionalProperties: false } as const;

/** A value read from one cell of the row. An empty cell gives no value, unless `map` names '' or there is a `default`. */
export const ColumnValue = Type.Object(
  {
    column: Type.String({ minLength: 1 }),
    /** How the text is to be read (see `format.ts`); text where missing. */
    format: Type.Optional(Type.String({ minLength: 1 })),
    /** For a date without a time of day: which instant of that local day is meant. */
    at: Type.Optional(Type.Union([Type.Literal('start-of-day'), Type.Literal('end-of-day')])),
    /** What each text of the export means in the contract; '*' stands for all others, '' for an empty cell. */
    map: Type.Optional(Type.Record(Type.String(), Type.Union([Scalar, Type.Null()]))),
    default: Type.Optional(Scalar),
  },
  Closed,
);
export type ColumnValue = Static<typeof ColumnValue>;

/** A value that is the same on every row. */
export const ConstValue = Type.Object({ const: Type.Unknown() }, Closed);

/** One test of a cell. A text is compared as it stands, without the blanks around it. */
export const Condition = Type.Object(
  {
    column: Type.String({ minLength: 1 }),
    is: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])),
    isNot: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])),
    filled: Type.Optional(Type.Boolean()),
  },
  Closed,
);
export type Condition = Static<typeof Condition>;

/** One event that a row makes. Values (`time`, `recordedTime`, the leaves of `data`) are checked when compiled. */
export const EventRule = Type.Object(
  {
    type: Type.String({ minLength: 1 }),
    when: Type.Optional(Type.Union([Condition, Type.Array(Condition, { minItems: 1 })])),
    /** Name of the event within the row: with the row key it says which event a changed row corrects. */
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    time: Type.Unknown(),
    recordedTime: Type.Optional(Type.Unknown()),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  Closed,
);
export type EventRule = Static<typeof EventRule>;

/** The mapping file: how one kind of CSV export becomes events of the contract. docs/importing.md explains it. */
export const Mapping = Type.Object(
  {
    /** CloudEvents `source` of all events made. */
    source: Type.String({ minLength: 1 }),
    /** True: the events belong to the past and go to the backfill topic. */
    history: Type.Boolean(),
    /** IANA zone of local times: a name, or a value of the row. */
    timeZone: Type.Unknown(),
    /** A local time that was put forward over: reject the row, or move it forward by the gap. */
    gap: Type.Optional(Type.Union([Type.Literal('reject'), Type.Literal('forward')])),
    /** A local time that happened twice: reject the row, or take one of the two. */
    overlap: Type.Optional(
      Type.Union([Type.Literal('reject'), Type.Literal('earlier'), Type.Literal('later')]),
    ),
    csv: Type.Optional(
      Type.Object(
        {
          delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
          encoding: Type.Optional(
            Type.Union([Type.Literal('utf8'), Type.Literal('latin1'), Type.Literal('utf16le')]),
          ),
        },
        Closed,
      ),
    ),
    /** Columns that together name a row for ever. */
    key: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    /** Data fields given to every event whose type has a field of that name and whose `data` does not name it. */
    constants: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    events: Type.Array(EventRule, { minItems: 1 }),
  },
  Closed,
);
export type Mapping = Static<typeof Mapping>;
