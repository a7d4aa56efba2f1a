import { readRevisionLine } from '@tam/audit';
import { leafChanges, type LeafChange } from '../diff/leaf-changes';
import { exportFiles } from './export-files';
import { readLines } from './read-lines';

/** The first entry of a partition of which two exports say different things. */
export interface EntryDifference {
  readonly partition: number;
  readonly seq: number;
  /** Empty where both are the same and only their hashes differ. */
  readonly changes: readonly LeafChange[];
}

interface Entry {
  readonly seq: number;
  readonly hash: string;
  readonly entry: Buffer;
}

/**
 * Compares two exports of one partition entry by entry; undefined where they agree in all that both hold. Neither is
 * taken for sound: a line that is no entry is passed over.
 */
export async function firstDifference(
  older: string,
  newer: string,
  partition: number,
): Promise<EntryDifference | undefined> {
  const before = entriesOf(older, partition);
  const after = entriesOf(newer, partition);
  try {
    let [was, is] = [await next(before), await next(after)];
    while (was && is) {
      if (was.seq === is.seq && (was.hash !== is.hash || !was.entry.equals(is.entry)))
        return { partition, seq: is.seq, changes: leafChanges(parsed(was.entry), parsed(is.entry)) };
      const ahead = was.seq - is.seq;
      if (ahead <= 0) was = await next(before);
      if (ahead >= 0) is = await next(after);
    }
    return undefined;
  } finally {
    await Promise.all([before.return(undefined), after.return(undefined)]);
  }
}

async function next(entries: AsyncGenerator<Entry>): Promise<Entry | undefined> {
  const { value } = (await entries.next()) as { value: Entry | undefined };
  return value;
}

async function* entriesOf(path: string, partition: number): AsyncGenerator<Entry> {
  for (const { file, partition: only } of exportFiles(path).revisions) {
    if (only !== undefined && only !== partition) continue;
    for await (const places of readLines(file)) {
      for (const { block, start, end } of places) {
        const revision = readRevisionLine(block, start, end);
        if (revision?.partition === partition) yield revision;
      }
    }
  }
}

function parsed(entry: Buffer): unknown {
  try {
    return JSON.parse(entry.toString()) as unknown;
  } catch {
    return entry.toString();
  }
}
