import { until } from '../../e2e/support/until';
import type { FaultInstallation } from './fault-installation';

/** Whose heartbeat is older is not counted, ms. */
const LIVING = 1_500;

/** Waits until so many living instances say that they own every partition between them; answers who owns which. */
export function shares(
  installation: FaultInstallation,
  instances: number,
  patience = 60_000,
): Promise<ReadonlyMap<number, string>> {
  return until(
    `${instances} instances own every partition`,
    async () => {
      const living = (await installation.owners()).filter(({ age }) => age < LIVING);
      const owned = living.flatMap(({ writer, partitions }) =>
        partitions.map((one) => [one, writer] as const),
      );
      const owners = new Map(owned);
      const isWhole = owned.length === owners.size && owners.size === installation.partitions;
      return living.length === instances && isWhole && owners;
    },
    patience,
  );
}
