import { isAscii } from 'node:buffer';
import type { Decoded } from '@tam/events';
import { decodeBytes } from './decode-bytes';
import { readBlocks } from './read-blocks';

const NEWLINE = 10;
const RETURN = 13;

/** Decodes a file line by line and gives each answer with the number of its line. Empty lines are no lines. */
export async function decodeFile(
  path: string,
  take: (decoded: Decoded, line: number) => void,
): Promise<void> {
  let line = 1;
  await readBlocks(path, (block) => {
    const ascii = isAscii(block);
    for (let start = 0; start <= block.length; line++) {
      const newline = block.indexOf(NEWLINE, start);
      const next = newline < 0 ? block.length : newline;
      const end = next > start && block[next - 1] === RETURN ? next - 1 : next;
      if (end > start) take(decodeBytes(block, start, end, ascii), line);
      start = next + 1;
    }
  });
}
