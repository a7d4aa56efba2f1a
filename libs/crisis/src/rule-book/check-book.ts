import type { FloorTable } from '../floors/floor-table-schema';
import type { RuleSet } from '../scoring/rule-set-schema';
import { itemCodesOf } from '../scoring/score-screening';
import type { BookProblem } from './book-file';
import { looksLikeLoinc } from './loinc-schema';
import type { Parsed } from './read-files';

/** What no single file can show: codes that others define, and names that must meet. */
export function checkCodes(ruleSet: Parsed<RuleSet>, allowed: ReadonlySet<string>): readonly BookProblem[] {
  const { data, file } = ruleSet;
  const codes = [...itemCodesOf(data), ...(data.unscored ?? []), ...answerCodesOf(data)];
  return codes
    .filter((code) => looksLikeLoinc(code) && !allowed.has(code))
    .map((code) => ({
      code: 'TAM_CRISIS_UNKNOWN_CODE' as const,
      file: file.path,
      pointer: '',
      message: `${code} is not on the list of LOINC codes.`,
    }));
}

/** Conditions may name only items, and an item may depend only on those before it. */
export function checkItems({ data, file }: Parsed<RuleSet>): readonly BookProblem[] {
  if (data.kind !== 'yes-no') return [];
  const names = data.items.map(({ name }) => name);
  const problems: BookProblem[] = [];
  const check = (
    conditions: readonly object[] | undefined,
    known: readonly string[],
    pointer: string,
  ): void => {
    for (const name of (conditions ?? []).flatMap((condition) => Object.keys(condition))) {
      if (known.includes(name)) continue;
      const message = `"${name}" is no item that stands before it.`;
      problems.push({ code: 'TAM_CRISIS_INVALID', file: file.path, pointer, message });
    }
  };
  for (const [i, { askedIf }] of data.items.entries())
    check(askedIf, names.slice(0, i), `/items/${i}/askedIf`);
  for (const [i, { when }] of data.bands.entries()) check(when, names, `/bands/${i}/when`);
  for (const [i, { when }] of data.evidence.entries()) check(when, names, `/evidence/${i}/when`);
  for (const [i, { when }] of (data.flags ?? []).entries()) check(when, names, `/flags/${i}/when`);
  return problems;
}

/** Whatever a rule set can show stands on exactly one row of the floor table. */
export function checkEvidence(
  ruleSets: readonly Parsed<RuleSet>[],
  table: Parsed<FloorTable>,
): readonly BookProblem[] {
  const rows = new Map<string, string>();
  const problems: BookProblem[] = [];
  const add = (file: string, pointer: string, message: string): void => {
    problems.push({ code: 'TAM_CRISIS_EVIDENCE', file, pointer, message });
  };
  for (const [i, row] of table.data.rows.entries()) {
    for (const code of row.evidence) {
      if (rows.has(code)) add(table.file.path, `/rows/${i}/evidence`, `"${code}" stands on two rows.`);
      rows.set(code, row.id);
    }
  }
  for (const { data, file } of ruleSets) {
    for (const code of evidenceOf(data)) {
      if (!rows.has(code)) add(file.path, '', `"${code}" stands on no row of ${table.data.id}.`);
    }
  }
  return problems;
}

function answerCodesOf(ruleSet: RuleSet): readonly string[] {
  if (ruleSet.kind === 'sum') return Object.keys(ruleSet.answers);
  return ruleSet.kind === 'tier' ? ruleSet.bands.flatMap(({ answers }) => answers) : [];
}

function evidenceOf(ruleSet: RuleSet): readonly string[] {
  switch (ruleSet.kind) {
    case 'yes-no':
      return [
        ...ruleSet.evidence.map(({ code }) => code),
        ruleSet.refusal.evidence,
        'screen-contradiction',
        'screen-incomplete-after-yes',
      ];
    case 'sum':
      return [
        ...(ruleSet.crisisItem?.evidence.map(({ code }) => code) ?? []),
        ...(ruleSet.crisisItem ? [ruleSet.crisisItem.refusal] : []),
        ...(ruleSet.totalEvidence ? [ruleSet.totalEvidence.code] : []),
      ];
    case 'tier':
      return [...ruleSet.bands.map(({ evidence }) => evidence), 'screen-refused'];
  }
}
