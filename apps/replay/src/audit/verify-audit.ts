import { readFileSync, statSync } from 'node:fs';
import { checkProof, type EntryProof, type Finding, type KnownKey, knownKeyOf, readProof } from '@tam/audit';
import { readPublicKey } from '@tam/config';
import { auditReport, type AuditReport } from './audit-report';
import { exportFiles } from './export-files';
import { firstDifference, type EntryDifference } from './first-difference';
import { readOlder } from './read-older';
import { readPreamble, type ReadPreamble } from './read-preamble';
import { verifyExport } from './verify-export';

/** An export to verify. Needs no database and no broker. */
export interface AuditJob {
  readonly path: string;
  /** An older export of the same log, or the folder of checkpoints that its service has filled. */
  readonly against: string | undefined;
  /** Public keys, PEM files; none: the key that lies in the export. */
  readonly keys: readonly string[];
  readonly onRead?: (entries: number, of: number) => void;
}

/** Verifies an export. Throws TAM_AUDIT_EXPORT and TAM_AUDIT_KEY_*. */
export async function verifyAudit({ path, against, keys: files, onRead }: AuditJob): Promise<AuditReport> {
  const read = await readPreamble(path);
  const older = against === undefined ? undefined : await readOlder(against);
  const { header, checkpoints } = read.preamble;
  const keys = files.length > 0 ? files.map(readPublicKey) : ownKeys(read, older);
  const total = header.ends.reduce((sum, { seq }) => sum + seq, 0);
  const verdict = await verifyExport(path, read, keys, older?.preamble, (entries) =>
    onRead?.(entries, total),
  );
  const differences = against === undefined ? [] : await differencesOf(path, against, verdict.findings);
  return auditReport({ header, checkpoints }, verdict, files.length > 0 ? 'given' : 'own', differences);
}

/** A small file may be the proof of one entry; undefined: it is not. */
export function proofIn(path: string): EntryProof | undefined {
  const { size } = statSync(exportFiles(path).preamble);
  return size < MOST_OF_A_PROOF ? readProof(readFileSync(exportFiles(path).preamble, 'utf8')) : undefined;
}

const MOST_OF_A_PROOF = 1 << 25;

/** Verifies the proof of one entry. Without keys there is nobody to trust: TAM_AUDIT_KEY_FILE is for the caller to say. */
export const verifyProof = (proof: EntryProof, keys: readonly string[]): Finding[] =>
  checkProof(proof, keys.map(readPublicKey));

function ownKeys(...reads: readonly (ReadPreamble | undefined)[]): KnownKey[] {
  return reads.flatMap((read) => {
    if (!read) return [];
    try {
      return [knownKeyOf(read.preamble.header.publicKey)];
    } catch {
      // The finding about the signature says it better.
      return [];
    }
  });
}

/** A chain that holds and is another one does not show by itself where it begins to differ. */
async function differencesOf(
  path: string,
  against: string,
  findings: readonly Finding[],
): Promise<readonly EntryDifference[]> {
  const kinds: readonly Finding['kind'][] = ['rewritten', 'inconsistent', 'altered'];
  const suspect = findings.filter(({ kind }) => kinds.includes(kind)).map(({ partition }) => partition);
  const differences: EntryDifference[] = [];
  for (const partition of new Set(suspect)) {
    if (partition === null) continue;
    const found = await firstDifference(against, path, partition).catch(() => undefined);
    if (found) differences.push(found);
  }
  return differences;
}
