/**
 * Everything one monitor keeps. Names are unqualified: each monitor has a schema of its own, which the runner puts on
 * the search path. Every hot key begins with `partition`. Texts that are keys compare by bytes, which is code-unit
 * order for all that a key may hold. Hashes and the ids made of them are bytes. Rows that hold long texts
 * keep them in place up to a page: to compress them costs more than to write them.
 */
export const MONITOR = `
CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  partitions integer NOT NULL CHECK (partitions > 0),
  epoch integer NOT NULL DEFAULT 1,
  effects_from timestamptz NOT NULL,
  installed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE rule_sets (
  hash text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE progress (
  partition integer PRIMARY KEY,
  turn bigint NOT NULL DEFAULT 0,
  writer text NOT NULL DEFAULT '',
  positions jsonb NOT NULL,
  cleared_to timestamptz NOT NULL DEFAULT to_timestamp(0),
  seq bigint NOT NULL DEFAULT 0,
  head bytea NOT NULL DEFAULT decode(repeat('0', 64), 'hex'),
  letter_seq bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE relay_cursors (
  partition integer PRIMARY KEY,
  revision_seq bigint NOT NULL DEFAULT 0,
  letter_seq bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE dictionary (
  id integer PRIMARY KEY CHECK (id > 0),
  entry text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE cases (
  partition integer NOT NULL,
  member_ref text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  body text NOT NULL,
  said text NOT NULL,
  PRIMARY KEY (partition, member_ref, case_id)
) WITH (fillfactor = 85, toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.02);

CREATE TABLE members (
  partition integer NOT NULL,
  member_ref text COLLATE "C" NOT NULL,
  due_at timestamptz,
  settle_at timestamptz,
  gaps integer NOT NULL CHECK (gaps >= 0),
  PRIMARY KEY (partition, member_ref)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX members_due ON members (partition, due_at, member_ref) WHERE due_at IS NOT NULL;
CREATE INDEX members_settle ON members (partition, settle_at, member_ref) WHERE settle_at IS NOT NULL;

CREATE TABLE revisions (
  partition integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  id bytea NOT NULL,
  outcome_id bytea NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  member_ref text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  status text NOT NULL,
  sensitivity text NOT NULL,
  test_record boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  entry text NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (partition, seq)
) WITH (toast_tuple_target = 8160);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the revision log is only ever added to';
END $$;
CREATE TRIGGER revisions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The present state of each outcome; its whole text is the revision named by (partition, seq).
CREATE TABLE standings (
  partition integer NOT NULL,
  member_ref text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  outcome_id bytea NOT NULL,
  status text COLLATE "C" NOT NULL,
  basis text NOT NULL,
  standard text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  network text COLLATE "C" NOT NULL,
  line_of_business text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  -- infinity where the outcome has no due date, so that pages can be cut at it
  due_at timestamptz NOT NULL,
  offered boolean NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (partition, case_id, member_ref, outcome_id)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX standings_pages ON standings (status, due_at, outcome_id) INCLUDE (standard, region);

CREATE TABLE outcome_counts (
  partition integer NOT NULL,
  standard text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  network text COLLATE "C" NOT NULL,
  line_of_business text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  outcomes bigint NOT NULL,
  revisions bigint NOT NULL,
  PRIMARY KEY (partition, standard, region, network, line_of_business, month, status)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.01);

-- The bytes are patient data: grant this table to fewer people than the others.
CREATE TABLE dead_letters (
  partition integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  topic text NOT NULL,
  log_offset bigint NOT NULL,
  code text NOT NULL,
  pointer text NOT NULL,
  message text NOT NULL,
  member_ref text COLLATE "C",
  type text,
  gap boolean NOT NULL,
  disposition text NOT NULL CHECK (disposition IN ('dead', 'reroute')),
  appended_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  key bytea,
  value bytea,
  headers jsonb NOT NULL,
  PRIMARY KEY (partition, seq)
);
`;
