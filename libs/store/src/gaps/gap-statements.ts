import { wholeMs } from '../rounds/milliseconds';

/** A gap that nobody has said anything of; `g` is its row. */
export const isOpen = (schema: string, g: string): string =>
  `NOT EXISTS (SELECT 1 FROM ${schema}.log_gap_acts s WHERE s.partition = ${g}.partition AND s.number = ${g}.number)`;

/** Gaps of some partitions that stand: open ones, and those that were accepted and not mended. */
export const standingGaps = (schema: string): string => `
  SELECT g.partition, g.number, g.topic, g.code, g.expected::float8 AS expected, g.found::float8 AS found,
    ${wholeMs('g.found_at')} AS "foundAt",
    CASE WHEN a.act IS NULL THEN NULL
      ELSE json_build_object('from', ${wholeMs('a.lost_from')}, 'to', ${wholeMs('a.lost_to')}) END AS lost
  FROM ${schema}.log_gaps g
  LEFT JOIN ${schema}.log_gap_acts a ON a.partition = g.partition AND a.number = g.number AND a.act = 'accepted'
  WHERE g.partition = ANY($1::integer[]) AND NOT EXISTS (
    SELECT 1 FROM ${schema}.log_gap_acts s
    WHERE s.partition = g.partition AND s.number = g.number AND s.act <> 'accepted')
  ORDER BY g.partition, g.number`;

/** Puts gaps on record, each topic of a partition once while it is open, where the partition is at the turn expected. */
export const noteGaps = (schema: string): string => `
  INSERT INTO ${schema}.log_gaps (partition, number, topic, code, expected, found)
  SELECT f.partition,
    coalesce((SELECT max(number) FROM ${schema}.log_gaps o WHERE o.partition = f.partition), 0)
      + row_number() OVER (PARTITION BY f.partition ORDER BY f.topic COLLATE "C"),
    f.topic, f.code, f.expected, f.found
  FROM json_to_recordset($1::json) AS f (partition integer, topic text, code text, expected bigint, found bigint, turn bigint)
  JOIN ${schema}.progress p ON p.partition = f.partition AND p.turn = f.turn
  WHERE NOT EXISTS (
    SELECT 1 FROM ${schema}.log_gaps o
    WHERE o.partition = f.partition AND o.topic = f.topic AND ${isOpen(schema, 'o')})`;
