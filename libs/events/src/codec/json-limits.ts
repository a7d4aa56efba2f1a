import { pointerStep, problem, type Problem } from './fault';

/** Largest event, in bytes of UTF-8. */
export const MAX_BYTES = 256 * 1024;
/** Deepest nesting of objects and arrays; the event itself is level 1. */
export const MAX_DEPTH = 32;
/** What `leastLength` answers for a value that must not be used. */
export const UNUSABLE = -1;

/**
 * The length of the shortest JSON text that could have given a value, or UNUSABLE if the value is nested too deep, has
 * a key `__proto__` or a number beyond the doubles. A text of exactly this length has no room for a key given twice,
 * which is how the common case is proven without reading the text again. The bound must never be too high: a whole
 * number that ends in three zeros, or one with a fraction, may have been written shorter, and counts as little.
 */
export function leastLength(value: unknown, depth = 1): number {
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
      return leastNumber(value);
    case 'boolean':
      return value ? 4 : 5;
    default:
      if (value === null) return 4;
  }
  if (depth > MAX_DEPTH) return UNUSABLE;
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      const inner = leastLength(item, depth + 1);
      if (inner < 0) return UNUSABLE;
      length += inner + 1;
    }
  } else {
    const object = value as { [key: string]: unknown };
    for (const key in object) {
      const inner = leastLength(object[key], depth + 1);
      if (inner < 0 || key === '__proto__') return UNUSABLE;
      length += key.length + inner + 4;
    }
  }
  return length === 1 ? 2 : length;
}

function leastNumber(value: number): number {
  if (!Number.isFinite(value)) return UNUSABLE;
  const size = Math.abs(value);
  if (!Number.isInteger(value) || size >= 1e15 || (size >= 1000 && size % 1000 === 0)) return 1;
  let digits = value < 0 ? 2 : 1;
  for (let bound = 10; size >= bound; bound *= 10) digits++;
  return digits;
}

/** The first place that makes `leastLength` answer UNUSABLE. */
export function findUnusable(value: unknown, pointer = '', depth = 1): Problem | undefined {
  if (typeof value === 'number' && !Number.isFinite(value))
    return {
      code: 'TAM_EVENT_NUMBER_RANGE',
      pointer,
      detail: `The number at ${pointer} is beyond the doubles.`,
    };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH)
    return {
      code: 'TAM_EVENT_TOO_DEEP',
      pointer: '',
      detail: `The event is nested deeper than ${MAX_DEPTH} levels.`,
    };
  for (const key of Object.keys(value)) {
    const inner = pointer + pointerStep(key);
    if (key === '__proto__') return problem('TAM_EVENT_FORBIDDEN_KEY', inner, `${inner} is named __proto__.`);
    const found = findUnusable((value as { [key: string]: unknown })[key], inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first text or key of a value that is not Unicode or holds U+0000. */
export function findBadText(value: unknown): Problem | undefined {
  return hasSuspiciousText(value) ? badTextIn(value, '') : undefined;
}

const SUSPICIOUS = /[\ud800-\udfff\0]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a text holds a surrogate, paired or not, or U+0000: most values have none and need no second look. */
function hasSuspiciousText(value: unknown): boolean {
  if (typeof value === 'string') return SUSPICIOUS.test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value)
    if (SUSPICIOUS.test(key) || hasSuspiciousText((value as { [key: string]: unknown })[key])) return true;
  return false;
}

function badTextIn(value: unknown, pointer: string): Problem | undefined {
  if (typeof value === 'string') return badText(value, pointer);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value)) {
    const inner = (value as { [key: string]: unknown })[key];
    const found = badText(key, pointer) ?? badTextIn(inner, pointer + pointerStep(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

function badText(text: string, pointer: string): Problem | undefined {
  if (LONE_SURROGATE.test(text))
    return problem('TAM_EVENT_LONE_SURROGATE', pointer, `The text at "${pointer}" is not Unicode.`);
  if (text.includes('\0'))
    return problem('TAM_EVENT_NUL_CHARACTER', pointer, `The text at "${pointer}" holds U+0000.`);
  return undefined;
}

/** The number of bytes a text has in UTF-8, as far as it matters here: exact up to MAX_BYTES, else more than that. */
export function utf8Length(text: string): number {
  if (text.length > MAX_BYTES) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const inPair = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || inPair ? 2 : 3;
  }
  return bytes;
}
