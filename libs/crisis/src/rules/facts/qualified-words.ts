import { compareEvents } from '@tam/record';
import type { Evidence } from '../../floors/floor';
import type { Level } from '../../ladder/level';
import type { CaseView, MemberTimeline } from '../../timeline/member-timeline';
import type { Moment } from '../../timeline/moment';
import { mendedBy, type Resolution } from './resolution';

/** What a qualified person said about urgency. */
export interface QualifiedWord extends Moment {
  /** The level said; undefined: a review, which says none of its own. */
  readonly level: Level | undefined;
  /** The recommendation that was reviewed. */
  readonly recommendationId: string | undefined;
  /** An assessment is of the person, whichever case it is told on. */
  readonly isAssessment: boolean;
}

/** The words of qualified persons on a case, and their assessments on any case of the member, in total order. */
export function qualifiedWords(kase: CaseView, { cases }: MemberTimeline): readonly QualifiedWord[] {
  const { decisions, recommendations } = kase;
  const words: QualifiedWord[] = [];
  for (const { qualified, kind, level, at, caseId, event } of decisions) {
    if (qualified === 'yes' && kind !== 'implicit')
      words.push({ at, caseId, event, level, recommendationId: undefined, isAssessment: false });
  }
  for (const { reviews } of recommendations) {
    for (const { qualified, at, caseId, event, recommendationId } of reviews) {
      if (qualified === 'yes')
        words.push({ at, caseId, event, level: undefined, recommendationId, isAssessment: false });
    }
  }
  for (const { assessments } of cases) {
    for (const { qualified, level, at, caseId, event } of assessments) {
      if (qualified === 'yes')
        words.push({ at, caseId, event, level, recommendationId: undefined, isAssessment: true });
    }
  }
  return words.sort((a, b) => compareEvents(a.event, b.event));
}

/** The first qualified word after an event. */
export function wordAfter(
  words: readonly QualifiedWord[],
  { event }: Pick<Moment, 'event'>,
): Resolution | undefined {
  const word = words.find((one) => compareEvents(one.event, event) > 0);
  return mendedBy(word, 'A qualified person decided.');
}

/** What first took the place of evidence in a case: a qualified person's word after it. */
export function settlementOf({ settlements }: Evidence, caseId: string): Resolution | undefined {
  const settlement = settlements.find(({ scope, event }) => scope === 'member' || event.caseId === caseId);
  if (settlement === undefined) return undefined;
  const { event, level } = settlement;
  return mendedBy({ at: event.time, event }, `A qualified person set ${level}.`);
}
