import type { Decoded } from '../decoded';
import { checkText, checkValue } from './check-text';
import { FROM_FILE, type Arrival, type Attributes } from './arrival';
import { decodeAttributes, refuse } from './envelope';
import { problem, type Problem } from './fault';
import { MAX_BYTES, utf8Length } from './json-limits';

/**
 * One line of an NDJSON file. Recorded time is the extension `recordedtime`; without it the event is never late.
 * This is the way for everything that has the text: only there can a key given twice be seen.
 */
export function decodeLine(text: string): Decoded {
  return decodeText(text, FROM_FILE);
}

/**
 * An event that is an object already (made by a program, or parsed by a server). As `decodeLine`, but keys given twice
 * are gone by then: whoever has the text decodes the text.
 */
export function decodeObject(value: unknown): Decoded {
  if (!isObject(value)) return refuse(notObject(value), {}, FROM_FILE);
  const found = checkValue(value);
  return found === undefined ? decodeAttributes(value, FROM_FILE) : refuse(found, value, FROM_FILE);
}

/** A CloudEvent in structured form as JSON text, with what the transport says of it. */
export function decodeText(text: string, arrival: Arrival): Decoded {
  const parsed = parseJson(text);
  if ('code' in parsed) return refuse(parsed, {}, arrival);
  const { value } = parsed;
  if (!isObject(value)) return refuse(notObject(value), {}, arrival);
  const found = checkText(text, value);
  return found === undefined ? decodeAttributes(value, arrival) : refuse(found, value, arrival);
}

/** JSON.parse as an answer, with the limit on the size. The words of the platform's error quote the text: not ours. */
export function parseJson(text: string): { readonly value: unknown } | Problem {
  if (text.length * 3 > MAX_BYTES && utf8Length(text) > MAX_BYTES)
    return problem('TAM_EVENT_TOO_LARGE', '', `The event has more than ${MAX_BYTES} bytes.`);
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const where = at === undefined ? 'before its end' : `at character ${at}`;
    return problem('TAM_EVENT_NOT_JSON', '', `The text stops being JSON ${where}.`);
  }
}

function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notObject(value: unknown): Problem {
  return Array.isArray(value)
    ? problem('TAM_EVENT_BATCH', '', `The text is a list of ${value.length} items.`)
    : problem('TAM_EVENT_NOT_JSON', '', 'The text is JSON, but not an object.');
}
