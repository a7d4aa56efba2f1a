import { loadRuleBookIn } from '@tam/config';
import { FloorRows, scoreScreening, type Level, type Score } from '@tam/crisis';
import { sha256Hex } from '@tam/record';

/** The rule book that ships. */
export const book = loadRuleBookIn({ sha256: sha256Hex });
const rows = new FloorRows(book.floors);

export type Given = 'yes' | 'no' | 'refused' | undefined;

/** The score of some answers under the rule set in use, or under another one. */
export function scoreOf(
  instrument: string,
  answers: { readonly [code: string]: string | number | undefined },
  ruleSet?: string,
  outcome?: string,
): Score {
  const items = Object.entries(answers).flatMap(([code, value]) =>
    value === undefined ? [] : [{ code, value }],
  );
  const ruleSets = ruleSet === undefined ? book.scoring : book.ruleSets.filter((one) => one.id === ruleSet);
  return scoreScreening({ instrument, items, outcome, office: 'clerk' }, { ruleSets });
}

/** The floor of a score; undefined: none. */
export function floorOf(score: Score): Level | undefined {
  return rows.mostUrgent(score.evidence)?.level;
}

/** Every way of choosing one of some values for each of some places. */
export function combinations<T>(values: readonly T[], places: number): T[][] {
  if (places === 0) return [[]];
  return combinations(values, places - 1).flatMap((rest) => values.map((value) => [...rest, value]));
}
