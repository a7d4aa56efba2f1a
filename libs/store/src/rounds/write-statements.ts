import type { RoundWrites } from '@tam/monitor';
import { splitParameter } from './joined-texts';
import type { NamedStatement } from './named-statement';

/** The columns of a recordset: names as the row has them in JSON, with their types. */
const from = (columns: string): string => `json_to_recordset($1::json) AS r (${columns})`;

const at = (column: string): string => `to_timestamp(r."${column}" / 1000)`;
const bytes = (column: string): string => `decode(r."${column}", 'hex')`;

/**
 * What a round writes: one constant statement for each kind of row. Its first parameter is the rows as JSON, the others
 * are their long texts. They run in this order. `schema` is a quoted identifier.
 */
export function writeStatements(schema: string, prefix: string) {
  const statement = (name: string, text: string): NamedStatement => ({
    name: `${prefix}_write_${name}`,
    text,
  });
  return {
    progress: statement(
      'progress',
      `UPDATE ${schema}.progress p SET turn = p.turn + 1, writer = $2, positions = r.positions,
         cleared_to = ${at('clearedTo')}, seq = r.seq, head = ${bytes('head')}, letter_seq = r."letterSeq", rules = r.rules
       FROM ${from('partition integer, positions jsonb, "clearedTo" float8, seq bigint, head text, "letterSeq" bigint, rules text')}
       WHERE p.partition = r.partition`,
    ),
    cases: statement(
      'cases',
      `INSERT INTO ${schema}.cases AS c (partition, member_ref, case_id, body, said)
       SELECT partition, "memberRef", "caseId", body, said
       FROM ROWS FROM (
         json_to_recordset($1::json) AS (partition integer, "memberRef" text, "caseId" text),
         ${splitParameter(2)}, ${splitParameter(3)}
       ) AS r (partition, "memberRef", "caseId", body, said)
       ON CONFLICT (partition, member_ref, case_id) DO UPDATE SET body = excluded.body, said = excluded.said`,
    ),
    members: statement(
      'members',
      `WITH r AS MATERIALIZED (
         SELECT partition, "memberRef" AS member_ref, ${at('dueAt')} AS due_at, ${at('settleAt')} AS settle_at, gaps,
           scope, "dueAt" IS NULL AND "settleAt" IS NULL AND gaps = 0 AS is_empty
         FROM ${from('partition integer, "memberRef" text, "dueAt" float8, "settleAt" float8, gaps integer, scope integer')}
       ), gone AS (
         DELETE FROM ${schema}.members m USING r
         WHERE r.is_empty AND m.partition = r.partition AND m.member_ref = r.member_ref
       )
       INSERT INTO ${schema}.members (partition, member_ref, due_at, settle_at, gaps, scope)
       SELECT partition, member_ref, due_at, settle_at, gaps, scope FROM r WHERE NOT is_empty
       ON CONFLICT (partition, member_ref) DO UPDATE
       SET due_at = excluded.due_at, settle_at = excluded.settle_at, gaps = excluded.gaps, scope = excluded.scope`,
    ),
    revisions: statement(
      'revisions',
      `INSERT INTO ${schema}.revisions (partition, seq, id, outcome_id, revision, member_ref, case_id, status,
         sensitivity, test_record, recorded_at, entry, prev_hash, hash)
       SELECT partition, seq, ${bytes('id')}, ${bytes('outcomeId')}, revision, "memberRef", "caseId", status,
         sensitivity, "testRecord", ${at('recordedAt')}, entry, ${bytes('prevHash')}, ${bytes('hash')}
       FROM ROWS FROM (
         json_to_recordset($1::json) AS (partition integer, seq bigint, id text, "outcomeId" text, revision integer,
           "memberRef" text, "caseId" text, status text, sensitivity text, "testRecord" boolean, "recordedAt" float8,
           "prevHash" text, hash text),
         ${splitParameter(2)}
       ) AS r (partition, seq, id, "outcomeId", revision, "memberRef", "caseId", status, sensitivity, "testRecord",
         "recordedAt", "prevHash", hash, entry)`,
    ),
    standings: statement(
      'standings',
      `INSERT INTO ${schema}.standings AS s (partition, member_ref, case_id, outcome_id, status, basis, standard, region,
         network, line_of_business, month, due_at, offered, seq)
       SELECT partition, "memberRef", "caseId", ${bytes('outcomeId')}, status, basis, standard, region, network, "lineOfBusiness",
         month, coalesce(${at('dueAt')}, 'infinity'), offered, seq
       FROM ${from(`partition integer, "memberRef" text, "caseId" text, "outcomeId" text, status text, basis text,
         standard text, region text, network text, "lineOfBusiness" text, month text, "dueAt" float8, offered boolean, seq bigint`)}
       ON CONFLICT (partition, case_id, member_ref, outcome_id) DO UPDATE SET status = excluded.status,
         basis = excluded.basis, standard = excluded.standard, region = excluded.region, network = excluded.network,
         line_of_business = excluded.line_of_business, month = excluded.month, due_at = excluded.due_at,
         offered = excluded.offered, seq = excluded.seq`,
    ),
    letters: statement(
      'letters',
      `INSERT INTO ${schema}.dead_letters (partition, seq, topic, log_offset, code, pointer, message, member_ref, type,
         gap, disposition, appended_at, recorded_at, key, value, headers)
       SELECT partition, seq, topic, "offset", code, pointer, message, "memberRef", type, gap, disposition,
         ${at('appendTime')}, ${at('recordedAt')}, decode(key, 'base64'), decode(value, 'base64'), headers
       FROM ${from(`partition integer, seq bigint, topic text, "offset" bigint, code text, pointer text, message text,
         "memberRef" text, type text, gap boolean, disposition text, "appendTime" float8, "recordedAt" float8, key text,
         value text, headers jsonb`)}`,
    ),
    seals: statement(
      'seals',
      `WITH gone AS (
         DELETE FROM ${schema}.cases c USING ${from('partition integer, "memberRef" text')}
         WHERE c.partition = r.partition AND c.member_ref = r."memberRef"
         RETURNING c.partition, c.member_ref, c.case_id, c.body, c.said
       )
       INSERT INTO ${schema}.sealed_cases (partition, member_ref, case_id, body, said, sealed_at)
       SELECT partition, member_ref, case_id, body, said, clock_timestamp() FROM gone`,
    ),
    unseals: statement(
      'unseals',
      `DELETE FROM ${schema}.sealed_cases s USING ${from('partition integer, "memberRef" text')}
       WHERE s.partition = r.partition AND s.member_ref = r."memberRef"`,
    ),
    settlements: statement(
      'settlements',
      `UPDATE ${schema}.dead_letters l
       SET settled_at = clock_timestamp(), settled_how = 'redriven', settled_by = l.redriven_by
       FROM ${from('partition integer, seq bigint')}
       WHERE l.partition = r.partition AND l.seq = r.seq AND l.settled_at IS NULL`,
    ),
    counts: statement(
      'counts',
      `INSERT INTO ${schema}.outcome_counts AS c (partition, standard, region, network, line_of_business, month, status,
         outcomes, revisions)
       SELECT partition, standard, region, network, "lineOfBusiness", month, status, outcomes, revisions
       FROM ${from(`partition integer, standard text, region text, network text, "lineOfBusiness" text, month text,
         status text, outcomes bigint, revisions bigint`)}
       ON CONFLICT (partition, standard, region, network, line_of_business, month, status)
       DO UPDATE SET outcomes = c.outcomes + excluded.outcomes, revisions = c.revisions + excluded.revisions`,
    ),
  } satisfies Record<keyof RoundWrites, NamedStatement>;
}

export type WriteStatements = ReturnType<typeof writeStatements>;
