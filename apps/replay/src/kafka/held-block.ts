import { isAscii } from 'node:buffer';
import { BACKFILL_TOPIC, decodeMessage, decodeText, type Decoded } from '@tam/events';

/** What the broker says of a record beside its value. */
export interface RecordPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** LogAppendTime, epoch ms. */
  readonly appendTime: number;
}

/** The values of many records as one text of their bytes (latin1), outside the garbage-collected heap. */
export class HeldBlock {
  readonly text: string;
  private readonly ascii: boolean;

  constructor(bytes: Buffer) {
    this.text = bytes.toString('latin1');
    this.ascii = isAscii(bytes);
  }

  /** What a record in structured mode is, with its key. Bad input is an answer. */
  decode(start: number, end: number, key: string, { topic, appendTime }: RecordPlace): Decoded {
    const value = this.text.slice(start, end);
    if (this.ascii)
      return decodeText(value, { key, appendedAt: topic === BACKFILL_TOPIC ? undefined : appendTime });
    const bytes = Buffer.from(value, 'latin1');
    return decodeMessage({ topic, key: Buffer.from(key), value: bytes, headers: {}, appendTime });
  }
}
