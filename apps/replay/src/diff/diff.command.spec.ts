import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { runReplay } from '../run-replay.features';
import type { CaseDiff } from './case-diff';
import type { DiffReport } from './diff-report';
import {
  AFTER,
  ASSIGNED,
  ASSIGNED_COMMERCIAL,
  asked,
  BEFORE,
  ownFolder,
  STORIES,
  writeEvents,
} from './diff-story.features';

const folder = ownFolder();
afterAll(() => folder.remove());

const input = writeEvents(folder.path('events.ndjson'), STORIES);
const COMPARED = [
  ...['diff', '--input', input, '--as-of', '2026-12-18T12:00:00-08:00'],
  ...['--packs-a', BEFORE, '--assignments-a', ASSIGNED],
  ...['--packs-b', AFTER, '--assignments-b', ASSIGNED_COMMERCIAL],
];

/** The text without what is another on every machine: the place of the files, and the hashes of their content. */
const plain = (text: string): string =>
  text
    .replaceAll(input, 'events.ndjson')
    .replaceAll(BEFORE, 'before')
    .replaceAll(AFTER, 'after')
    .replaceAll(/\([0-9a-f]{8}\)/g, '(hash)');

const schema = JSON.parse(
  readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'replay-diff.schema.json'), 'utf8'),
) as object;
const isReport = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

describe('replay diff', () => {
  it('tells people what differs and ends with 3', async () => {
    const { code, out, err } = await runReplay(COMPARED);
    expect(code).toBe(3);
    expect(err).toBe('');
    expect(plain(out)).toBe(readFileSync(join(__dirname, 'fixtures', 'diff.txt'), 'utf8'));
  });

  it('ends with 0 where both say the same', async () => {
    const { code, out } = await runReplay([
      ...['diff', '--input', input, '--packs-a', BEFORE, '--packs-b', BEFORE],
      ...['--assignments-a', ASSIGNED, '--assignments-b', ASSIGNED],
    ]);
    expect(code).toBe(0);
    expect(out).toContain('6 cases: 0 differ, 6 are the same');
  });

  it('ends with 1 and one line where a folder is not there', async () => {
    const { code, out, err } = await runReplay(['diff', '--input', input, '--packs-b', folder.path('none')]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^TAM_PACK_NOT_FOUND: .*\n$/);
  });

  it('ends with 1 where the input is not there', async () => {
    const { code, err } = await runReplay([...COMPARED, '--input', folder.path('none.ndjson')]);
    expect(code).toBe(1);
    expect(err).toContain('TAM_REPLAY_INPUT');
  });

  it('gives machines a document that its schema describes, with every case', async () => {
    const output = folder.path('diff.json');
    const { code, out } = await runReplay([...COMPARED, '--format', 'json', '--output', output]);
    expect(code).toBe(3);
    expect(out).toBe('');
    const report = JSON.parse(readFileSync(output, 'utf8')) as DiffReport & { cases: CaseDiff[] };
    isReport(report);
    expect(isReport.errors).toBeNull();
    expect(report).toMatchObject({ format: 'tam.replay-diff.1', same: false });
    expect(report.cases).toHaveLength(5);
  });

  it('gives the same document, without a case, where nothing differs', async () => {
    const { code, out } = await runReplay([
      ...['diff', '--format', 'json', '--input', input, '--packs-a', BEFORE, '--packs-b', BEFORE],
      ...['--assignments-a', ASSIGNED, '--assignments-b', ASSIGNED],
    ]);
    expect(code).toBe(0);
    const report: unknown = JSON.parse(out);
    isReport(report);
    expect(isReport.errors).toBeNull();
    expect(report).toMatchObject({ same: true, rules: [], cases: [] });
  });

  it('gives a page that loads nothing, filters without a script and holds no text as markup', async () => {
    const hostile = asked('<script>alert(1)</script>', '2026-11-20T09:00:00-08:00', {
      service: 'specialist',
    });
    const file = writeEvents(folder.path('hostile.ndjson'), [...STORIES, hostile]);
    const { code, out } = await runReplay([...COMPARED, '--input', file, '--format', 'html']);
    expect(code).toBe(3);
    expect(out).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(out).not.toMatch(/<script|<link|<img|https?:|@import|url\(/);
    expect(out).toContain('Case <code>&lt;script&gt;alert(1)&lt;/script&gt;</code>');
    expect(out).toContain('limit: 10 business days -&gt; 12 business days');
    const boxes = [...out.matchAll(/<input type="checkbox" id="(f\d+)"/g)].map(([, id]) => id);
    expect(boxes.length).toBeGreaterThan(3);
    for (const id of boxes) expect(out).toContain(`body:has(#${id}:checked) .${id}`);
    const articles = [...out.matchAll(/<article class="([^"]*)"/g)].map(([, names = '']) => names.split(' '));
    expect(articles).toHaveLength(6);
    for (const names of articles) expect(names.every((name) => boxes.includes(name))).toBe(true);
  });

  it('shows the first cases, and every one only on request', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      asked(`s-${index}`, '2026-11-20T09:00:00-08:00', { service: 'specialist' }),
    );
    const file = writeEvents(folder.path('many.ndjson'), many);
    const first = await runReplay([...COMPARED, '--input', file]);
    expect(first.out.match(/^Case /gm)).toHaveLength(20);
    expect(first.out).toContain('10 more cases differ; --all shows them.');
    const all = await runReplay([...COMPARED, '--input', file, '--all']);
    expect(all.out.match(/^Case /gm)).toHaveLength(30);
  });
});
