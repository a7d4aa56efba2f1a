import { Type } from '@sinclair/typebox';
import {
  Id,
  LevelSchema,
  oneOf,
  SeveritySchema,
  Sources,
  SourceSchema,
  strict,
  Text,
} from '../rule-book/shapes';

/** `rules/<id>.yaml`: what of a rule is data. The file is named after the id, in lower case. */
export const RuleDefinitionSchema = Type.Object(
  {
    id: Type.String({ pattern: '^R\\d\\d$', description: 'an id such as R01' }),
    version: Text,
    name: Text,
    condition: Text,
    severity: SeveritySchema,
    basis: oneOf('presence', 'absence'),
    stage: oneOf('shadow', 'worklist', 'page'),
    audience: oneOf('clinical-oncall', 'clinical-worklist', 'access-operations', 'compliance', 'engineering'),
    params: Type.Record(
      Text,
      Type.Object(
        {
          value: Type.Number({ minimum: 0 }),
          unit: oneOf('seconds', 'minutes', 'hours', 'days', 'count', 'percent'),
          source: SourceSchema,
        },
        strict,
      ),
    ),
    levels: Type.Optional(Type.Record(Text, LevelSchema)),
    severities: Type.Optional(Type.Record(Text, SeveritySchema)),
    rationale: Sources,
    falsePositives: Type.Array(Type.Object({ id: Id, text: Text }, strict)),
    clinicalOwner: Text,
    awaits: Type.Array(Text, { uniqueItems: true }),
  },
  strict,
);
