import { isAscii, isUtf8 } from 'node:buffer';
import { decodeLine, type Decoded } from '@tam/events';

const RETURN = 13;
const NOT_UTF8: Decoded = {
  kind: 'fault',
  fault: { code: 'TAM_EVENT_NOT_UTF8', pointer: '', message: 'The bytes of the line are not UTF-8.' },
};

/**
 * A block of whole lines, kept as one text of its bytes (latin1), whatever they mean: places in it are places in the
 * file, and a line is cut out of it without copying. The text of a large block lies outside the garbage-collected heap.
 */
export class TextBlock {
  readonly text: string;
  private readonly ascii: boolean;

  constructor(bytes: Buffer) {
    this.text = bytes.toString('latin1');
    this.ascii = isAscii(bytes);
  }

  /** Gives every line that is not empty, without its end, and how many lines after the first one of the block it is. */
  eachLine(take: (start: number, end: number, offset: number) => void): number {
    const { text } = this;
    let offset = 0;
    for (let start = 0; start <= text.length; offset++) {
      const newline = text.indexOf('\n', start);
      const next = newline < 0 ? text.length : newline;
      const end = next > start && text.charCodeAt(next - 1) === RETURN ? next - 1 : next;
      if (end > start) take(start, end, offset);
      start = next + 1;
    }
    return offset;
  }

  /** What a line is. Bad input is an answer. */
  decode(start: number, end: number): Decoded {
    const line = this.text.slice(start, end);
    if (this.ascii) return decodeLine(line);
    const bytes = Buffer.from(line, 'latin1');
    return isUtf8(bytes) ? decodeLine(bytes.toString('utf8')) : NOT_UTF8;
  }
}
