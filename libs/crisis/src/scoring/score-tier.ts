import { readAnswers, REFUSED } from './answers';
import type { TierRuleSet } from './rule-set-schema';
import type { Screened } from './screened';
import { COMMON_BANDS, type Score, type ScoreFlag } from './score';

/** Takes over the tier that a clinician set. One that somebody else set counts too, and says so. */
export function scoreTier(screened: Screened, ruleSet: TierRuleSet): Score {
  const { bands } = ruleSet;
  const read = readAnswers(
    [{ name: 'tier', codes: ruleSet.codes }],
    screened.items,
    (value) => {
      const place = bands.findIndex(({ answers }) => answers.includes(String(value)));
      return place < 0 ? undefined : place;
    },
    (place) => bands.length - 1 - place,
  );
  const tier = read.byItem.get('tier');
  const flags = new Set<ScoreFlag>();
  if (read.answeredTwice) flags.add('answered-twice');
  if (read.unrecognised) flags.add('value-unrecognised');
  const head = {
    instrument: screened.instrument,
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
  };
  if (typeof tier !== 'object') {
    const isRefused = tier === 'refused' || screened.outcome === REFUSED;
    return {
      ...head,
      band: isRefused ? COMMON_BANDS.refused : COMMON_BANDS.notAdministered,
      bandPlace: undefined,
      evidence: isRefused ? ['screen-refused'] : [],
      flags: [...flags].sort(),
      hasYes: false,
      coversCrisis: isRefused,
    };
  }
  if (screened.office !== 'clinician') flags.add('tier-not-by-clinician');
  const { band, evidence } = bands[tier.is]!;
  return {
    ...head,
    band,
    bandPlace: tier.is,
    evidence: [evidence],
    flags: [...flags].sort(),
    hasYes: tier.is < bands.length - 1,
    coversCrisis: true,
  };
}
