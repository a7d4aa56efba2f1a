import { isAscii } from 'node:buffer';
import type { Decoded } from '@tam/events';
import { decodeBytes } from '../read/decode-bytes';
import { BlockGlance } from '../read/glance';
import { readBlocks } from '../read/read-blocks';
import { LatestTime } from './latest-time';
import { LineIndex } from './line-index';

const RETURN = 13;

/** The input by member, and what was said at once of lines that belong to none. */
export interface IndexedInput {
  readonly index: LineIndex;
  /** Lines that are not empty. */
  readonly lines: number;
  readonly latest: LatestTime;
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
  let line = 0;
  let lines = 0;
  await readBlocks(
    options.input,
    (block) => {
      index.addBlock(block);
      const ascii = isAscii(block);
      const text = block.toString('latin1');
      const glances = options.glance ? new BlockGlance(text) : undefined;
      for (let start = 0; start <= text.length;) {
        const newline = text.indexOf('\n', start);
        const next = newline < 0 ? text.length : newline;
        const end = next > start && text.charCodeAt(next - 1) === RETURN ? next - 1 : next;
        line++;
        if (end > start) {
          lines++;
          const seen = glances?.at(start, end);
          if (seen !== undefined) latest.offer(seen.time, index.add(seen.memberRef, start, end, line));
          else placeDecoded(decodeBytes(block, start, end, ascii), start, end);
        }
        start = next + 1;
      }
    },
    options.onRead,
  );
  return { index, lines, latest };

  function placeDecoded(decoded: Decoded, start: number, end: number): void {
    const memberRef = memberOf(decoded);
    if (memberRef === undefined) return options.takeOther(decoded, line);
    index.add(memberRef, start, end, line);
    if (decoded.kind === 'event' && options.known(decoded)) latest.take(decoded.event.time);
  }
}

/** Whose record a decoded line belongs to, if any. */
export function memberOf(decoded: Decoded): string | undefined {
  if (decoded.kind === 'event') return decoded.event.memberRef;
  return decoded.kind === 'fault' ? decoded.fault.memberRef : undefined;
}
