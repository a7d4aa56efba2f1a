import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Determination } from '@tam/record';
import type { OperationalFigures } from '@tam/statistics';
import { runReplay, type Ran } from '../../apps/replay/src/run-replay.features';
import { plainCount } from './plain-count';
import { simulatedOutcomes } from './simulated-outcomes';

const folder = mkdtempSync(join(tmpdir(), 'tam-figures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
const AS_OF = '2026-04-02T07:00:00.000Z';
const events = file('events.ndjson');
const outcomesFile = file('outcomes.ndjson');

interface Report {
  readonly schema: string;
  readonly edition?: string;
  readonly view: string;
  readonly cut: { readonly asOf: string };
  readonly standards: OperationalFigures['standards'];
  readonly surveys: readonly { readonly percent: number }[];
  readonly changes?: { readonly changes: readonly { readonly before: number; readonly after: number }[] };
}

async function report(...args: readonly string[]): Promise<Ran> {
  const ran = await runReplay(['report', 'access', '--period', '2026Q1', ...args]);
  expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('TAM_')]);
  return ran;
}

const json = async (...args: readonly string[]): Promise<Report> =>
  JSON.parse((await report('--format', 'json', ...args)).out) as Report;

/** Every number of a value, with its keys. */
function numbersIn(value: unknown, path = ''): readonly (readonly [path: string, value: number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, `${path}.${key}`));
}

describe('the report of a simulated quarter', () => {
  let whole: Report;
  let determinations: readonly Determination[];

  beforeAll(async () => {
    determinations = await simulatedOutcomes(folder, 3_000);
    whole = await json('--input', events, '--as-of', AS_OF, '--by', 'region,network');
  }, 120_000);

  it('agrees with a plain count of what run says, for every standard and region', () => {
    let compared = 0;
    for (const { standard, groups } of whole.standards) {
      for (const { group, counts } of groups.filter((each) => each.group.length < 2)) {
        const plain = plainCount(determinations, standard.id, whole.cut.asOf, group[0]);
        // A standard of enrollees counts members, not clocks.
        if (standard.unitOfCount === 'enrollee') continue;
        const { met, breached, undetermined, excused, ended, open } = counts;
        expect({
          id: standard.id,
          met,
          breached,
          undetermined,
          excused,
          ended,
          void: counts.void,
          notDue: open,
        }).toEqual({
          id: standard.id,
          ...plain,
        });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('is the same from the outcomes that run wrote', async () => {
    const from = await json('--outcomes', outcomesFile, '--as-of', whole.cut.asOf, '--by', 'region,network');
    expect(from.standards).toEqual(whole.standards);
  });

  it('knows the wait of a clock that was kept late', () => {
    const npmh = whole.standards.find(({ standard }) => standard.id === 'ca-ta-npmh')!;
    const { counts, waits } = npmh.groups[0]!;
    expect(waits!.count).toBeGreaterThan(counts.met + counts.excused);
    expect(waits!.longest).toBeGreaterThan(16 * 86_400_000);
    expect(waits!.median).toBeLessThan(waits!.p90);
  });

  it('has one row a standard and group as csv, with the numbers of json', async () => {
    const { out } = await report(
      '--input',
      events,
      '--as-of',
      AS_OF,
      '--by',
      'region,network',
      '--format',
      'csv',
    );
    expect(out).toContain('\r\n');
    const rows: Record<string, string>[] = parse(out, { columns: true });
    expect(rows).toHaveLength(whole.standards.flatMap(({ groups }) => groups).length);
    for (const { standard, groups } of whole.standards) {
      const own = rows.filter((row) => row['standard'] === standard.id);
      expect(own.map((row) => [row['due'], row['met'], row['breached']].map(Number))).toEqual(
        groups.map(({ counts }) => [counts.due, counts.met, counts.breached]),
      );
      const { rate } = groups[0]!.shares;
      expect(own[0]!['rate_percent']).toBe(rate === null ? '' : (rate * 100).toFixed(1));
    }
  });

  it('is one page of html that loads nothing, cites every standard and keeps surveys apart', async () => {
    const { out } = await report('--input', events, '--format', 'html');
    for (const { standard } of whole.standards) {
      const article = out.slice(out.indexOf(`<article id="${standard.id}">`));
      expect(article).toContain(standard.citation.text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
      expect(article).toContain(`<span class="tag">${standard.citation.verification}</span>`);
    }
    expect(out).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(out).toMatch(/A census, not a sample/);
    const duties = out.slice(out.indexOf('<h2>Duties'), out.indexOf('<h2>Thresholds that a survey tests'));
    expect(whole.surveys.map(({ percent }) => percent)).toContain(70);
    expect(duties).not.toContain('70 %');
  });

  it('shows no count of 1 to 10 once it is published', async () => {
    const edition = file('first.json');
    const first = await json('--input', events, '--by', 'region', '--published', '--edition', edition);
    const small = numbersIn(first.standards.map(({ groups }) => groups)).filter(
      ([path, value]) =>
        /counts|ended|undetermined/.test(path) && !path.includes('shares') && value >= 1 && value <= 10,
    );
    expect(small).toEqual([]);
    expect(JSON.stringify(first.standards)).toContain('suppressed');
    expect(first).not.toHaveProperty('tables');
    expect(first.edition).toBe('access-2026Q1-1');
    const sha = (JSON.parse(readFileSync(edition, 'utf8')) as { sha256: string }).sha256;
    expect(JSON.stringify(first)).not.toContain(sha);
  });

  it('says what is another since the edition before, and in public nothing that is small', async () => {
    const [first, second] = [file('earlier.json'), file('later.json')];
    const earlier = ['--input', events, '--as-of', '2026-03-20T00:00:00Z', '--by', 'region'];
    await report(...earlier, '--published', '--edition', first);
    const inside = await json('--input', events, '--by', 'region', '--against', first);
    expect(inside.changes!.changes.length).toBeGreaterThan(10);
    const shown = await json(
      ...['--input', events, '--by', 'region', '--published', '--against', first, '--edition', second],
    );
    expect(shown.edition).toBe('access-2026Q1-2');
    const differences = shown.changes!.changes.map(({ before, after }) => Math.abs(after - before));
    expect(differences.filter((difference) => difference <= 10)).toEqual([]);
  });

  it('refuses an edition of another period, and outcomes whose instant nobody knows', async () => {
    const edition = file('quarter.json');
    await report('--input', events, '--edition', edition, '--output', file('quarter.out'));
    const other = await runReplay([
      'report',
      'access',
      '--period',
      '2026-03',
      '--input',
      events,
      '--against',
      edition,
    ]);
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('TAM_STATISTICS_EDITION_MISMATCH')]);
    const cut = await runReplay(['report', 'access', '--period', '2026Q1', '--outcomes', outcomesFile]);
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('TAM_STATISTICS_CUT')]);
  });
});
