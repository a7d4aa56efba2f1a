import { type Environment, requireDatabase } from '@tam/config';
import type { Evaluator } from '@tam/record';
import { RevisionLogRepository } from '@tam/store';
import { openLog, replayConnection } from '../kafka/asked-ranges';
import { AcceptedLosses } from './accepted-losses';
import { RuleSets } from './rule-sets';
import type { VerifyReport } from './verify-report';
import { verifyRevisions, type VerifyJob } from './verify-revisions';

/** The schema that the access monitor keeps in the database. */
const ACCESS_SCHEMA = 'access';

/**
 * Verifies what the running installation has said, from its database and its brokers. Throws TAM_CONFIG_MISSING and what
 * either says.
 */
export async function verifyInstallation(
  environment: Environment,
  evaluators: readonly Evaluator[],
  choice: Pick<VerifyJob, 'sample' | 'seed' | 'partitions' | 'memberRef' | 'onVerified'>,
): Promise<VerifyReport> {
  const database = requireDatabase(environment);
  const log = openLog(replayConnection(environment));
  const revisions = await RevisionLogRepository.open(database, ACCESS_SCHEMA);
  try {
    const rules = new RuleSets(await revisions.ruleSets(), evaluators);
    const losses = new AcceptedLosses(await revisions.acceptedLosses());
    return await verifyRevisions({ ...choice, revisions, log, rules, losses, reads: evaluators[0]!.reads });
  } finally {
    await revisions.close();
    await log.close();
  }
}
