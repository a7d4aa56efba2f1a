import { lastOutcomes } from '../../e2e/support/revision-log';
import type { FaultInstallation } from './fault-installation';

/** The statuses last said of the clocks of these members, in the order of the members; one member may have several. */
export async function statusesOf(
  { database }: FaultInstallation,
  members: readonly string[],
): Promise<readonly string[]> {
  const outcomes = await lastOutcomes(database);
  return members.flatMap((memberRef) =>
    outcomes.filter((outcome) => outcome.memberRef === memberRef).map(({ status }) => status),
  );
}

/** Seconds since an instant of `performance.now()`, to one decimal. */
export const secondsSince = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

/** Every status that was ever said of a member's clocks, in the order of the log. */
export async function everSaid(
  { database }: FaultInstallation,
  memberRef: string,
): Promise<readonly string[]> {
  const rows = await database.rows<{ status: string }>(
    'SELECT status FROM access.revisions WHERE member_ref = $1 ORDER BY partition, seq',
    [memberRef],
  );
  return rows.map(({ status }) => status);
}
