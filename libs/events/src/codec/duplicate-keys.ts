import { pointerStep } from './fault';

/** Whether the text of a parsed value gives some key twice; exact. The text must be valid JSON. */
export function hasDuplicateKeys(text: string, value: unknown): boolean {
  return keysInText(text) !== keysInValue(value);
}

/** The pointer of the first key given twice, or undefined where there is none. The text must be valid JSON. */
export function findDuplicateKey(text: string): string | undefined {
  const open: { keys: Set<string> | undefined; step: string | number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const inside = open[open.length - 1];
    if (unit === QUOTE) {
      const end = closingQuote(text, at);
      if (inside?.keys !== undefined && isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        inside.step = key;
        if (inside.keys.has(key)) return open.map(({ step }) => pointerStep(step)).join('');
        inside.keys.add(key);
      }
      at = end;
    } else if (unit === OPEN_OBJECT) open.push({ keys: new Set(), step: '' });
    else if (unit === OPEN_ARRAY) open.push({ keys: undefined, step: 0 });
    else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) open.pop();
    else if (unit === COMMA && typeof inside?.step === 'number') inside.step += 1;
  }
  return undefined;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Texts that a colon follows are keys: this hops from quote to quote and looks at nothing else. */
function keysInText(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', start)) {
    const end = closingQuote(text, start);
    if (isKey(text, end)) keys++;
    start = end + 1;
  }
  return keys;
}

function closingQuote(text: string, openingQuote: number): number {
  for (let end = text.indexOf('"', openingQuote + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
}

function isKey(text: string, closing: number): boolean {
  let at = closing + 1;
  while (text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === COLON;
}

function keysInValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value as unknown[]) keys += keysInValue(item);
  else
    for (const key in value) {
      keys++;
      const inner = (value as { [key: string]: unknown })[key];
      if (typeof inner === 'object') keys += keysInValue(inner);
    }
  return keys;
}
