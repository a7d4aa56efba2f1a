import { isAscii } from 'node:buffer';
import { BACKFILL_TOPIC, decodeMessage, decodeText, type Decoded } from '@tam/events';

/** The values of many records as one text of their bytes (latin1), outside the garbage-collected heap. */
export class HeldBlock {
  readonly text: string;
  private readonly ascii: boolean;

  constructor(bytes: Buffer) {
    this.text = bytes.toString('latin1');
    this.ascii = isAscii(bytes);
  }

  /** What a record in structured mode is, with its key. `appendTime`: epoch ms. Bad input is an answer. */
  decode(start: number, end: number, key: string, topic: string, appendTime: number): Decoded {
    const value = this.text.slice(start, end);
    if (this.ascii)
      return decodeText(value, { key, appendedAt: topic === BACKFILL_TOPIC ? undefined : appendTime });
    const bytes = Buffer.from(value, 'latin1');
    return decodeMessage({ topic, key: Buffer.from(key), value: bytes, headers: {}, appendTime });
  }
}
