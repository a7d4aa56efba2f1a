import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, ROOT, textOf } from './work-tree';

const ROWS = [...textOf('docs/faults.md').matchAll(/^\| (\d+) \|(.*)\|$/gm)].map(([, number, rest = '']) => ({
  number: Number(number),
  cells: rest.split(' | ').map((cell) => cell.trim()),
}));
const named = (text: string): string[] =>
  [...text.matchAll(/`((?:test|libs|apps|tools)\/[^`\s]+)`/g)].map(([, file = '']) => file);

describe('the page of faults', () => {
  it('has every fault from 1 to 62 once, in order', () => {
    expect(ROWS.map(({ number }) => number)).toEqual(Array.from({ length: 62 }, (_, n) => n + 1));
  });

  it.each(ROWS)('row $number names only tests that are there', ({ cells }) => {
    expect(named(cells.join(' ')).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.each(ROWS)('row $number that no test holds says in words why', ({ cells }) => {
    const [, , tests = '', seen = ''] = cells;
    expect(named(tests).length > 0 || seen.length > 10).toBe(true);
  });

  it('names every test of the suite of faults, by its path or by the word that runs it', () => {
    const words = filesOf('test/faults').flatMap(
      (file) => /([^/]+)\.faults\.spec\.ts$/.exec(file)?.slice(1) ?? [],
    );
    const rows = ROWS.map(({ cells }) => cells.join(' ')).join(' ');
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(rows))).toEqual([]);
  });
});
