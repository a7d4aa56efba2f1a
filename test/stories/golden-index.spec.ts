import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OF_OTHER_PARTS, POINTS, ROWS } from './golden-index';

const ROOT = resolve(__dirname, '../..');

/** The titles of tests and of groups of tests, as they are written. */
const TITLE = /\b(?:it|test|describe)\b[^'"`]*?(?:\(\s*|\)\(\s*)(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs;

const titles: readonly string[] = ['apps', 'libs', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .flatMap((file) => titlesIn(readFileSync(join(ROOT, folder, file), 'utf8'))),
);

function titlesIn(source: string): string[] {
  const direct = [...source.matchAll(TITLE)].map((match) => match[2]!);
  // The title of a table comes after its rows.
  const ofTables = [...source.matchAll(/\)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs)].map((match) => match[2]!);
  return [...direct, ...ofTables];
}

const settled = new Set(titles.flatMap((title) => /\(settled: ([^)]+)\)$/.exec(title)?.[1] ?? []));
const rows = new Set(titles.flatMap((title) => /^row (\d+)\b/.exec(title)?.[1] ?? []).map(Number));

describe('what was decided once', () => {
  it.each(ROWS.map((situation, i) => [i + 1, situation] as const))(
    'row %i (%s) is shown by a test, or its part is named',
    (row) => {
      expect(rows.has(row) !== OF_OTHER_PARTS.has(row)).toBe(true);
    },
  );

  it.each(POINTS)('%s is shown by a test', (point) => {
    expect(settled).toContain(point);
  });

  it('is all that tests name', () => {
    expect([...settled].filter((point) => !POINTS.includes(point))).toEqual([]);
    expect([...rows].filter((row) => row > ROWS.length)).toEqual([]);
  });
});
