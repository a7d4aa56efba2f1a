/** U+001F, the unit separator: JSON never holds it bare, so that no text of ours needs to be escaped to be joined. */
const SEPARATOR = '\x1f';

/** The SQL that takes joined texts of a parameter apart, one a row. */
export const splitParameter = (place: number): string => `string_to_table($${place}, E'\\x1f')`;

/**
 * Long texts of all rows as one parameter. They are JSON inside, and to escape them once more into the JSON of their
 * row would cost as much as to write them.
 */
export function joinTexts(texts: readonly string[]): string {
  const joined = texts.join(SEPARATOR);
  if (texts.some((text) => text === '' || text.includes(SEPARATOR)))
    throw new Error('a text of a row is not JSON');
  return joined;
}
