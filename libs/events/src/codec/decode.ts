import type { Decoded } from '../decoded';
import { decodeAttributes } from './envelope';
import { FROM_FILE, type Arrival, type Attributes } from './arrival';
import { checkText, checkValue } from './check-text';
import { faulty } from './fault';
import { MAX_BYTES, utf8Length } from './json-limits';

/** One line of NDJSON: the whole CloudEvent as JSON text. Never throws. */
export function decodeLine(text: string): Decoded {
  return decodeText(text, FROM_FILE);
}

/** A CloudEvent that somebody else has parsed already; keys given twice can no longer be seen. Never throws. */
export function decodeObject(value: unknown): Decoded {
  return decodeValue(value, FROM_FILE, checkValue(value));
}

/** A CloudEvent in structured form as JSON text, with what the transport says of it. */
export function decodeText(text: string, arrival: Arrival): Decoded {
  const key = arrival.key ?? undefined;
  if (utf8Length(text) > MAX_BYTES)
    return faulty('TAM_EVENT_TOO_LARGE', '', `The event is larger than ${MAX_BYTES} bytes.`, {
      memberRef: key,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return faulty('TAM_EVENT_NOT_JSON', '', 'The text is not JSON.', { memberRef: key });
  }
  return decodeValue(value, arrival, checkText(text, value));
}

function decodeValue(value: unknown, arrival: Arrival, problem: ReturnType<typeof checkText>): Decoded {
  const key = arrival.key ?? undefined;
  if (Array.isArray(value))
    return faulty('TAM_EVENT_BATCH', '', 'The event is a list of events.', { memberRef: key });
  if (typeof value !== 'object' || value === null)
    return faulty('TAM_EVENT_NOT_JSON', '', 'The text is not a JSON object.', { memberRef: key });
  if (problem) {
    const { data, type } = value as { data?: { memberRef?: unknown }; type?: unknown };
    const told = typeof data?.memberRef === 'string' ? data.memberRef : undefined;
    return faulty(problem.code, problem.pointer, problem.detail, {
      memberRef: key ?? told,
      type: typeof type === 'string' ? type : undefined,
    });
  }
  return decodeAttributes(value as Attributes, arrival);
}
