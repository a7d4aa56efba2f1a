import { type Environment, openSigningKey, requireDatabase, SealMemory, type SigningKey } from '@tam/config';
import type { Sealer } from '@tam/audit';
import { RevisionLogRepository } from '@tam/store';

/** The schema that the access monitor keeps in the database, which is also the name of its log. */
export const MONITOR = 'access';

/** The revision log of the running installation, open. */
export interface AuditLog {
  readonly log: RevisionLogRepository;
  readonly sealer: Sealer;
  readonly memory: SealMemory;
}

/**
 * Opens the log in the database and the key in its file; says so where the key was made just now. The caller closes the
 * log. Throws TAM_CONFIG_MISSING, TAM_AUDIT_KEY_*, TAM_STREAM_DATABASE_UNAVAILABLE, TAM_STREAM_MIGRATIONS_PENDING.
 */
export async function openAuditLog(environment: Environment): Promise<AuditLog> {
  const database = requireDatabase(environment);
  const key = openSigningKey(environment.auditKeyFile);
  if (key.isNew) process.stderr.write(newKeyText(environment.auditKeyFile, key));
  const name = { installation: environment.installation, monitor: MONITOR };
  const memory = new SealMemory(environment.auditKeyFile, name);
  const sealer = {
    ...name,
    signer: key.signer,
    remembered: (partition: number) => memory.remembered(partition),
  };
  return { log: await RevisionLogRepository.open(database, MONITOR), sealer, memory };
}

function newKeyText(file: string, { signer, publicKeyFile }: SigningKey): string {
  return `A new key was made to sign checkpoints: ${signer.keyId}
  private half  ${file}  (keep it where nobody who can write to the database can read it, and keep a copy)
  public half   ${publicKeyFile}  (give it to the auditor now: it proves later who signed)
`;
}
