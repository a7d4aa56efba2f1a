import { parseInstant } from '../instant';
import { isSensitivity, type ControlEvent, type TamEvent } from '../tam-event';
import { isAbsent, type Arrival, type Attributes } from './arrival';
import { problem, type Problem } from './fault';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An event may be this much later than it was recorded before its clock is taken to be wrong. */
const LONGEST_LEAD = 5 * 60_000;

/** Sets the recorded time of an event and compares its own time with it. */
export function addRecordedTime(
  event: Mutable<TamEvent> | Mutable<ControlEvent>,
  attributes: Attributes,
  arrival: Arrival,
): Problem | undefined {
  const recorded = arrival.appendedAt ?? recordedTimeOf(attributes);
  if (recorded === undefined) return undefined;
  if (recorded === INVALID)
    return problem(
      'TAM_EVENT_TIME_INVALID',
      '/recordedtime',
      'The recordedtime of the event is not an instant.',
    );
  event.recordedTime = recorded;
  if (event.time - recorded <= LONGEST_LEAD) return undefined;
  const minutes = Math.floor((event.time - recorded) / 60_000);
  return problem(
    'TAM_EVENT_TIME_IN_FUTURE',
    '/time',
    `The event is said to happen ${minutes} minutes after it was recorded.`,
  );
}

const INVALID = -1;

function recordedTimeOf(attributes: Attributes): number | undefined {
  const text = attributes['recordedtime'];
  if (isAbsent(text)) return undefined;
  return typeof text === 'string' ? (parseInstant(text) ?? INVALID) : INVALID;
}

/** Sets sequence, sensitivity, testrecord and traceparent of a member's event. */
export function addExtensions(event: Mutable<TamEvent>, attributes: Attributes): Problem | undefined {
  const { sequence, sensitivity, testrecord, traceparent } = attributes;
  if (!isAbsent(sequence)) {
    const number = typeof sequence === 'string' ? decimal(sequence) : sequence;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
      return invalid('sequence', 'a whole number from 0, or its decimal text');
    event.sequence = number;
  }
  if (!isAbsent(sensitivity)) {
    if (!isSensitivity(sensitivity))
      return invalid('sensitivity', 'none, part2, minor-consent or restricted');
    event.sensitivity = sensitivity;
  }
  if (!isAbsent(testrecord)) {
    const isTest = testrecord === true || testrecord === 'true';
    if (!isTest && testrecord !== false && testrecord !== 'false')
      return invalid('testrecord', 'true or false');
    event.testRecord = isTest;
  }
  if (!isAbsent(traceparent)) {
    if (typeof traceparent !== 'string' || traceparent.length > 128)
      return invalid('traceparent', 'a short text');
    event.traceparent = traceparent;
  }
  return undefined;
}

function decimal(text: string): number | undefined {
  return /^\d{1,16}$/.test(text) ? Number(text) : undefined;
}

function invalid(name: string, wanted: string): Problem {
  return problem('TAM_EVENT_ATTRIBUTE_INVALID', `/${name}`, `The attribute ${name} must be ${wanted}.`);
}
