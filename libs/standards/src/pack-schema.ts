import { Type, type Static } from '@sinclair/typebox';

/** The form of the files of a pack. Whatever a file holds beyond it is refused: a field nobody reads is a mistake. */

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1 });
const Id = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'lower-case words joined by hyphens',
});
const LocalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a date YYYY-MM-DD' });
const Count = Type.Integer({ minimum: 1, description: 'a whole number of at least 1' });
const WholeNumber = Type.Integer({ minimum: 0, description: 'a whole number' });
const Percent = Type.Number({ minimum: 0, maximum: 100, description: 'a share from 0 to 100' });
const WebAddress = Type.String({ pattern: '^https?://', description: 'a web address' });
const Codes = Type.Array(Text, { minItems: 1, uniqueItems: true });
const Verification = oneOf('primary', 'secondary', 'unverified');

function oneOf<const T extends readonly string[]>(...values: T) {
  return Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { description: `one of ${values.join(', ')}` },
  );
}

const CitationSchema = Type.Object(
  { text: Text, url: Type.Optional(WebAddress), verification: Verification },
  strict,
);

const EvidenceSchema = Type.Object(
  {
    /** What of the value this source says. */
    claim: oneOf('limit', 'dates', 'services', 'sub-paragraph', 'start', 'exceptions'),
    text: Text,
    url: Type.Optional(WebAddress),
    verification: Verification,
  },
  strict,
);

const LimitSchema = Type.Object(
  { count: WholeNumber, unit: oneOf('minutes', 'hours', 'business-days', 'calendar-days', 'weeks') },
  strict,
);

const Group = oneOf('always', 'if-asked');
const Telehealth = oneOf('counts', 'unless-in-person', 'if-elected');

/** `pack.yaml`: what all standards of a pack share. */
export const ManifestSchema = Type.Object(
  {
    id: Id,
    version: Text,
    status: oneOf('enacted', 'unverified', 'proposed'),
    authority: Text,
    title: Text,
    /** Where it holds, as its pages call it, and the IANA zone of their examples. */
    place: Type.Optional(Type.Object({ name: Text, timeZone: Text }, strict)),
    calendar: Text,
    alternativeCalendars: Type.Array(Text, { uniqueItems: true }),
    urgency: Type.Object(
      { emergentLevels: Type.Optional(Codes), urgentLevels: Codes, citation: CitationSchema },
      strict,
    ),
    qualified: Type.Object(
      {
        triage: Type.Object(
          {
            licences: Codes,
            supervisedLicences: Type.Array(Text, { uniqueItems: true }),
            jurisdictions: Type.Optional(Codes),
          },
          strict,
        ),
        citation: CitationSchema,
      },
      strict,
    ),
    stop: Type.Object(
      {
        purposes: Codes,
        providerRoles: Type.Record(Text, Codes),
        group: Group,
        telehealth: Telehealth,
        shortOfferMinutes: Count,
        citation: CitationSchema,
      },
      strict,
    ),
    unreachable: Type.Object({ attempts: Count, localDays: Count, citation: CitationSchema }, strict),
    restart: Type.Object({ windowDays: Count, citation: CitationSchema }, strict),
  },
  strict,
);

const ExceptionsSchema = Type.Array(oneOf('extension', 'care-interval', 'advance-schedule'), {
  uniqueItems: true,
});

const ValueSchema = Type.Object(
  {
    from: LocalDate,
    to: Type.Optional(LocalDate),
    limit: LimitSchema,
    warn: LimitSchema,
    calendar: Type.Optional(Text),
    services: Type.Optional(Codes),
    exceptions: Type.Optional(ExceptionsSchema),
    threshold: Type.Optional(
      Type.Object({ percent: Percent, of: oneOf('requests', 'enrollees', 'courses') }, strict),
    ),
    citation: CitationSchema,
    evidence: Type.Optional(Type.Array(EvidenceSchema, { minItems: 1 })),
  },
  strict,
);

