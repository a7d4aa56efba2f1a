import type { TamEvent } from '@tam/events';
import type { Determination } from '@tam/record';
import { Temporal } from 'temporal-polyfill';
import { PACIFIC } from '../stories/story';

/** What an event tells that may take a breach back although it happened only after the limit; undefined: nothing. */
type Telling = (event: TamEvent, breach: Determination, by: number, before: readonly TamEvent[]) => boolean;

const SLOT: Telling = ({ data }, _breach, by) => opensBy(data['startsAt'], by);
const CARE: Telling = ({ data }, _breach, by) => opensBy(data['startedAt'], by);

/**
 * The closed list. After a limit nothing turns a breach into anything else but evidence that the offer existed by then,
 * a void, a death, or cover that had ended or begun before.
 */
const TURNS_A_BREACH: { readonly [type: string]: Telling } = {
  'scheduling.slot-offered.v1': SLOT,
  // A move of an appointment that nobody had told of waits for its booking: it had offered its slot all the same.
  'scheduling.appointment-booked.v1': (event, breach, by, before) =>
    SLOT(event, breach, by, before) || before.some((earlier) => isMoveOf(event, earlier, by)),
  'scheduling.appointment-rescheduled.v1': SLOT,
  // Without a start of its own the visit began at that of its appointment, which may have been in time.
  'scheduling.appointment-attended.v1': (event, _breach, by) =>
    event.data['startedAt'] === undefined || opensBy(event.data['startedAt'], by),
  'care.delivered.v1': CARE,
  'care.self-arranged.v1': CARE,
  // Offers that were made in time on another case come to light with its request, or with the link to it.
  'intake.request-received.v1': ({ caseId }, breach) => caseId !== breach.caseId,
  'intake.cases-linked.v1': ({ data }) => data['relation'] === 'duplicate',
  // An agreement of a day by the limit, told later, opens the wait that a case which continues this one inherits.
  'intake.member-agreed.v1': ({ data }, _breach, by) => opensBy(data['agreedAt'], by),
  'intake.event-voided.v1': () => true,
  'member.deceased.v1': ({ data }, _breach, by) => String(data['on']) <= localDate(by),
  'member.coverage-changed.v1': ({ data }, _breach, by) =>
    [data['from'], data['to']].some((date) => date !== undefined && String(date) <= localDate(by)),
};

/**
 * Whether the design lets an event take a breach back: it is on the closed list, or it happened by the limit (`by`,
 * epoch ms) and was only told later, so that the outcome is worked out anew.
 */
export function mayTurn(
  event: TamEvent,
  breach: Determination,
  by: number,
  before: readonly TamEvent[],
): boolean {
  return event.time <= by || (TURNS_A_BREACH[event.type]?.(event, breach, by, before) ?? false);
}

function isMoveOf({ data }: TamEvent, earlier: TamEvent, by: number): boolean {
  return (
    earlier.type === 'scheduling.appointment-rescheduled.v1' &&
    earlier.data['appointmentId'] === data['appointmentId'] &&
    opensBy(earlier.data['startsAt'], by)
  );
}

/**
 * The instant (epoch ms) after which only the closed list counts: the limit, or, where a case inherited a start so old
 * that its limit had passed before it was opened, its opening: until then it was open whether there was a wait to inherit.
 */
export function settledAt(breach: Determination, events: readonly TamEvent[]): number {
  const opened = events
    .filter(({ type, caseId }) => type === 'intake.request-received.v1' && caseId === breach.caseId)
    .map(({ time }) => time);
  return Math.max(Date.parse(breach.dueAt), Math.min(...opened));
}

/** Whether a start, or the day of a start known by its day, begins by an instant (epoch ms). */
function opensBy(start: unknown, by: number): boolean {
  return typeof start === 'string' && localDate(Date.parse(start)) <= localDate(by);
}

function localDate(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(PACIFIC).toPlainDate().toString();
}
