import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, readPreambleLine } from '@tam/audit';
import { noExport, PREAMBLE } from './export-files';
import { readLines } from './read-lines';
import { readPreamble, type ReadPreamble } from './read-preamble';

const OF_CHECKPOINTS = /^checkpoints-\d+\.ndjson$/;

/**
 * What was sealed before: the beginning of an older export, or all that a service has written into its folder of
 * checkpoints. Throws TAM_AUDIT_EXPORT where it is neither.
 */
export async function readOlder(path: string): Promise<ReadPreamble> {
  const files = existsSync(path) && statSync(path).isDirectory() ? checkpointFiles(path) : [];
  if (files.length === 0 || existsSync(join(path, PREAMBLE))) return readPreamble(path);
  const checkpoints: Checkpoint[] = [];
  for (const file of files) {
    for await (const places of readLines(file)) {
      for (const { block, start, end } of places) {
        const read = readPreambleLine(block.toString('utf8', start, end));
        // A line that was cut off in writing is followed by the same one whole.
        if (read?.kind === 'checkpoint') checkpoints.push(read.checkpoint);
      }
    }
  }
  const [first] = checkpoints;
  if (!first) throw noExport(path, 'none of its files holds a checkpoint');
  return { preamble: { header: headerOf(first, checkpoints), checkpoints }, faults: [] };
}

const checkpointFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => OF_CHECKPOINTS.test(name))
    .sort()
    .map((name) => join(folder, name));

/** Of how much of each partition the checkpoints speak. Nobody has signed that they are all. */
function headerOf({ installation, monitor, key, at }: Checkpoint, checkpoints: readonly Checkpoint[]) {
  const last = new Map<number, Checkpoint>();
  for (const one of checkpoints) {
    const known = last.get(one.partition);
    if (!known || one.epoch > known.epoch || (one.epoch === known.epoch && one.seq > known.seq))
      last.set(one.partition, one);
  }
  const epoch = checkpoints.reduce((highest, one) => Math.max(highest, one.epoch), 0);
  const ends = [...last.values()].map(({ partition, seq }) => ({ partition, seq, sealed: true }));
  return { installation, monitor, epoch, at, starts: [], ends, key, publicKey: '', signature: '' };
}
