/**
 * What was found to be missing of the log, and what a person has said of it. Neither is ever changed: a gap is open while
 * nothing is said of it, accepted once its loss is taken as it is, dismissed where nothing was missing after all, and mended
 * when the events were brought back.
 */
export const LOG_GAPS = `
CREATE TABLE log_gaps (
  partition integer NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  topic text COLLATE "C" NOT NULL,
  code text NOT NULL,
  expected bigint NOT NULL,
  found bigint NOT NULL,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (partition, number)
);
CREATE TRIGGER log_gaps_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_gaps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE log_gap_acts (
  partition integer NOT NULL,
  number integer NOT NULL,
  act text NOT NULL CHECK (act IN ('accepted', 'dismissed', 'mended')),
  acted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  acted_by text NOT NULL,
  reason text NOT NULL,
  -- Where reading goes on, and when what is missing was appended; of an acceptance only.
  next_offset bigint,
  lost_from timestamptz,
  lost_to timestamptz,
  PRIMARY KEY (partition, number, act),
  FOREIGN KEY (partition, number) REFERENCES log_gaps,
  CHECK ((act = 'accepted') = (next_offset IS NOT NULL AND lost_from IS NOT NULL AND lost_to IS NOT NULL))
);
CREATE TRIGGER log_gap_acts_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_gap_acts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
