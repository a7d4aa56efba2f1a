import { formatInstant } from '@tam/events';
import type { Period } from '@tam/statistics';
import type { AcceptedLoss } from '@tam/store';

/** An accepted loss of the log as a report names it. Instants are ISO 8601, UTC. */
export interface ShownLoss {
  readonly topic: string;
  readonly partition: number;
  /** When what is missing was appended, both ends inclusive. */
  readonly from: string;
  readonly to: string;
  readonly acceptedBy: string;
  readonly acceptedAt: string;
  /** When the events were said to be brought back; not given: they are missing. */
  readonly mendedAt?: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The days of a period are local: somewhere they begin so much before those of UTC, and elsewhere end so much after. */
const DAYS_BEGIN_EARLIER = 14 * HOUR;
const DAYS_END_LATER = 12 * HOUR;

/**
 * The losses in which events of a period may be missing, as they were known at an instant (epoch ms): what was accepted
 * only later did not count yet, and what was mended only later was missing still.
 */
export function lossesOf(
  { from, to }: Period,
  losses: readonly AcceptedLoss[],
  knownAt: number | undefined,
): readonly ShownLoss[] {
  const begin = Date.parse(`${from}T00:00:00Z`) - DAYS_BEGIN_EARLIER;
  const end = Date.parse(`${to}T00:00:00Z`) + DAY + DAYS_END_LATER;
  const known = knownAt ?? Infinity;
  return losses
    .filter(({ lost, acceptedAt }) => acceptedAt <= known && lost.from < end && lost.to >= begin)
    .map(({ topic, partition, lost, acceptedBy, acceptedAt, mendedAt }) => ({
      ...{ topic, partition, from: formatInstant(lost.from), to: formatInstant(lost.to) },
      ...{ acceptedBy, acceptedAt: formatInstant(acceptedAt) },
      ...(mendedAt !== null && mendedAt <= known && { mendedAt: formatInstant(mendedAt) }),
    }));
}

/** Whether something is still missing. */
export const isAnyMissing = (losses: readonly ShownLoss[]): boolean =>
  losses.some(({ mendedAt }) => mendedAt === undefined);

/** A loss in one sentence. */
export function lossWords({
  topic,
  partition,
  from,
  to,
  acceptedBy,
  acceptedAt,
  mendedAt,
}: ShownLoss): string {
  const end = mendedAt === undefined ? 'Nobody has brought them back.' : `Brought back at ${mendedAt}.`;
  return `Events of ${topic}, partition ${partition}, appended from ${from} to ${to}, were lost; ${acceptedBy} accepted it at ${acceptedAt}. ${end}`;
}
