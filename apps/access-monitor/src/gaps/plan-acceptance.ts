import type { LogRanges } from '@tam/kafka';
import type { LostSpan } from '@tam/record';
import type { GapLine, GapsRepository } from '@tam/store';

/** What accepting a gap would mean now. */
export interface AcceptancePlan {
  readonly gap: GapLine;
  /** What the log holds now: the first offset kept, and the one the next record will get. */
  readonly low: number;
  readonly end: number;
  readonly nextOffset: number;
  /** When what is missing was appended, as near as the append times around it tell; epoch ms. */
  readonly lost: LostSpan;
}

/** Records at the front of the log that are looked at: the first offsets may be of no record. */
const FRONT = 100;

/**
 * Looks at the log around a gap. Where events were taken away, reading goes on behind them; in a log that is another, it
 * begins at the front: what is known already changes nothing. Throws what the broker and the database say.
 */
export async function planAcceptance(
  gap: GapLine,
  log: Pick<LogRanges, 'offsets' | 'read'>,
  gaps: Pick<GapsRepository, 'lostFrom' | 'now'>,
): Promise<AcceptancePlan> {
  const { topic, partition, code, expected } = gap;
  const found = (await log.offsets([topic])).find((one) => one.partition === partition);
  const { low, end } = found ?? { low: 0, end: 0 };
  const isTakenAway = code === 'TAM_MONITOR_POSITION_LOST' && expected <= end;
  const nextOffset = isTakenAway ? Math.max(low, expected) : low;
  const from = await gaps.lostFrom(gap);
  const kept = await appendedAt(log, topic, partition, nextOffset, end);
  const to = kept !== undefined && kept > from ? kept : await gaps.now();
  return { gap, low, end, nextOffset, lost: { from, to } };
}

/** Append time of the first record from an offset on; undefined: there is none. */
async function appendedAt(
  log: Pick<LogRanges, 'read'>,
  topic: string,
  partition: number,
  from: number,
  end: number,
): Promise<number | undefined> {
  let first: number | undefined;
  const to = Math.min(end, from + FRONT);
  if (to > from) await log.read([{ topic, partition, from, to }], ({ appendTime }) => (first ??= appendTime));
  return first;
}
