import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '@tam/record';
import { OutcomeLines } from './outcome-lines';

const folder = mkdtempSync(join(tmpdir(), 'tam-outcomes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const outcome = (id: string, text = ''): Outcome => ({
  kind: 'determination',
  id,
  memberRef: text,
  caseId: 'c',
  status: 'met',
  flags: [],
  trace: [],
});

function written(lines: OutcomeLines): string {
  const path = join(folder, 'out.ndjson');
  lines.write(path);
  return readFileSync(path, 'utf8');
}

describe('outcome lines', () => {
  it('are canonical JSON in the order of their ids, whatever the order they came in', () => {
    const lines = new OutcomeLines();
    for (const id of ['b', 'c', 'a']) lines.add(outcome(id, '§ é 𝄞'));
    expect(written(lines)).toBe(
      ['a', 'b', 'c']
        .map(
          (id) =>
            `{"caseId":"c","flags":[],"id":"${id}","kind":"determination","memberRef":"§ é 𝄞","status":"met","trace":[]}\n`,
        )
        .join(''),
    );
  });

  it('hold more than one block, and a line longer than a block', () => {
    const lines = new OutcomeLines();
    const long = 'x'.repeat(20 << 20);
    for (const id of ['3', '1', '2']) lines.add(outcome(id, id === '2' ? long : '€'.repeat(5 << 20)));
    const text = written(lines).split('\n');
    expect(text).toHaveLength(4);
    expect(text.slice(0, 3).map((line) => (JSON.parse(line) as Outcome).id)).toEqual(['1', '2', '3']);
  });

  it('are an empty file where there are none', () => {
    expect(written(new OutcomeLines())).toBe('');
  });

  it('say where they cannot be written', () => {
    expect(() => new OutcomeLines().write(join(folder, 'none', 'out'))).toThrow(/TAM_REPLAY_OUTPUT/);
  });
});
