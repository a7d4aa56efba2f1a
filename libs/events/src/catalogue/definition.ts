import type { Static, TObject } from '@sinclair/typebox';
import type { InputTopic } from '../topics';
import type { Rank } from './rank';

/** One event type of the contract. */
export interface EventDefinition {
  /** `<family>.<past-tense>.v<n>`. */
  readonly type: string;
  readonly topic: InputTopic;
  /** Puts causes before effects among events of one instant; smaller is earlier. */
  readonly rank: number;
  /** What the event says, in one sentence. */
  readonly summary: string;
  /** JSON Schema of `data`. Unknown fields are allowed. */
  readonly data: TObject;
  /** Synthetic data that passes the schema and uses the optional fields. */
  readonly example: { readonly [field: string]: unknown };
}

/** Defines a type; the compiler holds the example against the schema. */
export function define<T extends TObject>(definition: {
  type: string;
  topic: InputTopic;
  rank: Rank;
  summary: string;
  data: T;
  example: Static<T>;
}): EventDefinition {
  return {
    ...definition,
    rank: definition.rank,
    example: definition.example as { [field: string]: unknown },
  };
}
