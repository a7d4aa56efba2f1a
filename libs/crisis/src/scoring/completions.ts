import { holdsAny, type YesNoAnswers } from './conditions';
import type { YesNoRuleSet } from './rule-set-schema';

/** What the answers that are missing could still make of a screening. Places count from the most urgent band. */
export interface Completions {
  /** Items without an answer that are due, now or by another answer that is missing. */
  readonly due: ReadonlySet<string>;
  readonly best: number;
  readonly worst: number;
}

/**
 * Tries every way in which the missing answers could be given, each item only where it is due after those before it:
 * at most 2 to the power of the items, which are seven.
 */
export function completionsOf(ruleSet: YesNoRuleSet, answers: YesNoAnswers): Completions {
  const due = new Set<string>();
  let best = Infinity;
  let worst = -Infinity;
  const trial = new Map(answers);
  const complete = (index: number): void => {
    const item = ruleSet.items[index];
    if (item === undefined) {
      const place = placeOf(ruleSet, trial);
      best = Math.min(best, place);
      worst = Math.max(worst, place);
      return;
    }
    const isDue = item.askedIf === undefined || holdsAny(item.askedIf, trial);
    if (answers.get(item.name) !== undefined || !isDue) {
      complete(index + 1);
      return;
    }
    due.add(item.name);
    for (const answer of [true, false]) {
      trial.set(item.name, answer);
      complete(index + 1);
    }
    trial.set(item.name, undefined);
  };
  complete(0);
  return { due, best, worst };
}

function placeOf({ bands }: YesNoRuleSet, answers: YesNoAnswers): number {
  const place = bands.findIndex(({ when }) => when === undefined || holdsAny(when, answers));
  return place < 0 ? bands.length - 1 : place;
}