/** What else must be so for a clock to exist. */
const ConditionsSchema = Type.Object(
  {
    lines: Type.Optional(Codes),
    aroundTheClock: Type.Optional(Type.Literal(true)),
    areas: Type.Optional(Codes),
    kinds: Type.Optional(Codes),
    settings: Type.Optional(Codes),
    principals: Type.Optional(Codes),
    requestedBy: Type.Optional(oneOf('member', 'third-party')),
    newPatient: Type.Optional(Type.Literal(true)),
    event: Type.Optional(oneOf('network-unavailable', 'self-arranged')),
    lostBy: Type.Optional(Type.Array(oneOf('plan', 'member'), { minItems: 1, uniqueItems: true })),
  },
  strict,
);

/** `<standard>.yaml`: one promise, with one value for each span of dates. */
export const StandardSchema = Type.Object(
  {
    id: Id,
    title: Text,
    kind: oneOf('duty', 'contract', 'measure', 'internal-target'),
    start: oneOf(
      'request',
      'referral-approved',
      'visit',
      'discharge',
      'call-queued',
      'network-unavailable',
      'out-of-network-accepted',
      'response-needed',
      'appointment-lost',
      'interpreter-visit',
    ),
    only: Type.Optional(ConditionsSchema),
    thirdParty: Type.Optional(oneOf('request', 'agreement')),
    services: Type.Optional(Codes),
    urgency: oneOf('emergent', 'urgent', 'non-urgent', 'any'),
    authorization: oneOf('any', 'none', 'asked'),
    exceptions: ExceptionsSchema,
    stop: Type.Object(
      {
        kind: oneOf(
          'offered',
          'booked',
          'attended',
          'answered',
          'reached',
          'reviewed',
          'arrived',
          'sent',
          'arranged',
          'interpreted',
        ),
        by: Type.Optional(oneOf('start', 'made')),
        purposes: Type.Optional(Codes),
        group: Type.Optional(Group),
        telehealth: Type.Optional(Telehealth),
        sameDay: Type.Optional(oneOf('counts', 'excluded')),
        answeredBy: Type.Optional(oneOf('qualified', 'person')),
        callBack: Type.Optional(oneOf('attempt', 'reached', 'none')),
        attempts: Type.Optional(Count),
      },
      strict,
    ),
    periodBy: oneOf('due', 'start', 'episode-end'),
    unitOfCount: oneOf('request', 'visit', 'call', 'enrollee'),
    population: Type.Optional(oneOf('all', 'finished-course')),
    attendedVisits: Type.Optional(WholeNumber),
    values: Type.Array(ValueSchema, { minItems: 1 }),
  },
  strict,
);

/** `<survey>.yaml`: a threshold that is tested by a survey of providers and never computed from events. */
export const SurveySchema = Type.Object(
  {
    id: Id,
    title: Text,
    kind: Type.Literal('survey-only'),
    about: Type.Array(Id, { minItems: 1, uniqueItems: true }),
    values: Type.Array(
      Type.Object(
        {
          from: LocalDate,
          to: Type.Optional(LocalDate),
          percent: Percent,
          citation: CitationSchema,
          evidence: Type.Optional(Type.Array(EvidenceSchema, { minItems: 1 })),
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
);

/** `assignments.yaml`: which packs hold where, and from when. `*` is any. */
export const AssignmentsSchema = Type.Object(
  {
    assignments: Type.Array(
      Type.Object(
        {
          lineOfBusiness: Text,
          network: Text,
          region: Text,
          from: LocalDate,
          to: Type.Optional(LocalDate),
          packs: Type.Array(Id, { minItems: 1, uniqueItems: true }),
        },
        strict,
      ),
    ),
  },
  strict,
);

export type ManifestData = Static<typeof ManifestSchema>;
export type SurveyData = Static<typeof SurveySchema>;
export type StandardData = Static<typeof StandardSchema>;
export type ValueData = Static<typeof ValueSchema>;
export type AssignmentsData = Static<typeof AssignmentsSchema>;
export type AssignmentRow = AssignmentsData['assignments'][number];
