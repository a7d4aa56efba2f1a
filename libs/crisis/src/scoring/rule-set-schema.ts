import { Type, type Static } from '@sinclair/typebox';
import { Codes, Id, oneOf, Sources, strict, Text } from '../rule-book/shapes';

/** `rule-sets/<id>.yaml`: how the answers of one instrument become a band. No wording of an instrument is in it. */

const Answer = oneOf('yes', 'no', 'unanswered');

/** All of it must be so: items by name, each with its answer. A list of conditions holds where any of them does. */
const ConditionSchema = Type.Record(Text, Answer);
const Conditions = Type.Array(ConditionSchema, { minItems: 1 });

const HEAD = {
  id: Id,
  version: Text,
  instrument: Text,
  title: Text,
  /** The one that is used where nobody names another. */
  default: Type.Boolean(),
  clinicalOwner: Text,
  sources: Sources,
  licence: Text,
  /** Item codes that may come with it and are not scored. */
  unscored: Type.Optional(Codes),
};

/** Items answered with Yes or No, some asked only after others. */
export const YesNoRuleSetSchema = Type.Object(
  {
    ...HEAD,
    kind: Type.Literal('yes-no'),
    /** In the order in which they are asked: what an item depends on stands before it. */
    items: Type.Array(Type.Object({ name: Text, codes: Codes, askedIf: Type.Optional(Conditions) }, strict), {
      minItems: 1,
    }),
    /** From the most urgent; the last one, without conditions, is what remains. */
    bands: Type.Array(
      Type.Object(
        {
          band: Text,
          when: Type.Optional(Conditions),
          /** Stays final where answers are missing that could not raise it. */
          standsIncomplete: Type.Optional(Type.Literal(true)),
        },
        strict,
      ),
      { minItems: 2 },
    ),
    evidence: Type.Array(Type.Object({ code: Text, when: Conditions }, strict), { minItems: 1 }),
    flags: Type.Optional(
      Type.Array(Type.Object({ flag: oneOf('contradiction', 'recency-missing'), when: Conditions }, strict)),
    ),
    /** What a refusal without any Yes amounts to. */
    refusal: Type.Object({ band: Text, evidence: Text }, strict),
  },
  strict,
);

/** Items answered with a number and summed up. */
export const SumRuleSetSchema = Type.Object(
  {
    ...HEAD,
    kind: Type.Literal('sum'),
    items: Type.Array(Type.Object({ name: Text, codes: Codes }, strict), { minItems: 1 }),
    /** The highest answer of an item; the lowest is nought. */
    highest: Type.Integer({ minimum: 1 }),
    /** Answer codes beside the numbers. */
    answers: Type.Record(Text, Type.Integer({ minimum: 0 })),
    /** From the highest total. */
    bands: Type.Array(Type.Object({ band: Text, from: Type.Integer({ minimum: 0 }) }, strict), {
      minItems: 2,
    }),
    /** The item that asks about suicide, and what its answers show. Left out: the instrument asks nothing of it. */
    crisisItem: Type.Optional(
      Type.Object(
        {
          name: Text,
          evidence: Type.Array(Type.Object({ code: Text, from: Type.Integer({ minimum: 1 }) }, strict), {
            minItems: 1,
          }),
          refusal: Text,
        },
        strict,
      ),
    ),
    /** Shown where the total reaches so much, even by some of the items, and no crisis item says so. */
    totalEvidence: Type.Optional(Type.Object({ code: Text, from: Type.Integer({ minimum: 1 }) }, strict)),
  },
  strict,
);

/** A tier that a clinician sets; nothing is computed. */
export const TierRuleSetSchema = Type.Object(
  {
    ...HEAD,
    kind: Type.Literal('tier'),
    codes: Codes,
    /** From the most urgent. */
    bands: Type.Array(Type.Object({ band: Text, answers: Codes, evidence: Text }, strict), { minItems: 2 }),
  },
  strict,
);

export const RuleSetSchema = Type.Union([YesNoRuleSetSchema, SumRuleSetSchema, TierRuleSetSchema]);

export type YesNoRuleSet = Static<typeof YesNoRuleSetSchema>;
export type SumRuleSet = Static<typeof SumRuleSetSchema>;
export type TierRuleSet = Static<typeof TierRuleSetSchema>;

/** How the answers of one instrument become a band and evidence: data, versioned. */
export type RuleSet = YesNoRuleSet | SumRuleSet | TierRuleSet;
export type Condition = Static<typeof ConditionSchema>;
