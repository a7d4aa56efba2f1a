import { Type, type Static } from '@sinclair/typebox';
import { Id, Sources, SpanSchema, strict, Text } from '../rule-book/shapes';

/** `policy/<id>.yaml`: what holds for every finding, whatever the rule. */
export const FindingPolicySchema = Type.Object(
  {
    id: Id,
    version: Text,
    clinicalOwner: Text,
    sources: Sources,
    /** Evidence older than this when first on record makes a late discovery. */
    lateDiscoveryAfter: SpanSchema,
    /** An event recorded so much later than it happened may retract a finding. */
    lateEvidenceAfter: SpanSchema,
  },
  strict,
);

/** What holds for every finding: versioned data with a clinical owner. */
export type FindingPolicy = Static<typeof FindingPolicySchema>;
