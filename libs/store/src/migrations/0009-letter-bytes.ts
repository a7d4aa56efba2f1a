/** When the bytes of a dead letter, which are patient data, were deleted; what it was, and its gap, stay. */
export const LETTER_BYTES = `
ALTER TABLE dead_letters ADD COLUMN erased_at timestamptz;
CREATE INDEX dead_letters_bytes ON dead_letters (recorded_at) WHERE erased_at IS NULL;
`;
