import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesOf, jsonOf, ROOT, textOf } from './work-tree';

const PAGES = filesOf().filter((path) => path.endsWith('.md'));
const DECISIONS = filesOf('docs/adr').filter((path) => /\/\d{4}-/.test(path));
const HEADINGS = ['Status', 'Context', 'Decision', 'Consequences'];

describe('the documents', () => {
  it.each(PAGES)('%s links only to files that are there', (page) => {
    const targets = [...textOf(page).matchAll(/\]\(([^)#:\s]+)(#[^)]*)?\)/g)].map(
      ([, target = '']) => target,
    );
    const missing = targets.filter(
      (target) => !existsSync(join(ROOT, normalize(join(dirname(page), target)))),
    );
    expect(missing).toEqual([]);
  });

  it.each(PAGES)('%s names only commands that package.json has', (page) => {
    const { scripts } = jsonOf<{ scripts: Record<string, string> }>('package.json');
    const named = [...textOf(page).matchAll(/\bnpm run ([a-z][a-z-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(DECISIONS)('%s has the four headings of a decision, on one page', (page) => {
    const text = textOf(page);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(text.split('\n').length).toBeLessThan(60);
  });

  it('list every decision in docs/adr/README.md', () => {
    const index = textOf('docs/adr/README.md');
    expect(DECISIONS.filter((page) => !index.includes(page.slice('docs/adr/'.length)))).toEqual([]);
  });
});
