import { givenAnswer, holdsAny, type YesNoAnswers } from './conditions';
import { completionsOf } from './completions';
import { readAnswers, REFUSED } from './answers';
import type { Screened } from './screened';
import { COMMON_BANDS, type Score, type ScoreFlag } from './score';
import type { YesNoRuleSet } from './rule-set-schema';

const YES = new Set(['yes', 'LA33-6']);
const NO = new Set(['no', 'LA32-8']);

/**
 * Scores items answered with Yes or No. The most urgent band stands whatever else is missing. Below it, an answer that
 * was due and is missing leaves the screening incomplete if any way of giving it could raise the band.
 */
export function scoreYesNo(screened: Screened, ruleSet: YesNoRuleSet): Score {
  const read = readAnswers(ruleSet.items, screened.items, readYesNo, (yes) => (yes ? 1 : 0));
  const answers: YesNoAnswers = new Map(
    ruleSet.items.map(({ name }) => [name, givenAnswer(read.byItem.get(name))]),
  );
  const given = [...read.byItem.values()];
  const hasYes = given.some((answer) => typeof answer === 'object' && answer.is);
  const isAnswered = given.some((answer) => typeof answer === 'object');
  const isRefused = given.includes('refused') || screened.outcome === REFUSED;

  const flagRows = (ruleSet.flags ?? []).filter(({ when }) => holdsAny(when, answers));
  const explained = new Set(flagRows.flatMap(({ when }) => unansweredIn(when, answers)));
  const { due, best, worst } = completionsOf(ruleSet, answers);
  const missing = [...due].filter((name) => !explained.has(name));
  const flags = new Set<ScoreFlag>(flagRows.map(({ flag }) => flag));
  if (read.answeredTwice) flags.add('answered-twice');
  if (read.unrecognised) flags.add('value-unrecognised');

  const evidence = ruleSet.evidence.filter(({ when }) => holdsAny(when, answers)).map(({ code }) => code);
  if (flags.has('contradiction')) evidence.push('screen-contradiction');

  const top = ruleSet.bands[0]!;
  const isTop = holdsAny(top.when ?? [], answers);
  const outcome = ((): Pick<Score, 'band' | 'bandPlace'> & { readonly atLeast?: string } => {
    if (isTop) return { band: top.band, bandPlace: 0 };
    if (due.size === 0) return { band: ruleSet.bands[worst]!.band, bandPlace: worst };
    if (hasYes) {
      evidence.push('screen-incomplete-after-yes');
      const { band, standsIncomplete } = ruleSet.bands[worst]!;
      if (best === worst && standsIncomplete) return { band, bandPlace: worst };
      return { band: COMMON_BANDS.incomplete, bandPlace: undefined, atLeast: band };
    }
    if (isRefused) {
      evidence.push(ruleSet.refusal.evidence);
      const place = ruleSet.bands.findIndex(({ band }) => band === ruleSet.refusal.band);
      return { band: ruleSet.refusal.band, bandPlace: place < 0 ? undefined : place };
    }
    const band = isAnswered ? COMMON_BANDS.incomplete : COMMON_BANDS.notAdministered;
    return { band, bandPlace: undefined };
  })();
  if (missing.length > 0 && outcome.band !== COMMON_BANDS.notAdministered) flags.add('incomplete');

  return {
    instrument: screened.instrument,
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
    ...outcome,
    evidence: [...new Set(evidence)],
    flags: [...flags].sort(),
    hasYes,
    coversCrisis: hasYes || outcome.bandPlace !== undefined || outcome.band === ruleSet.refusal.band,
  };
}

function readYesNo(value: string | number): boolean | undefined {
  if (typeof value === 'number') return undefined;
  if (YES.has(value)) return true;
  return NO.has(value) ? false : undefined;
}

/** The items that conditions which hold name as unanswered: their absence has a meaning of its own. */
function unansweredIn(when: YesNoRuleSet['evidence'][number]['when'], answers: YesNoAnswers): string[] {
  return when
    .filter((condition) => holdsAny([condition], answers))
    .flatMap((condition) =>
      Object.entries(condition).flatMap(([name, answer]) => (answer === 'unanswered' ? [name] : [])),
    );
}
