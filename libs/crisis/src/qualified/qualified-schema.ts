import { Type, type Static } from '@sinclair/typebox';
import { Codes, Id, Sources, strict, Text } from '../rule-book/shapes';

const WhoSchema = Type.Object(
  {
    licences: Codes,
    /** Only under supervision. */
    supervisedLicences: Type.Array(Text, { uniqueItems: true }),
    /** Where the licence must be valid; left out: anywhere. */
    jurisdictions: Type.Optional(Codes),
  },
  strict,
);

/** `qualified/<authority>.yaml`: whom an authority lets decide. `*` among the regions: everywhere else. */
export const QualifiedSchema = Type.Object(
  {
    id: Id,
    version: Text,
    authority: Text,
    regions: Codes,
    sources: Sources,
    triage: WhoSchema,
    extension: WhoSchema,
    advice: Type.Optional(WhoSchema),
  },
  strict,
);

/** `roster.yaml` of a deployer: what is known of people by their pseudonym. It stands before what an event says. */
export const RosterSchema = Type.Object(
  {
    roster: Type.Array(
      Type.Object(
        {
          ref: Text,
          licence: Type.Optional(Text),
          jurisdiction: Type.Optional(Text),
          licenceStatus: Type.Optional(Text),
          supervised: Type.Optional(Type.Boolean()),
          triageTrained: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
    ),
  },
  strict,
);

/** Whom an authority lets decide: versioned data. */
export type QualifiedTable = Static<typeof QualifiedSchema>;
export type RosterRow = Static<typeof RosterSchema>['roster'][number];
