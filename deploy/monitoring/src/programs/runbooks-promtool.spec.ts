import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALERT_GROUPS, knownMetrics } from '../all-rules';
import { runbookPage } from '../model/addresses';
import { queryFaults } from '../query/query-faults';
import { toYaml } from '../render/to-yaml';
import { runProgram } from './run-program';

const FOLDER = path.join(__dirname, '..', '..', '..', '..', 'docs', 'runbooks');
const HEADINGS = [
  'What it means',
  'Who is affected',
  'First look',
  'Likely causes',
  'How to mend',
  'How to know it is mended',
];
const ALERTS = ALERT_GROUPS.flatMap(({ rules }) => rules.map(({ alert }) => ({ alert })));
const textOf = (page: string): string => readFileSync(path.join(FOLDER, page), 'utf8');
const blocks = (page: string, language: string): readonly string[] =>
  [...textOf(page).matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
const PAGES = readdirSync(FOLDER).filter((name) => name !== 'README.md');
const QUERIES = PAGES.flatMap((page) => blocks(page, 'promql').map((query) => ({ page, query })));
/** Series and expressions in running text, such as "`x:y:z` is 0". */
const NAMED = PAGES.flatMap((page) =>
  [...textOf(page).matchAll(/`([a-z_]+:tam_[a-z0-9_:]+|tam_[a-z_]+(?:_total|_seconds)?)[^`]*`/g)].map(
    ([, name = '']) => ({ page, name }),
  ),
);
const known = knownMetrics();

describe('the runbooks', () => {
  it.each(ALERTS)('say of $alert all that is asked at night', ({ alert }) => {
    const text = textOf(runbookPage(alert));
    expect(text.startsWith(`# ${alert}\n`)).toBe(true);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    for (const part of text.split(/^## .+$/m).slice(1)) expect(part.trim().length).toBeGreaterThan(15);
    expect(blocks(runbookPage(alert), 'promql').length).toBeGreaterThan(0);
  });

  it('are of alerts that there are, and all listed', () => {
    expect([...PAGES].sort()).toEqual(ALERTS.map(({ alert }) => runbookPage(alert)).sort());
    const index = textOf('README.md');
    expect(PAGES.filter((page) => !index.includes(`(${page})`))).toEqual([]);
  });

  it.each(QUERIES)('ask in $page for metrics that there are: $query', ({ query }) => {
    expect(queryFaults(query, known)).toEqual([]);
  });

  it('name in their text only series that there are', () => {
    expect(NAMED.length).toBeGreaterThan(20);
    const topics = /^tam\./;
    expect(NAMED.filter(({ name }) => !topics.test(name) && !known.has(name))).toEqual([]);
  });

  it('ask in the language of Prometheus, as promtool reads it', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tam-runbooks-'));
    try {
      const rules = QUERIES.map(({ query }, index) => ({
        record: `runbook:query_${index}:first_look`,
        expr: query,
      }));
      writeFileSync(path.join(folder, 'queries.yaml'), toYaml({ groups: [{ name: 'runbooks', rules }] }));
      const told = runProgram('promtool', ['check', 'rules', 'queries.yaml'], folder);
      expect(told.output).toContain(`${rules.length} rules found`);
      expect(told.passed).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
