import { activeRules } from './active-rules';
import { noteGaps, standingGaps } from '../gaps/gap-statements';
import { ms } from './milliseconds';
import type { NamedStatement } from './named-statement';

const PROGRESS = `p.partition, p.turn::float8 AS turn, p.writer, p.positions, ${ms('p.cleared_to')} AS "clearedTo",
  p.seq::float8 AS seq, encode(p.head, 'hex') AS head, p.letter_seq::float8 AS "letterSeq", p.rules`;

const MEMBER = `m.partition, m.member_ref AS "memberRef", ${ms('m.due_at')} AS "dueAt",
  ${ms('m.settle_at')} AS "settleAt", m.gaps, m.scope`;

/** A partition and a scope of it, each with its own instant. */
const ASKS = 'unnest($1::integer[], $2::integer[], $3::float8[]) AS ask (partition, scope, up_to)';

/** Members up to the instant asked for, by a column of instants that has an index with partition and scope. */
const upTo = (schema: string, column: string): string => `
  SELECT ${MEMBER}
  FROM ${ASKS}
  CROSS JOIN LATERAL (
    SELECT * FROM ${schema}.members m
    WHERE m.partition = ask.partition AND m.scope = ask.scope AND m.${column} <= to_timestamp(ask.up_to / 1000)
    ORDER BY m.${column}, m.member_ref LIMIT $4
  ) m
  ORDER BY m.${column}, m.member_ref, m.partition LIMIT $4`;

/** The earliest instant above the one asked for. */
const after = (schema: string, column: string): string => `
  SELECT ask.partition, ask.scope, ${ms(`m.${column}`)} AS at
  FROM ${ASKS}
  CROSS JOIN LATERAL (
    SELECT ${column} FROM ${schema}.members m
    WHERE m.partition = ask.partition AND m.scope = ask.scope AND m.${column} > to_timestamp(ask.up_to / 1000)
    ORDER BY m.${column} LIMIT 1
  ) m`;

