/**
 * The cases of members of whom nothing was recorded for a long time and who wait for nothing: the same rows, out of the
 * way of the rounds. An event of such a member brings all of them back first.
 */
export const SEALED_CASES = `
CREATE TABLE sealed_cases (
  partition integer NOT NULL,
  member_ref text COLLATE "C" NOT NULL,
  case_id text COLLATE "C" NOT NULL,
  body text NOT NULL,
  said text NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (partition, member_ref, case_id)
);
`;
