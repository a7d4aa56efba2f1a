import type { CaseRecord, StoredEvent, TraceStep } from '@tam/record';
import type { DayTable } from '@tam/calendar';
import type { Standard } from '@tam/standards';
import { isQualified } from '../facts/actor';
import { actorOf, instantOf, textOf } from '../facts/fields';
import { step } from '../outcome/trace';

/** What moved a limit: a note that a longer wait does no harm, an interval of a course, or periodic care set in advance. */
export type MovedBy = 'extension' | 'care-interval' | 'advance-schedule';

/** A dueAt that a valid note or interval moved, and everything that was looked at on the way. */
export interface MovedDue {
  readonly dueAt: number;
  readonly by: MovedBy | undefined;
  readonly steps: readonly TraceStep[];
}

/** The clock whose limit is to be moved. */
export interface Movable {
  readonly anchorKey: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly courseId?: string;
}

const RELATIONS: ReadonlySet<string> = new Set(['treating', 'referring', 'triage']);
const NO_DETRIMENT = 'no-detrimental-impact';

/** Applies the notes and intervals that the standard admits, in order; each is tested against the limit it would move. */
export function movedDue(kase: CaseRecord, standard: Standard, clock: Movable, table: DayTable): MovedDue {
  let due = clock.dueAt;
  let by: MovedDue['by'];
  const steps: TraceStep[] = [];
  const revoked = revokedExtensions(kase);
  for (const event of kase.events) {
    if (event.type === 'intake.extension-documented.v1') {
      if (appliesToOther(event, clock.anchorKey)) continue;
      const fault = extensionFault(event, standard, clock.startedAt, due, revoked);
      const latestAt = instantOf(event, 'latestAt');
      steps.push(extensionStep(event, fault, latestAt, table));
      if (fault !== undefined || latestAt === undefined) continue;
      due = latestAt;
      by = 'extension';
    } else if (event.type === 'care.interval-determined.v1') {
      const kind = intervalKind(event, clock);
      const moved = kind && intervalEnd(event, kind, standard, clock, due, table);
      if (!moved) continue;
      steps.push(intervalStep(event, moved));
      if (moved.fault !== undefined) continue;
      due = moved.dueAt;
      by = kind;
    }
  }
  return { dueAt: due, by, steps };
}

function revokedExtensions(kase: CaseRecord): ReadonlySet<string | undefined> {
  return new Set(
    kase.events
      .filter((event) => event.type === 'intake.extension-revoked.v1')
      .map((event) => textOf(event, 'extensionId')),
  );
}

function appliesToOther(event: StoredEvent, anchorKey: string): boolean {
  const only = textOf(event, 'appliesTo');
  return only !== undefined && only !== anchorKey;
}

/** Which test of an extension failed, in words; undefined: it is established. */
function extensionFault(
  event: StoredEvent,
  standard: Standard,
  startedAt: number,
  due: number,
  revoked: ReadonlySet<string | undefined>,
): string | undefined {
  if (!standard.exceptions.includes('extension')) return 'this standard admits no extension';
  if (revoked.has(textOf(event, 'extensionId'))) return 'it was revoked';
  if (!isQualified(actorOf(event, 'author'), standard.qualified)) return 'its author is not qualified';
  if (!RELATIONS.has(textOf(event, 'relation') ?? ''))
    return 'its author is not the referring, treating or triage professional';
  if (event.fields['finding'] !== NO_DETRIMENT) return 'it does not state that the longer wait does no harm';
  if (textOf(event, 'recordRef') === undefined) return 'it is not noted in a record';
  const notedAt = instantOf(event, 'notedAt');
  if (notedAt === undefined || notedAt < startedAt) return 'it was noted before the clock started';
  if (notedAt > due || event.time > due) return 'it was not noted and told by the limit it extends';
  const latestAt = instantOf(event, 'latestAt');
  if (latestAt === undefined) return 'it names no latest date';
  return latestAt <= due ? 'its latest date is not after the limit' : undefined;
}

function extensionStep(
  event: StoredEvent,
  fault: string | undefined,
  latestAt: number | undefined,
  table: DayTable,
): TraceStep {
  const valid = fault === undefined;
  const until = latestAt === undefined ? 'no date' : table.localDate(latestAt);
  return step(
    'extension',
    [event],
    { ...(fault !== undefined && { fault }), valid },
    valid
      ? `An extension to ${until} is established: the limit moves.`
      : `An extension to ${until} is not established: ${fault}.`,
  );
}

/**
 * What an interval is to a clock: of a visit that of its course; of a request the periodic care that the treating
 * provider set in advance. Undefined: it is about something else.
 */
function intervalKind(event: StoredEvent, clock: Movable): 'care-interval' | 'advance-schedule' | undefined {
  if (clock.courseId !== undefined)
    return textOf(event, 'courseId') === clock.courseId ? 'care-interval' : undefined;
  const ofRequest = clock.anchorKey.startsWith('request');
  return ofRequest && event.fields['basis'] === 'advance-schedule' ? 'advance-schedule' : undefined;
}

interface IntervalEnd {
  readonly dueAt: number;
  readonly nextBy: string;
  readonly fault: string | undefined;
}

/** The end of an interval that the treating provider set for the next visit; undefined: it says nothing of this one. */
function intervalEnd(
  event: StoredEvent,
  kind: 'care-interval' | 'advance-schedule',
  standard: Standard,
  clock: Movable,
  due: number,
  table: DayTable,
): IntervalEnd | undefined {
  const nextBy = textOf(event, 'nextBy');
  if (nextBy === undefined) return undefined;
  const dueAt = table.endOfDay(nextBy);
  if (dueAt <= due) return undefined;
  const validUntil = textOf(event, 'validUntil');
  if (validUntil !== undefined && table.endOfDay(validUntil) < clock.startedAt) return undefined;
  let fault: string | undefined;
  if (!standard.exceptions.includes(kind)) fault = `this standard admits no ${kind}`;
  else if (!isQualified(actorOf(event, 'decidedBy'), standard.qualified))
    fault = 'who set it is not qualified';
  else if (event.time > due) fault = 'it was not set by the limit it moves';
  return { dueAt, nextBy, fault };
}

function intervalStep(event: StoredEvent, { nextBy, fault }: IntervalEnd): TraceStep {
  return step(
    'care-interval',
    [event],
    { ...(fault !== undefined && { fault }), nextBy, valid: fault === undefined },
    fault === undefined
      ? `The treating provider set the next visit for ${nextBy} at the latest: the limit moves.`
      : `An interval to ${nextBy} does not move the limit: ${fault}.`,
  );
}
