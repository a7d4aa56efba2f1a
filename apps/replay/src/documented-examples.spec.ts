import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './diff/diff-story.features';
import { runReplay } from './run-replay.features';

const ROOT = join(__dirname, '..', '..', '..');
const PACKS = join(ROOT, 'libs', 'standards', 'packs');
const STANDARD = join('us', 'ca', 'ca-dmhc-timely-access', 'ca-ta-npmh.yaml');
const blocks = [
  ...readFileSync(join(ROOT, 'docs', 'replay.md'), 'utf8').matchAll(/```text\n([^]*?)```/g),
].map(([, text = '']) => text);

/** The block of the page that begins with a text, as far as it goes. */
function documented(start: string): string {
  const block = blocks.find((text) => text.startsWith(start));
  return (block ?? `no block begins with ${start}`).replace(/ *\.\.\.\n$/, '');
}

const folder = ownFolder();
afterAll(() => folder.remove());

describe('the page of the replay', () => {
  it('shows of a comparison what the command says', async () => {
    const packs = folder.path('packs');
    cpSync(PACKS, packs, { recursive: true });
    const changed = join(packs, STANDARD);
    writeFileSync(changed, readFileSync(changed, 'utf8').replaceAll('count: 10, unit', 'count: 12, unit'));
    const { code, out } = await runReplay([
      ...['diff', '--packs-b', packs, '--input', join(ROOT, 'examples', 'events.ndjson')],
      ...['--as-of', '2026-12-18T12:00:00-08:00'],
    ]);
    expect(code).toBe(3);
    expect(out).toContain(documented('Case case-one-day-late'));
  });

  it('shows of a pack what the command says', async () => {
    const { code, out } = await runReplay(['verify-pack', join(PACKS, STANDARD)]);
    expect(code).toBe(0);
    expect(out).toContain(documented('Standard ca-ta-npmh'));
  });
});
