import type { MonitorStore, RoundTransaction, RoundWrites } from '../ports';
import { NOTHING, turnOf } from './sample-rows.features';

/** Takes one turn of these partitions, at whatever turn they stand, with what `work` answers. */
export async function takeTurn(
  store: MonitorStore,
  partitions: readonly number[],
  work: (transaction: RoundTransaction) => Partial<RoundWrites> | Promise<Partial<RoundWrites>> = () => ({}),
): Promise<void> {
  const rows = await store.progress(partitions);
  const { fenced } = await store.round(rows, 'writer', async (transaction) => ({
    ...NOTHING,
    progress: transaction.held.map((row) => turnOf(row)),
    ...(await work(transaction)),
  }));
  if (fenced.length > 0) throw new Error(`fenced: ${fenced.join(', ')}`);
}
