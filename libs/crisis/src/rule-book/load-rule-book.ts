import type { Static, TSchema } from '@sinclair/typebox';
import { canonicalJson } from '@tam/record';
import { FindingPolicySchema } from '../findings/finding-policy-schema';
import { FloorTableSchema } from '../floors/floor-table-schema';
import { QualifiedSchema, RosterSchema } from '../qualified/qualified-schema';
import type { RuleLogic } from '../rules/rule';
import { RuleDefinitionSchema } from '../rules/rule-definition-schema';
import {
  SumRuleSetSchema,
  TierRuleSetSchema,
  YesNoRuleSetSchema,
  type RuleSet,
} from '../scoring/rule-set-schema';
import type { BookFile, BookFiles, BookProblem } from './book-file';
import { checkCodes, checkEvidence, checkItems } from './check-book';
import { LoincSchema } from './loinc-schema';
import { checkIds, readFiles, type Parsed } from './read-files';
import type { Rule, RuleBook } from './rule-book';

/** What the loader needs from outside. */
export interface BookTools {
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
  /** The logic of every rule. */
  readonly logic: readonly RuleLogic[];
  /** Rule sets that are used instead of the default of their instrument, by id. */
  readonly ruleSetIds?: readonly string[] | undefined;
}

/** A rule book that is proven whole, or every way in which its files are wrong. */
export type BookOrProblems =
  | { readonly ok: true; readonly book: RuleBook }
  | { readonly ok: false; readonly problems: readonly BookProblem[] };

/** Loads a rule book from parsed files. Nothing is loaded unless all of it is right. */
export function loadRuleBook(files: BookFiles, tools: BookTools): BookOrProblems {
  const problems: BookProblem[] = [];
  const ruleSets = readFiles(ruleSetSchemaOf, files.ruleSets, problems) as readonly Parsed<RuleSet>[];
  const tables = readFiles(FloorTableSchema, files.floors, problems);
  const policies = readFiles(FindingPolicySchema, files.policy, problems);
  const qualified = readFiles(QualifiedSchema, files.qualified, problems);
  const definitions = readFiles(RuleDefinitionSchema, files.rules, problems);
  const [loinc] = readFiles(LoincSchema, [files.loinc], problems);
  const [roster] = files.roster ? readFiles(RosterSchema, [files.roster], problems) : [];
  for (const group of [ruleSets, tables, policies, qualified, definitions]) checkIds(group, problems);
  const table = theOne('floors', tables, files.floors, problems);
  const policy = theOne('policy', policies, files.policy, problems);
  const allowed = new Set(loinc?.data.codes.map(({ code }) => code));
  for (const one of ruleSets) problems.push(...checkCodes(one, allowed), ...checkItems(one));
  if (table) problems.push(...checkEvidence(ruleSets, table));
  const rules = pair(definitions, tools.logic, problems);
  const scoring = inUse(ruleSets, tools.ruleSetIds ?? [], problems);
  if (problems.length > 0 || !table || !policy || !loinc) return { ok: false, problems };

  const hash = (data: unknown): string => tools.sha256(canonicalJson(data));
  const parts = [...ruleSets, table, policy, ...qualified, ...definitions, loinc];
  return {
    ok: true,
    book: {
      ruleSets: ruleSets.map(({ data }) => data),
      scoring,
      floors: table.data,
      policy: policy.data,
      qualified: qualified.map(({ data }) => data),
      roster: roster?.data.roster ?? [],
      rules,
      loinc: loinc.data.codes,
      hashes: {
        ...Object.fromEntries(parts.map(({ data }) => [data.id, hash(data)])),
        ...(roster && { roster: hash(roster.data) }),
        'scoring-in-use': hash(scoring.map(({ id }) => id)),
      },
    },
  };
}

function ruleSetSchemaOf(data: unknown): TSchema {
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
  if (kind === 'sum') return SumRuleSetSchema;
  return kind === 'tier' ? TierRuleSetSchema : YesNoRuleSetSchema;
}

function theOne<T>(
  part: string,
  parsed: readonly Parsed<T>[],
  files: readonly BookFile[],
  problems: BookProblem[],
): Parsed<T> | undefined {
  const [one, second] = parsed;
  if (one !== undefined && second === undefined) return one;
  if (files.length === parsed.length) {
    const message = `${files.length} files of ${part} are given; exactly one is in force.`;
    problems.push({ code: 'TAM_CRISIS_INVALID', file: files[1]?.path ?? part, pointer: '', message });
  }
  return undefined;
}

/** Brings definitions and logic together. */
function pair(
  definitions: readonly Parsed<Static<typeof RuleDefinitionSchema>>[],
  logic: readonly RuleLogic[],
  problems: BookProblem[],
): readonly Rule[] {
  const byId = new Map(logic.map((one) => [one.id, one]));
  const rules: Rule[] = [];
  for (const { file, data } of definitions) {
    const found = byId.get(data.id);
    if (found) rules.push({ definition: data, logic: found });
    else {
      const message = `There is no logic for ${data.id}.`;
      problems.push({ code: 'TAM_CRISIS_UNKNOWN_RULE', file: file.path, pointer: '/id', message });
    }
    if (data.basis === 'absence' && data.awaits.length === 0) {
      const message = 'A rule from absence says which event types it waits for.';
      problems.push({ code: 'TAM_CRISIS_INVALID', file: file.path, pointer: '/awaits', message });
    }
  }
  return rules.sort((a, b) => (a.definition.id < b.definition.id ? -1 : 1));
}

/** One rule set an instrument: the default, or the one that is asked for. */
function inUse(
  ruleSets: readonly Parsed<RuleSet>[],
  wanted: readonly string[],
  problems: BookProblem[],
): readonly RuleSet[] {
  const byInstrument = new Map<string, RuleSet>();
  for (const { file, data } of ruleSets) {
    if (!data.default) continue;
    if (byInstrument.has(data.instrument)) {
      const message = `${data.instrument} has another default.`;
      problems.push({ code: 'TAM_CRISIS_INVALID', file: file.path, pointer: '/default', message });
    }
    byInstrument.set(data.instrument, data);
  }
  for (const id of wanted) {
    const found = ruleSets.find(({ data }) => data.id === id);
    if (found) byInstrument.set(found.data.instrument, found.data);
    else {
      const message = `There is no rule set "${id}".`;
      problems.push({ code: 'TAM_CRISIS_UNKNOWN_RULE_SET', file: id, pointer: '', message });
    }
  }
  return [...byInstrument.values()];
}
