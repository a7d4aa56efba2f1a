import type { RuleSet } from '@tam/crisis';
import type { ScoreTally } from './score-tally';

/** The counts in words, for people. `before` and `after`: the two rule sets that were compared. */
export function renderScores(
  tally: ScoreTally,
  before: RuleSet | undefined,
  after: RuleSet | undefined,
  rejectsPath: string,
): string {
  const { screenings, rejects } = tally;
  const lines = [
    `events      ${count(tally.events)}`,
    `rejected    ${count(rejects.count)}${rejects.count > 0 ? `, see ${rejectsPath}` : ''}`,
    `screenings  ${count(screenings)}`,
    ...sorted(tally.bands).map(([band, number]) => `  ${band}  ${count(number)}`),
    ...(after === undefined ? [] : comparison(tally, before?.id ?? 'no rule set', after)),
  ];
  return `${lines.join('\n')}\n`;
}

function comparison(
  { compared, differing, pairs }: ScoreTally,
  before: string,
  { id, instrument }: RuleSet,
): readonly string[] {
  return [
    `compared    ${count(compared)} of ${instrument}: ${before} with ${id}`,
    `  band differs   ${shareOf(differing.band, compared)}`,
    `  floor differs  ${shareOf(differing.floor, compared)}`,
    ...sorted(pairs).map(([pair, number]) => `  ${pair}  ${count(number)}`),
  ];
}

/** A count of a count; nothing of nothing is "none". */
function shareOf(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${count(part)} of ${count(whole)}`;
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
