/** Which instances live and what they own: partitions of the dead are looked after by the living. */
export const HEARTBEATS = `
CREATE TABLE heartbeats (
  writer text COLLATE "C" PRIMARY KEY,
  partitions integer[] NOT NULL,
  beaten_at timestamptz NOT NULL
) WITH (fillfactor = 50);
`;
