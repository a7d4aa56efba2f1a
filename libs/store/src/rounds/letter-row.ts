import type { DeadLetter } from '@tam/monitor';

/** A dead letter as its statement takes it: bytes as base64, and no text that the database could refuse. */
export function toLetterRow(letter: DeadLetter): Record<string, unknown> {
  return {
    ...letter,
    pointer: storable(letter.pointer),
    message: storable(letter.message),
    type: letter.type === null ? null : storable(letter.type),
    key: base64(letter.key),
    value: base64(letter.value),
    headers: Object.fromEntries(
      Object.entries(letter.headers).map(([name, value]) => [storable(name), storable(value)]),
    ),
  };
}

/** NUL has no place in a text of the database, nor half a surrogate pair; a dead letter may quote either. */
const storable = (text: string): string =>
  Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');

function base64(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
