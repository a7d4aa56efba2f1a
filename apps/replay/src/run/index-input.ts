import type { Decoded } from '@tam/events';
import { BlockGlance } from '../read/glance';
import { readBlocks } from '../read/read-blocks';
import { TextBlock } from '../read/text-block';
import { LatestTime } from './latest-time';
import { LineIndex } from './line-index';

/** The input by member, and the latest event time as far as it was seen. */
export interface IndexedInput {
  readonly index: LineIndex;
  readonly latest: LatestTime;
  /** Lines that are not empty. */
  readonly lines: number;
}

export interface IndexOptions {
  readonly input: string;
  /** True: a look at a line is enough to say whose it is, subject to what decoding says later. False: decode each. */
  readonly glance: boolean;
  /** Whether an event counts for the latest event time. */
  readonly known: (decoded: Decoded & { kind: 'event' }) => boolean;
  /** Takes what a line of no member is: about a source, skipped, or unusable without a readable key. */
  readonly takeOther: (decoded: Decoded, line: number) => void;
  readonly onRead: (bytes: number, size: number) => void;
}

/** Reads the input once and puts every line to its member, mostly without parsing it. */
export async function indexInput(options: IndexOptions): Promise<IndexedInput> {
  const index = new LineIndex();
  const latest = new LatestTime();
  let first = 1;
  let lines = 0;

  const decodeNow = (block: TextBlock, start: number, end: number, line: number): void => {
    const decoded = block.decode(start, end);
    const memberRef = memberOf(decoded);
    if (memberRef === undefined) return options.takeOther(decoded, line);
    index.add(memberRef, start, end, line);
    if (decoded.kind === 'event' && options.known(decoded)) latest.take(decoded.event.time);
  };

  await readBlocks(
    options.input,
    (bytes) => {
      const block = new TextBlock(bytes);
      index.addBlock(block);
      const look = options.glance ? new BlockGlance(block.text) : undefined;
      first += block.eachLine((start, end, offset) => {
        lines++;
        const memberRef = look?.memberAt(start, end);
        const time = memberRef === undefined ? undefined : look?.timeAt(start, end);
        if (memberRef === undefined || time === undefined) decodeNow(block, start, end, first + offset);
        else latest.offer(time, index.add(memberRef, start, end, first + offset));
      });
    },
    options.onRead,
  );
  return { index, latest, lines };
}

/** Whose record a decoded line belongs to, if any. */
export function memberOf(decoded: Decoded): string | undefined {
  if (decoded.kind === 'event') return decoded.event.memberRef;
  return decoded.kind === 'fault' ? decoded.fault.memberRef : undefined;
}
