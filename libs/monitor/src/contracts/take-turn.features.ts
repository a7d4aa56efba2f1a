import type { MonitorStore, RoundTransaction, RoundWrites } from '../ports';
import { turnOf } from './sample-rows.features';
import { NO_WRITES } from '../twins/no-writes';

/** Takes one turn of these partitions, at whatever turn they stand, with what `work` answers. */
export async function takeTurn(
  store: MonitorStore,
  partitions: readonly number[],
  work: (transaction: RoundTransaction) => Partial<RoundWrites> | Promise<Partial<RoundWrites>> = () => ({}),
): Promise<void> {
  const rows = await store.progress(partitions);
  const { fenced } = await store.round(rows, 'writer', async (transaction) => ({
    ...NO_WRITES,
    progress: transaction.held.map((row) => turnOf(row)),
    ...(await work(transaction)),
  }));
  if (fenced.length > 0) throw new Error(`fenced: ${fenced.join(', ')}`);
}
