/**
 * What people do to dead letters, and which partitions take in nothing because most of what came could not be used. A
 * letter is settled once: by its redrive, when that has come back with the log, or by a named person who discards it.
 */
export const LETTERS = `
ALTER TABLE dead_letters
  ADD COLUMN redriven_at timestamptz,
  ADD COLUMN redriven_by text,
  ADD COLUMN sent_at timestamptz,
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN settled_how text CHECK (settled_how IN ('redriven', 'discarded')),
  ADD COLUMN settled_by text,
  ADD COLUMN settled_why text;
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_settled_whole
  CHECK ((settled_at IS NULL) = (settled_how IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL));
CREATE INDEX dead_letters_open ON dead_letters (partition, seq) WHERE settled_at IS NULL AND disposition = 'dead';

CREATE TABLE breakers (
  partition integer PRIMARY KEY,
  paused_at timestamptz,
  paused_until timestamptz,
  released_at timestamptz,
  released_by text
);
`;
