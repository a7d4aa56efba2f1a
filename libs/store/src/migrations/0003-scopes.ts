/**
 * The sources that the instants of a member wait for, beside the log, as the number of that set in the dictionary. The
 * indexes begin with it, so that what waits for the file of the night is not looked at until the file is in.
 */
export const SCOPES = `
ALTER TABLE members ADD COLUMN scope integer NOT NULL DEFAULT 0;
DROP INDEX members_due;
DROP INDEX members_settle;
CREATE INDEX members_due ON members (partition, scope, due_at, member_ref) WHERE due_at IS NOT NULL;
CREATE INDEX members_settle ON members (partition, scope, settle_at, member_ref) WHERE settle_at IS NOT NULL;
`;
