import { Type, type Static } from '@sinclair/typebox';

/** The form of the files in which a deployer says what the packs cannot know: sources and telephone lines. */

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1 });
const Codes = Type.Array(Text, { minItems: 1, uniqueItems: true });
const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a date YYYY-MM-DD' });
const Duration = Type.String({
  pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?)?$',
  description: 'a duration such as PT90M, PT6H or P1D',
});
const HoursOfDay = Type.Array(
  Type.String({
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    description: 'a span such as 08:00-17:00',
  }),
  { minItems: 1 },
);

/** `sources.yaml`: how each source delivers, and what it has no way to send. */
export const SourcesSchema = Type.Object(
  {
    sources: Type.Array(
      Type.Object(
        {
          /** The `source` of its events, as spelled there. */
          source: Text,
          mode: Type.Union([Type.Literal('stream'), Type.Literal('batch')], {
            description: 'one of stream, batch',
          }),
          /** The event types it sends; left out: any. */
          types: Type.Optional(Codes),
          /** Whose events it sends; left out: everybody's. */
          scope: Type.Optional(
            Type.Object({ networks: Type.Optional(Codes), regions: Type.Optional(Codes) }, strict),
          ),
          /** How often it delivers. */
          cadence: Type.Optional(Duration),
          /** How long after an event it may still deliver it. */
          lateness: Type.Optional(Duration),
          /** Event types that it has no way to send: their absence proves nothing. */
          cannotSend: Type.Optional(Codes),
        },
        strict,
      ),
    ),
  },
  strict,
);

/** `lines.yaml`: when telephone lines are open. A line that no row names is open always. */
export const LinesSchema = Type.Object(
  {
    lines: Type.Array(
      Type.Object(
        {
          line: Text,
          lineOfBusiness: Text,
          network: Text,
          region: Text,
          /** IANA zone of the hours; left out: that of the call. */
          zone: Type.Optional(Text),
          /** A day that is left out is closed. */
          hours: Type.Object(
            {
              mon: Type.Optional(HoursOfDay),
              tue: Type.Optional(HoursOfDay),
              wed: Type.Optional(HoursOfDay),
              thu: Type.Optional(HoursOfDay),
              fri: Type.Optional(HoursOfDay),
              sat: Type.Optional(HoursOfDay),
              sun: Type.Optional(HoursOfDay),
            },
            strict,
          ),
          /** Local dates on which the line is closed. */
          closed: Type.Optional(Type.Array(LocalDate, { uniqueItems: true })),
          /** The line is closed on the holidays of this calendar. */
          calendar: Type.Optional(Text),
        },
        strict,
      ),
    ),
  },
  strict,
);

export type SourcesData = Static<typeof SourcesSchema>;
export type SourceRow = SourcesData['sources'][number];
export type LinesData = Static<typeof LinesSchema>;
export type LineRow = LinesData['lines'][number];
