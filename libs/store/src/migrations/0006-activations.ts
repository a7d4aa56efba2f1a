/**
 * Which rule set holds, since when and by whom; and under which one all open cases of a partition were evaluated last.
 * A partition of which that is not known is walked over once.
 */
export const ACTIVATIONS = `
CREATE TABLE activations (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rules text COLLATE "C" NOT NULL REFERENCES rule_sets (hash),
  activated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  activated_by text NOT NULL
);
CREATE TRIGGER activations_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON activations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE progress ADD COLUMN rules text NOT NULL DEFAULT '';
`;
