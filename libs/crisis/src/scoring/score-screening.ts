import type { RuleSet } from './rule-set-schema';
import type { Screened } from './screened';
import { scoreSum } from './score-sum';
import { scoreTier } from './score-tier';
import { scoreYesNo } from './score-yes-no';
import { COMMON_BANDS, type Score, type ScoreFlag } from './score';

/** Which rule set scores which instrument: at most one each. */
export interface Scoring {
  readonly ruleSets: readonly RuleSet[];
}

/**
 * Scores one screening. The items decide: those of another instrument than the one named are scored too, and their
 * evidence counts, so that a script which asks the questions of an instrument is not blind.
 */
export function scoreScreening(screened: Screened, { ruleSets }: Scoring): Score {
  const named = ruleSets.find(({ instrument }) => instrument === screened.instrument);
  const codes = new Set(screened.items.map(({ code }) => code));
  const foreign = ruleSets.filter((one) => one !== named && itemCodesOf(one).some((code) => codes.has(code)));
  const scores = [...(named ? [named] : []), ...foreign].map((ruleSet) => scoreBy(screened, ruleSet));
  const unknown = hasUnknownItems(codes, ruleSets);
  const [first, ...others] = scores;
  if (first === undefined) return notScored(screened, unknown);
  const flags = new Set<ScoreFlag>(scores.flatMap((score) => score.flags));
  if (foreign.length > 0) flags.add('foreign-items');
  if (named === undefined) flags.add('not-scored');
  if (unknown) flags.add('item-unrecognised');
  if (others.some(({ coversCrisis }) => coversCrisis)) flags.delete('no-crisis-coverage');
  return {
    ...first,
    evidence: [...new Set(scores.flatMap(({ evidence }) => evidence))],
    flags: [...flags].sort(),
    hasYes: scores.some(({ hasYes }) => hasYes),
    coversCrisis: scores.some(({ coversCrisis }) => coversCrisis),
  };
}

function scoreBy(screened: Screened, ruleSet: RuleSet): Score {
  switch (ruleSet.kind) {
    case 'yes-no':
      return scoreYesNo(screened, ruleSet);
    case 'sum':
      return scoreSum(screened, ruleSet);
    case 'tier':
      return scoreTier(screened, ruleSet);
  }
}

/** Every code by which a rule set knows an item that it scores. */
export function itemCodesOf(ruleSet: RuleSet): readonly string[] {
  return ruleSet.kind === 'tier' ? ruleSet.codes : ruleSet.items.flatMap((item) => item.codes);
}

function hasUnknownItems(codes: ReadonlySet<string>, ruleSets: readonly RuleSet[]): boolean {
  const known = new Set(ruleSets.flatMap((one) => [...itemCodesOf(one), ...(one.unscored ?? [])]));
  return [...codes].some((code) => !known.has(code));
}

function notScored({ instrument }: Screened, unknown: boolean): Score {
  return {
    instrument,
    ruleSet: undefined,
    band: COMMON_BANDS.notScored,
    bandPlace: undefined,
    evidence: [],
    flags: unknown ? ['item-unrecognised', 'not-scored'] : ['not-scored'],
    hasYes: false,
    coversCrisis: false,
  };
}
