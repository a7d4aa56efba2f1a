/** Milliseconds of the epoch as a double, which holds them exactly and reaches JavaScript as a number. */
export const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** The same without the part of a millisecond that the database has, for instants that people read. */
export const wholeMs = (column: string): string => `floor(${ms(column)} + 0.001)`;
