import type { Period } from '@tam/statistics';
import { type DatabaseAddress, SaidOutcomesRepository } from '@tam/store';
import { type OutcomesFound, OutcomesOfPeriod } from './outcomes-found';

/** The schema that the access monitor keeps in the database. */
const ACCESS_SCHEMA = 'access';
const MONTH = 'YYYY-MM'.length;

/**
 * What the running installation said last of each outcome of a period, or what it had said by `knownAt` (epoch ms).
 * Throws TAM_STREAM_DATABASE_UNAVAILABLE and TAM_STREAM_MIGRATIONS_PENDING.
 */
export async function outcomesFromDatabase(
  address: DatabaseAddress,
  period: Period,
  knownAt: number | undefined,
): Promise<OutcomesFound> {
  const found = new OutcomesOfPeriod(period);
  const said = await SaidOutcomesRepository.open(address, ACCESS_SCHEMA);
  try {
    const months = [period.from.slice(0, MONTH), period.to.slice(0, MONTH)] as const;
    const cut = await said.each({ months, knownAt }, ({ basis, outcome, filed }) =>
      found.add(outcome, { basis, filed }),
    );
    const losses = await said.acceptedLosses();
    return { outcomes: found.outcomes, ...cut, rejected: 0, failed: 0, noPack: undefined, losses };
  } finally {
    await said.close();
  }
}
