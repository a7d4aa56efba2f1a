/** Marks that a page is derived, and from what. */
export const DERIVED =
  '<!-- Derived from libs/standards and libs/calendar by `npm run generate`; changes here are lost. -->';

/** A text as Markdown shows it in running text or in a cell of a table. */
export function plain(text: string): string {
  return text.replace(/[|<>*_[\]]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}

/** A table; cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)];
}

/** A section: a heading, its lines, and an empty line before. Without lines there is none. */
export function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines];
}

/** A list of sentences. */
export function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

/** The address of a source as a link that shows its place; nothing where there is none. */
export function linked(url: string | undefined): string {
  return url === undefined ? '' : `<${url}>`;
}
