import type { LostSpan } from '@tam/record';
import { wholeMs } from '../rounds/milliseconds';

/** A gap of the log of which the loss was accepted. Instants are epoch ms, by the database. */
export interface AcceptedLoss {
  readonly partition: number;
  readonly number: number;
  readonly topic: string;
  /** When what is missing was appended. */
  readonly lost: LostSpan;
  readonly acceptedAt: number;
  readonly acceptedBy: string;
  /** When somebody said that the events were brought back; null: nobody has. */
  readonly mendedAt: number | null;
}

/** Every loss that was ever accepted, by partition and number. `schema` is quoted. */
export const acceptedLosses = (schema: string): string => `
  SELECT g.partition, g.number, g.topic, a.acted_by AS "acceptedBy", ${wholeMs('a.acted_at')} AS "acceptedAt",
    json_build_object('from', ${wholeMs('a.lost_from')}, 'to', ${wholeMs('a.lost_to')}) AS lost,
    (SELECT ${wholeMs('m.acted_at')} FROM ${schema}.log_gap_acts m
     WHERE m.partition = g.partition AND m.number = g.number AND m.act = 'mended') AS "mendedAt"
  FROM ${schema}.log_gaps g
  JOIN ${schema}.log_gap_acts a ON a.partition = g.partition AND a.number = g.number AND a.act = 'accepted'
  ORDER BY g.partition, g.number`;
