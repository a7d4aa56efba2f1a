import { readAnswers, REFUSED, type Answer } from './answers';
import type { SumRuleSet } from './rule-set-schema';
import type { Screened } from './screened';
import { COMMON_BANDS, type Score, type ScoreFlag } from './score';

/**
 * Scores items answered with a number. There is a total only where every item has one; the item on suicide speaks for
 * itself, whatever the total.
 */
export function scoreSum(screened: Screened, ruleSet: SumRuleSet): Score {
  const { highest, answers: codes } = ruleSet;
  const read = readAnswers(
    ruleSet.items,
    screened.items,
    (value) => readNumber(value, highest, codes),
    (n) => n,
  );
  const numbers = [...read.byItem.values()].flatMap((answer) =>
    typeof answer === 'object' ? [answer.is] : [],
  );
  const sum = numbers.reduce((total, number) => total + number, 0);
  const isComplete = numbers.length === ruleSet.items.length;
  const isRefused = [...read.byItem.values()].includes('refused') || screened.outcome === REFUSED;
  const crisis = crisisOf(screened, ruleSet, read.byItem);

  const flags = new Set<ScoreFlag>(crisis.flags);
  if (read.answeredTwice) flags.add('answered-twice');
  if (read.unrecognised) flags.add('value-unrecognised');
  const { totalEvidence } = ruleSet;
  const isSevere = totalEvidence !== undefined && sum >= totalEvidence.from && !crisis.hasYes;
  const place = ruleSet.bands.findIndex(({ from }) => sum >= from);
  const band = isComplete
    ? ruleSet.bands[place]!.band
    : numbers.length > 0
      ? COMMON_BANDS.incomplete
      : isRefused
        ? COMMON_BANDS.refused
        : COMMON_BANDS.notAdministered;
  if (!isComplete && band !== COMMON_BANDS.notAdministered) flags.add('incomplete');

  return {
    instrument: screened.instrument,
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
    band,
    bandPlace: isComplete ? place : undefined,
    ...(isComplete && { total: sum }),
    evidence: [...crisis.evidence, ...(isSevere ? [totalEvidence.code] : [])],
    flags: [...flags].sort(),
    hasYes: crisis.hasYes,
    coversCrisis: crisis.covers,
  };
}

interface CrisisItem {
  readonly evidence: readonly string[];
  readonly flags: readonly ScoreFlag[];
  readonly hasYes: boolean;
  readonly covers: boolean;
}

function crisisOf(
  screened: Screened,
  { crisisItem }: SumRuleSet,
  byItem: ReadonlyMap<string, Answer<number>>,
): CrisisItem {
  if (crisisItem === undefined)
    return { evidence: [], flags: ['no-crisis-coverage'], hasYes: false, covers: false };
  const answer = byItem.get(crisisItem.name);
  if (typeof answer === 'object') {
    const shown = crisisItem.evidence.find(({ from }) => answer.is >= from);
    return { evidence: shown ? [shown.code] : [], flags: [], hasYes: answer.is > 0, covers: true };
  }
  const isRefused = answer === 'refused' || (answer === undefined && screened.outcome === REFUSED);
  return {
    evidence: isRefused ? [crisisItem.refusal] : [],
    flags: ['crisis-item-missing'],
    hasYes: false,
    covers: isRefused,
  };
}

function readNumber(
  value: string | number,
  highest: number,
  codes: { readonly [code: string]: number },
): number | undefined {
  if (typeof value === 'string') return Object.hasOwn(codes, value) ? codes[value] : undefined;
  return Number.isInteger(value) && value >= 0 && value <= highest ? value : undefined;
}
