import { instantText } from '../world/local-dates';
import type { Told } from '../telling/truth';

/** One line of the truth file: one clock with every step it takes, or a case of which nothing may be said. */
export type TruthLine = Readonly<Record<string, unknown>>;

/**
 * The truth of a story as lines of JSON, instants in UTC. `end` (epoch ms): the events of the simulation stop there, so
 * that steps beyond it are left out, and with them clocks that only later events would have started.
 */
export function truthLines(told: Told, end = Infinity): readonly TruthLine[] {
  const { kind: story, variant, memberRef } = told;
  const clocks = told.expected.flatMap(({ caseId, standard, anchorKey, startedAt, steps }) => {
    const taken = steps.filter(({ since }) => since <= end);
    if (taken.length === 0) return [];
    return {
      memberRef,
      caseId,
      story,
      variant,
      standard,
      anchorKey,
      startedAt: instantText(startedAt),
      settledFrom: instantText(told.settledFrom),
      steps: taken.map(({ since, dueAt, originalDueAt, orElse: _other, ...step }) => ({
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
