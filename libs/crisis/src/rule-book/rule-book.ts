import type { FloorTable } from '../floors/floor-table-schema';
import type { FindingPolicy } from '../findings/finding-policy-schema';
import type { QualifiedTable, RosterRow } from '../qualified/qualified-schema';
import type { RuleDefinition } from '../rules/rule-definition';
import type { RuleLogic } from '../rules/rule';
import type { RuleSet } from '../scoring/rule-set-schema';
import type { LoincCode } from './loinc-schema';

/** A definition with its logic. */
export interface Rule {
  readonly definition: RuleDefinition;
  readonly logic: RuleLogic;
}

/** Everything that decides what is found: data, proven whole, with the hash of each part. */
export interface RuleBook {
  /** All rule sets, those that only compare among them. */
  readonly ruleSets: readonly RuleSet[];
  /** The rule set of each instrument that is in use. */
  readonly scoring: readonly RuleSet[];
  readonly floors: FloorTable;
  readonly policy: FindingPolicy;
  readonly qualified: readonly QualifiedTable[];
  readonly roster: readonly RosterRow[];
  /** In order of id. */
  readonly rules: readonly Rule[];
  readonly loinc: readonly LoincCode[];
  /** SHA-256 of the canonical content, by id; the roster under `roster`. */
  readonly hashes: { readonly [id: string]: string };
}
