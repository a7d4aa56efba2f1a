import { isUtf8 } from 'node:buffer';
import { decodeLine, type Decoded } from '@tam/events';

const NOT_UTF8: Decoded = {
  kind: 'fault',
  fault: { code: 'TAM_EVENT_NOT_UTF8', pointer: '', message: 'The bytes of the line are not UTF-8.' },
};

/** What one line of a file is. `ascii`: all its bytes are known to be ASCII. Bad input is an answer. */
export function decodeBytes(block: Buffer, start: number, end: number, ascii: boolean): Decoded {
  if (ascii) return decodeLine(block.toString('latin1', start, end));
  const bytes = block.subarray(start, end);
  return isUtf8(bytes) ? decodeLine(bytes.toString('utf8')) : NOT_UTF8;
}
