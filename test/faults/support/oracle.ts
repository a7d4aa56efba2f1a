import { DETERMINATIONS_TOPIC } from '@tam/events';
import { faultsOfRevisionLog, lastOutcomes } from '../../e2e/support/revision-log';
import type { SimulatedTruth } from '../../e2e/support/simulated-truth';
import { until } from '../../e2e/support/until';
import type { FaultInstallation } from './fault-installation';
import { isMarked, MARK } from './marked-members';
import { faultsOfPublished } from './published';
import { faultsAgainstReplay } from './replayed';

export interface OracleOptions {
  /** What the simulator wrote down of its stories, where it wrote the traffic. */
  readonly truth?: SimulatedTruth;
  /** How long the installation may take to have applied and published all that is in the log, ms. */
  readonly within?: number;
}

/**
 * What must hold after every fault, whichever it was; a living instance is needed. Answers with everything that does
 * not, in words, the empty list being the only good answer:
 * - all records are applied and all revisions published in the time allowed;
 * - what it last said of every clock is byte for byte what `replay run` says of the same log, and what the stories of
 *   the simulator were built to have;
 * - every revision was published, in order, and one that was published twice was the same and under the same id;
 * - every hash of the revision log can be derived again, and no outcome has two ids;
 * - no turn, number or position ever went back, and every position is at the end of its log;
 * - no mark of a planted patient is in any log line or figure of any instance.
 */
export async function faultsOf(
  installation: FaultInstallation,
  { truth, within = 60_000 }: OracleOptions = {},
): Promise<readonly string[]> {
  const late = await settled(installation, within).catch((error: unknown) => [String(error)]);
  if (late.length > 0) return late;
  const { database, topics, watch } = installation;
  return [
    ...watch.faults,
    ...(await faultsOfRevisionLog(database)),
    ...(await faultsOfPublished(database, topics)),
    ...(await faultsOfIdentities(installation)),
    ...(await faultsAgainstReplay(installation)),
    ...(truth ? await faultsAgainstTruth(installation, truth) : []),
    ...(await faultsOfPrivacy(installation)),
  ];
}

/** Waits until all that is in the log is applied, and all that was said is published. */
async function settled(installation: FaultInstallation, within: number): Promise<readonly string[]> {
  const limit = performance.now() + within;
  await installation.caughtUp(within);
  await until(
    'every revision is published',
    async () => {
      const [row] = await installation.database.rows<{ open: string }>(
        `SELECT count(*) AS open FROM access.progress p JOIN access.relay_cursors c USING (partition)
          WHERE c.revision_seq < p.seq`,
      );
      return row?.open === '0' && (await installation.topics.recordsIn([DETERMINATIONS_TOPIC])) > 0;
    },
    Math.max(1_000, limit - performance.now()),
  );
  return [];
}

/** An outcome is one clock of one case: whatever happened meanwhile, it has one id. */
async function faultsOfIdentities({ database }: FaultInstallation): Promise<readonly string[]> {
  const ids = new Map<string, string>();
  return (await lastOutcomes(database)).flatMap(({ id, memberRef, caseId, standard, anchorKey }) => {
    const name = [memberRef, caseId, standard, anchorKey].join(' ');
    const other = ids.get(name);
    ids.set(name, id);
    return other === undefined ? [] : [`${name} has the ids ${other} and ${id}`];
  });
}

async function faultsAgainstTruth(
  { database }: FaultInstallation,
  truth: SimulatedTruth,
): Promise<readonly string[]> {
  const look = async (): Promise<readonly string[]> => {
    const simulated = (await lastOutcomes(database)).filter(({ memberRef }) => !isMarked(memberRef));
    return truth.differences(simulated, Date.now());
  };
  const agree = async (): Promise<boolean> => (await look()).length === 0;
  await until('every deadline that has passed is said', agree, 15_000).catch(() => undefined);
  return look();
}

/** Logs and figures are read by people who may not see patients. */
async function faultsOfPrivacy({ all }: FaultInstallation): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const monitor of all) {
    const texts = [...monitor.lines, ...(await monitor.metrics()).split('\n')];
    faults.push(...texts.filter((line) => line.includes(MARK)).map((line) => `${monitor.name}: ${line}`));
  }
  return faults;
}
