import type { CaseRecord, StoredEvent } from '@tam/record';
import type { Standard, UnreachableRule } from '@tam/standards';
import { isQualified, sideOf } from '../facts/actor';
import type { DayTable } from '@tam/calendar';
import { actorOf, textOf } from '../facts/fields';

/** Why a clock leaves the denominators before its limit. */
export type EndReason =
  | 'withdrawn-by-member'
  | 'unreachable'
  | 'deceased'
  | 'coverage-ended'
  | 'admitted'
  | 'authorization-requested'
  | 'authorization-denied'
  | 'reclassified'
  | 'continued'
  | 'course-ended'
  | 'appointment-cancelled'
  | 'abandoned'
  | 'not-a-request';

/** An end: when, why, by which event. A `closing` hands the wait over: only what was offered before it counts. */
export interface Ending {
  readonly reason: EndReason;
  readonly at: number;
  readonly event: StoredEvent;
  readonly closing: boolean;
}

const GIVEN_UP: ReadonlySet<string> = new Set(['no-longer-wanted', 'care-elsewhere']);

/** The ends that the events of a case tell, whatever standard is asked; unreachable and course ends are told apart. */
export function endingsOf(kase: CaseRecord): readonly Ending[] {
  const endings: Ending[] = [];
  for (const event of kase.events) {
    const reason = plainReason(event);
    if (reason) endings.push({ reason, at: event.time, event, closing: reason === 'authorization-denied' });
  }
  return endings;
}

function plainReason(event: StoredEvent): EndReason | undefined {
  switch (event.type) {
    case 'intake.request-withdrawn.v1':
      return sideOf(event, 'unknown') === 'member' ? 'withdrawn-by-member' : undefined;
    case 'intake.case-closed.v1':
      return sideOf(event, 'unknown') === 'member' && GIVEN_UP.has(textOf(event, 'reasonCode') ?? '')
        ? 'withdrawn-by-member'
        : undefined;
    case 'intake.not-a-request.v1':
      return 'not-a-request';
    case 'care.admitted.v1':
      return 'admitted';
    case 'authorization.decided.v1':
      return event.fields['decision'] === 'denied' ? 'authorization-denied' : undefined;
    default:
      return undefined;
  }
}

/**
 * A closure as unreachable counts only with the pack's number of attempts on its number of local days, made between the
 * start and the closure, that did not reach the member; of several closures the first that has them.
 */
export function unreachableEnding(
  facts: { readonly kase: CaseRecord; readonly table: DayTable },
  startedAt: number,
  due: number,
  rule: UnreachableRule,
): Ending | undefined {
  const { kase, table } = facts;
  const closures = kase.events.filter(
    (event) =>
      event.type === 'intake.case-closed.v1' &&
      event.fields['reasonCode'] === 'unreachable' &&
      event.time >= startedAt &&
      event.time <= due,
  );
  if (closures.length === 0) return undefined;
  const reached = new Set(
    kase.events
      .filter((event) => event.type === 'intake.contact-reached.v1')
      .map((event) => textOf(event, 'contactId')),
  );
  const attempts = kase.events.filter(
    (event) =>
      event.type === 'intake.contact-attempted.v1' &&
      event.time >= startedAt &&
      !reached.has(textOf(event, 'contactId')),
  );
  const closed = closures.find((closure) => {
    const made = attempts.filter((event) => event.time <= closure.time);
    const days = new Set(made.map((event) => table.localDate(event.time)));
    return made.length >= rule.attempts && days.size >= rule.localDays;
  });
  return closed && { reason: 'unreachable', at: closed.time, event: closed, closing: false };
}

/** A course that its treating provider ended owes no further follow-up. */
export function courseEnding(kase: CaseRecord, courseId: string, standard: Standard): Ending | undefined {
  const event = kase.events.find(
    (candidate) =>
      candidate.type === 'care.course-ended.v1' &&
      textOf(candidate, 'courseId') === courseId &&
      isQualified(actorOf(candidate, 'decidedBy'), standard.qualified),
  );
  return event && { reason: 'course-ended', at: event.time, event, closing: false };
}
