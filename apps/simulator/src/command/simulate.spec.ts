import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeLine, unrecognisedCodes } from '@tam/events';
import { planOf } from './plan';
import { simulateToFile } from './simulate';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'simulator-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function simulate(seed: string, name: string): Promise<{ events: string; truth: string }> {
  const to = path.join(folder, `${name}.ndjson`);
  const truth = path.join(folder, `${name}.truth.ndjson`);
  const plan = planOf({
    seed,
    to,
    truth,
    cases: '600',
    days: '60',
    rate: '5',
    late: '0.1',
    lateUpTo: '3d',
    duplicates: '0.1',
    disorder: '0.2',
    disorderUpTo: '1h',
  });
  await simulateToFile(plan, to, plan.end ?? NaN);
  return { events: readFileSync(to, 'utf8'), truth: readFileSync(truth, 'utf8') };
}

describe('a simulation in a file', () => {
  it('has the same bytes for the same seed, its truth too, and others for another', async () => {
    const first = await simulate('7', 'first');
    expect(await simulate('7', 'again')).toEqual(first);
    expect((await simulate('8', 'other')).events).not.toBe(first.events);
  });

  it('holds nothing but valid events of the contract with codes that the registries know, none marked as a test', async () => {
    const { events } = await simulate('7', 'valid');
    const lines = events.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2_000);
    for (const line of lines) {
      const decoded = decodeLine(line);
      expect(decoded.kind).toBe('event');
      if (decoded.kind !== 'event') continue;
      expect(unrecognisedCodes(decoded.event)).toEqual([]);
      expect(decoded.event.testRecord).toBeUndefined();
      expect(decoded.event.source).toMatch(/^urn:tam:synthetic:/);
    }
  });
});