/** What rounds and the relay read, and where the relay stands, as constant statements over one schema (a quoted identifier). */
export function readStatements(schema: string, prefix: string) {
  const statement = (name: string, text: string): NamedStatement => ({ name: `${prefix}_${name}`, text });
  return {
    progress: statement(
      'progress',
      `SELECT ${PROGRESS} FROM ${schema}.progress p WHERE p.partition = ANY($1::integer[]) ORDER BY p.partition`,
    ),
    // The clock is read outside of the locking query: a row's own is read before its lock is granted.
    lock: statement(
      'lock',
      `WITH p AS MATERIALIZED (
         SELECT * FROM ${schema}.progress WHERE partition = ANY($1::integer[]) ORDER BY partition FOR NO KEY UPDATE
       )
       SELECT ${PROGRESS}, ${ms('clock_timestamp()')} AS now FROM p`,
    ),
    members: statement(
      'members',
      `SELECT ${MEMBER} FROM unnest($1::integer[], $2::text[]) AS k (partition, member_ref)
       JOIN ${schema}.members m ON m.partition = k.partition AND m.member_ref = k.member_ref`,
    ),
    cases: statement(
      'cases',
      `SELECT c.partition, c.member_ref AS "memberRef", c.case_id AS "caseId", c.body, c.said, false AS sealed
       FROM unnest($1::integer[], $2::text[]) AS k (partition, member_ref)
       JOIN ${schema}.cases c ON c.partition = k.partition AND c.member_ref = k.member_ref
       UNION ALL
       SELECT s.partition, s.member_ref, s.case_id, s.body, s.said, true
       FROM unnest($1::integer[], $2::text[]) AS k (partition, member_ref)
       JOIN ${schema}.sealed_cases s ON s.partition = k.partition AND s.member_ref = k.member_ref`,
    ),
    due: statement('due', upTo(schema, 'due_at')),
    unsettled: statement('unsettled', upTo(schema, 'settle_at')),
    earliestAfter: statement('earliest_after', after(schema, 'due_at')),
    earliestUnsettledAfter: statement('earliest_unsettled_after', after(schema, 'settle_at')),
    overdue: statement(
      'overdue',
      `SELECT partition, scope, count(*)::float8 AS members, ${ms('min(due_at)')} AS oldest FROM ${schema}.members
       WHERE partition = ANY($1::integer[]) AND due_at <= to_timestamp($2::float8 / 1000)
       GROUP BY partition, scope ORDER BY partition, scope`,
    ),
    revisionsAfter: statement(
      'revisions_after',
      `SELECT partition, seq::float8 AS seq, encode(id, 'hex') AS id, encode(outcome_id, 'hex') AS "outcomeId",
         revision, member_ref AS "memberRef", case_id AS "caseId", status, sensitivity,
         test_record AS "testRecord", ${ms('recorded_at')} AS "recordedAt",
         entry, encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash
       FROM ${schema}.revisions WHERE partition = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    ),
    lettersAfter: statement(
      'letters_after',
      `SELECT partition, seq::float8 AS seq, topic, log_offset::float8 AS "offset", code, pointer, message,
         member_ref AS "memberRef", type, gap, disposition, ${ms('appended_at')} AS "appendTime",
         ${ms('recorded_at')} AS "recordedAt", key, value, headers
       FROM ${schema}.dead_letters WHERE partition = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    ),
    counts: statement(
      'counts',
      `SELECT standard, region, network, line_of_business AS "lineOfBusiness", month, status,
         sum(outcomes)::float8 AS outcomes, sum(revisions)::float8 AS revisions
       FROM ${schema}.outcome_counts
       GROUP BY standard, region, network, line_of_business, month, status
       HAVING sum(outcomes) <> 0 OR sum(revisions) <> 0`,
    ),
    relayCursors: statement(
      'relay_cursors',
      `SELECT k.partition, coalesce(c.revision_seq, 0)::float8 AS "revisionSeq", coalesce(c.letter_seq, 0)::float8 AS "letterSeq"
       FROM unnest($1::integer[]) AS k (partition) LEFT JOIN ${schema}.relay_cursors c USING (partition)
       ORDER BY k.partition`,
    ),
    saveRelayCursors: statement(
      'save_relay_cursors',
      `INSERT INTO ${schema}.relay_cursors AS c (partition, revision_seq, letter_seq)
       SELECT partition, "revisionSeq", "letterSeq"
       FROM json_to_recordset($1::json) AS r (partition integer, "revisionSeq" bigint, "letterSeq" bigint)
       ORDER BY partition
       ON CONFLICT (partition) DO UPDATE SET revision_seq = greatest(c.revision_seq, excluded.revision_seq),
         letter_seq = greatest(c.letter_seq, excluded.letter_seq)`,
    ),
    beat: statement(
      'beat',
      `WITH mine AS (
         INSERT INTO ${schema}.heartbeats (writer, partitions, beaten_at) VALUES ($1, $2::integer[], clock_timestamp())
         ON CONFLICT (writer) DO UPDATE SET partitions = excluded.partitions, beaten_at = excluded.beaten_at
         RETURNING writer, partitions, beaten_at
       ), gone AS (
         DELETE FROM ${schema}.heartbeats WHERE beaten_at < clock_timestamp() - interval '1 minute' AND writer <> $1
       ), living AS (
         SELECT * FROM mine
         UNION ALL
         SELECT writer, partitions, beaten_at FROM ${schema}.heartbeats
         WHERE beaten_at >= clock_timestamp() - interval '1 minute' AND writer <> $1
       )
       SELECT writer, partitions, greatest(0, ${ms('clock_timestamp()')} - ${ms('beaten_at')}) AS age FROM living`,
    ),
    activeRules: statement('active_rules', activeRules(schema)),
    walk: statement(
      'walk',
      `SELECT DISTINCT c.member_ref AS "memberRef" FROM ${schema}.cases c
       WHERE c.partition = $1 AND c.member_ref > $2 AND ($4 = 'all' OR NOT EXISTS (
         SELECT 1 FROM ${schema}.members m WHERE m.partition = c.partition AND m.member_ref = c.member_ref))
       ORDER BY 1 LIMIT $3`,
    ),
    openLetters: statement(
      'open_letters',
      `SELECT l.partition, l.seq::float8 AS seq, l.member_ref AS "memberRef", l.gap
       FROM unnest($1::integer[], $2::bigint[]) AS k (partition, seq)
       JOIN ${schema}.dead_letters l ON l.partition = k.partition AND l.seq = k.seq
       WHERE l.settled_at IS NULL AND l.redriven_at IS NOT NULL
       GROUP BY l.partition, l.seq`,
    ),
    noteBreaker: statement(
      'note_breaker',
      `INSERT INTO ${schema}.breakers AS b (partition, paused_at, paused_until)
       VALUES ($1, CASE WHEN $2::float8 IS NULL THEN NULL ELSE clock_timestamp() END, to_timestamp($2::float8 / 1000))
       ON CONFLICT (partition) DO UPDATE SET paused_at = excluded.paused_at, paused_until = excluded.paused_until`,
    ),
    breakerReleases: statement(
      'breaker_releases',
      `SELECT partition, ${ms('released_at')} AS at FROM ${schema}.breakers
       WHERE partition = ANY($1::integer[]) AND released_at IS NOT NULL`,
    ),
    gaps: statement('gaps', standingGaps(schema)),
    noteGaps: statement('note_gaps', noteGaps(schema)),
    eraseLetters: statement(
      'erase_letters',
      `UPDATE ${schema}.dead_letters l SET key = NULL, value = NULL, headers = '{}', erased_at = clock_timestamp()
       FROM (
         SELECT partition, seq FROM ${schema}.dead_letters
         WHERE erased_at IS NULL AND recorded_at < clock_timestamp() - $1::float8 * interval '1 millisecond'
         ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ) old
       WHERE l.partition = old.partition AND l.seq = old.seq RETURNING l.seq`,
    ),
    depart: statement('depart', `DELETE FROM ${schema}.heartbeats WHERE writer = $1`),
    dictionary: statement(
      'dictionary',
      `SELECT id, entry AS text FROM ${schema}.dictionary WHERE id > $1 ORDER BY id`,
    ),
  };
}

export type ReadStatements = ReturnType<typeof readStatements>;
