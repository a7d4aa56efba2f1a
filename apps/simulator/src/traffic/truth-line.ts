import { instantText } from '../world/local-dates';
import { stepsOf, type Told } from '../telling/truth';

/** One line of the truth file: one clock with every step it takes, or a case of which nothing may be said. */
export type TruthLine = Readonly<Record<string, unknown>>;

/**
 * The truth of a story as lines of JSON, instants in UTC. `cut` (epoch ms): nothing that happens later is ever sent, so
 * that the steps hold for good of what was sent. A story whose truth is not settled by then has lines that say so.
 */
export function truthLines(told: Told, cut = Infinity): readonly TruthLine[] {
  const { kind: story, variant, memberRef } = told;
  if (told.settledFrom > cut) {
    const cases = new Set(told.utterances.map(({ event }) => event.caseId));
    return [...cases].map((caseId) => ({ memberRef, caseId, story, variant, unsettled: true }));
  }
  const clocks = told.expected.flatMap((clock) => {
    const steps = stepsOf(clock, cut);
    if (steps.length === 0) return [];
    const { caseId, standard, anchorKey, startedAt } = clock;
    return {
      memberRef,
      caseId,
      story,
      variant,
      standard,
      anchorKey,
      startedAt: instantText(startedAt),
      settledFrom: instantText(told.settledFrom),
      steps: steps.map(({ since, dueAt, originalDueAt, orElse: _other, ...step }) => ({
        since: instantText(since),
        ...step,
        dueAt: instantText(dueAt),
        ...(originalDueAt === undefined ? {} : { originalDueAt: instantText(originalDueAt) }),
      })),
    };
  });
  const silent = told.silent.map(({ caseId, why }) => ({ memberRef, caseId, story, variant, silent: why }));
  return [...clocks, ...silent];
}
