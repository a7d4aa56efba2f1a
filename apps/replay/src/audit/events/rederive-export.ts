import type { ExportHeader } from '@tam/audit';
import type { Evaluator } from '@tam/record';
import { RuleSets } from '../../verify/rule-sets';
import type { VerifyReport } from '../../verify/verify-report';
import { verifyRevisions } from '../../verify/verify-revisions';
import { BundledLog } from './bundled-log';
import { ExportedRevisions } from './exported-revisions';

/** Derives the entries of an export again from events that were taken along. Needs no database and no broker. */
export function rederiveExport(
  path: string,
  header: Pick<ExportHeader, 'ends'>,
  events: string,
  evaluators: readonly Evaluator[],
  onVerified: (done: number, of: number) => void,
): Promise<VerifyReport> {
  const log = BundledLog.open(events);
  return verifyRevisions({
    log,
    revisions: new ExportedRevisions(path, header),
    rules: new RuleSets(new Map(Object.entries(log.header.ruleSets)), evaluators),
    reads: evaluators[0]!.reads,
    ...{ partitions: undefined, memberRef: undefined, sample: 1, seed: 'all', onVerified },
  });
}
