import type { Decoded } from '@tam/events';
import { readBlocks } from './read-blocks';
import { TextBlock } from './text-block';

/** Decodes a file line by line and gives each answer with the number of its line. Empty lines are no lines. */
export async function decodeFile(
  path: string,
  take: (decoded: Decoded, line: number) => void,
): Promise<void> {
  let first = 1;
  await readBlocks(path, (bytes) => {
    const block = new TextBlock(bytes);
    first += block.eachLine((start, end, offset) => take(block.decode(start, end), first + offset));
  });
}
