/** Milliseconds of the epoch as a double, which holds them exactly and reaches JavaScript as a number. */
export const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
