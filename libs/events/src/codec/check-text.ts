import { problem, type Problem } from './fault';
import { findDuplicateKey, hasDuplicateKeys } from './duplicate-keys';
import { findBadText, findUnusable, leastLength, UNUSABLE } from './json-limits';

const SURROGATE = /[\ud800-\udfff]/;

/**
 * What is wrong with a JSON text that JSON.parse took: too deep, a key twice or named `__proto__`, a number beyond the
 * doubles, a text that is not Unicode or holds U+0000. Exact, and cheap for what producers send: a text no longer than
 * its value needs has no key twice; any other is checked by counting the keys in the text against those of the value;
 * only escapes and surrogates make the texts themselves be looked at.
 */
export function checkText(text: string, value: unknown): Problem | undefined {
  const least = leastLength(value);
  if (least === UNUSABLE) return findUnusable(value);
  if (least !== text.length && hasDuplicateKeys(text, value)) {
    const pointer = findDuplicateKey(text) ?? '';
    return problem('TAM_EVENT_DUPLICATE_KEY', pointer, `${pointer} is given twice.`);
  }
  return text.includes('\\u') || SURROGATE.test(text) ? findBadText(value) : undefined;
}

/** The same for a value whose text is gone: keys given twice can no longer be seen. */
export function checkValue(value: unknown): Problem | undefined {
  return leastLength(value) === UNUSABLE ? findUnusable(value) : findBadText(value);
}
