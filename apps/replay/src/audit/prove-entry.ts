import { checkpointsOf, type ChainEntry, type EntryProof, ProofBuilder, readRevisionLine } from '@tam/audit';
import { exportFiles, noExport } from './export-files';
import { readLines } from './read-lines';
import { readPreamble } from './read-preamble';

/**
 * The proof of one entry, from an export that begins at the first entry of its partition: with the first checkpoint that
 * seals the entry. Throws TAM_AUDIT_EXPORT where the export does not hold what is needed.
 */
export async function proveEntry(path: string, partition: number, seq: number): Promise<EntryProof> {
  const { preamble } = await readPreamble(path);
  const sealing = [...checkpointsOf(preamble, partition).values()]
    .filter((checkpoint) => checkpoint.seq >= seq)
    .sort((a, b) => a.seq - b.seq)[0];
  if (!sealing || seq < 1) throw noExport(path, `no checkpoint seals entry ${seq} of partition ${partition}`);
  if (preamble.header.starts.some((start) => start.partition === partition))
    throw noExport(path, `partition ${partition} does not begin at its first entry`);
  const builder = new ProofBuilder(seq, sealing);
  let entry: ChainEntry | undefined;
  let passed = 0;
  for (const { file, partition: only } of exportFiles(path).revisions) {
    if (only !== undefined && only !== partition) continue;
    for await (const places of readLines(file)) {
      for (const { block, start, end } of places) {
        const revision = passed < sealing.seq ? readRevisionLine(block, start, end) : undefined;
        if (revision?.partition !== partition) continue;
        passed++;
        builder.append(revision.hash);
        if (revision.seq === seq) entry = { ...revision, entry: revision.entry.toString() };
      }
    }
  }
  if (!entry || passed < sealing.seq) throw noExport(path, `entries of partition ${partition} are missing`);
  return builder.proof(entry);
}
