/**
 * What seals the revision log: signed statements of how far each partition had come, with what is needed to let its tree
 * grow. A statement that was made is kept as it is.
 */
export const CHECKPOINTS = `
CREATE TABLE checkpoints (
  partition integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  made_at timestamptz NOT NULL,
  -- The signed statement and what belongs to it, as JSON.
  body text NOT NULL,
  PRIMARY KEY (partition, seq)
);

CREATE FUNCTION refuse_checkpoint_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'checkpoints are only ever added to';
END $$;
CREATE TRIGGER checkpoints_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_checkpoint_change();
`;
