import type { CaseRecord, StoredEvent } from '@tam/record';
import type { SourceTable } from '@tam/standards';
import type { Ending } from '../clocks/endings';
import { actorOf, flagOf } from '../facts/fields';
import type { Doubt } from '../slots/slot';
import { ANSWERED, leftMessage, wasAnswered } from './call-answers';
import { isMachine } from './who-answered';

const ABANDONED = 'intake.call-abandoned.v1';
const ENDED = 'intake.call-ended.v1';
const CALLERS: ReadonlySet<string> = new Set(['member', 'representative']);

const ANSWER_UNRECORDED: Doubt = { missing: 'when the call was answered', because: 'answer-unrecorded' };
const END_UNKNOWN: Doubt = { missing: 'who ended the call', because: 'call-end-unknown' };

/**
 * The ends by which callers gave up waiting. Who left a message hangs up in order to wait, not because of it, and the
 * end of a conversation is none of the wait.
 */
export function abandonmentsOf(kase: CaseRecord): readonly Ending[] {
  return kase.events
    .filter((event) => !leftMessage(kase, event.time) && isAbandonment(kase, event))
    .map((event) => ({ reason: 'abandoned', at: event.time, event, closing: false }));
}

function isAbandonment(kase: CaseRecord, event: StoredEvent): boolean {
  if (event.type === ABANDONED) return true;
  return (
    event.type === ENDED &&
    CALLERS.has(actorOf(event, 'by')?.office ?? '') &&
    !wasAnswered(kase, event.time) &&
    !hadReached(event)
  );
}

/**
 * What the end of a call leaves open where no answer of a person was recorded: somebody was reached by dueAt (epoch ms)
 * and nobody says when, or nobody says who ended it by then. A call that the plan's side ended keeps its promise open,
 * and what ends later proves nothing, unless its source has no way to tell of answers.
 */
export function doubtOfEnd(kase: CaseRecord, dueAt: number, sources: SourceTable): Doubt | undefined {
  for (const event of kase.events) {
    if (event.type !== ENDED || wasAnswered(kase, event.time)) continue;
    const inTime = event.time <= dueAt;
    if (hadReached(event) && (inTime || sources.cannotSend(event.source, ANSWERED))) return ANSWER_UNRECORDED;
    const unknown = inTime && actorOf(event, 'by') === undefined;
    if (unknown && !leftMessage(kase, event.time)) return END_UNKNOWN;
  }
  return undefined;
}

function hadReached(event: StoredEvent): boolean {
  return flagOf(event, 'reached') === true && !isMachine(event);
}
