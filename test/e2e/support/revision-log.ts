import { GENESIS, verifyChain, type ChainEntry } from '@tam/audit';
import { canonicalJson, outcomeHash, revisionId, sha256Hex, type Determination } from '@tam/record';
import type { OwnDatabase } from './own-database';

/** One row of the revision log; hashes as lower-case hex. */
interface RevisionRow {
  readonly partition: number;
  readonly seq: string;
  readonly id: string;
  readonly outcome_id: string;
  readonly revision: number;
  readonly entry: string;
  readonly prev_hash: string;
  readonly hash: string;
}

interface Entry {
  readonly id: string;
  readonly outcomeId: string;
  readonly outcomeHash: string;
  readonly revision: number;
  readonly outcome: Determination | null;
}

/** What the installation last said of each outcome. */
export async function lastOutcomes(database: OwnDatabase): Promise<readonly Determination[]> {
  const rows = await database.rows<{ entry: string }>(
    `SELECT r.entry FROM access.standings s JOIN access.revisions r USING (partition, seq)`,
  );
  return rows.flatMap(({ entry }) => (JSON.parse(entry) as Entry).outcome ?? []);
}

/**
 * Derives every hash of the revision log again: the chain of each partition to the head in its progress row, the hash
 * of each outcome, the id of each revision, and that the revisions of an outcome are numbered without a gap. The log
 * may grow meanwhile: it is read as far as the progress rows say. Answers with what is wrong, in words.
 */
export async function faultsOfRevisionLog(database: OwnDatabase): Promise<readonly string[]> {
  const heads = await database.rows<{ partition: number; seq: string; head: string }>(
    `SELECT partition, seq, encode(head, 'hex') AS head FROM access.progress ORDER BY partition`,
  );
  const faults: string[] = [];
  for (const { partition, seq, head } of heads) {
    const rows = await database.rows<RevisionRow>(
      `SELECT partition, seq, encode(id, 'hex') AS id, encode(outcome_id, 'hex') AS outcome_id, revision, entry,
              encode(prev_hash, 'hex') AS prev_hash, encode(hash, 'hex') AS hash
         FROM access.revisions WHERE partition = $1 AND seq <= $2 ORDER BY seq`,
      [partition, seq],
    );
    const verdict = verifyChain({ seq: 0, hash: GENESIS }, rows.map(toLink));
    if (verdict.kind === 'broken') faults.push(`partition ${partition}: ${JSON.stringify(verdict.at)}`);
    else if (verdict.head.hash !== head || verdict.head.seq !== Number(seq))
      faults.push(`partition ${partition}: the progress row names another head`);
    faults.push(...faultsOfEntries(rows));
  }
  return faults;
}

const toLink = ({ seq, entry, prev_hash: prevHash, hash }: RevisionRow): ChainEntry => ({
  seq: Number(seq),
  entry,
  prevHash,
  hash,
});

function faultsOfEntries(rows: readonly RevisionRow[]): readonly string[] {
  const lastRevision = new Map<string, number>();
  return rows.flatMap((row) => {
    const place = `partition ${row.partition}, seq ${row.seq}`;
    const entry = JSON.parse(row.entry) as Entry;
    const faults: string[] = [];
    if (canonicalJson(entry) !== row.entry) faults.push(`${place}: the entry is not canonical`);
    const hash = entry.outcome === null ? sha256Hex('null') : outcomeHash(entry.outcome);
    if (hash !== entry.outcomeHash) faults.push(`${place}: the outcome has another hash`);
    if (revisionId(row.outcome_id, row.revision, entry.outcomeHash) !== row.id)
      faults.push(`${place}: the revision has another id`);
    if (entry.id !== row.id || entry.outcomeId !== row.outcome_id || entry.revision !== row.revision)
      faults.push(`${place}: the row and its entry differ`);
    const before = lastRevision.get(row.outcome_id) ?? 0;
    if (row.revision !== before + 1) faults.push(`${place}: revision ${row.revision} follows ${before}`);
    lastRevision.set(row.outcome_id, row.revision);
    return faults;
  });
}
