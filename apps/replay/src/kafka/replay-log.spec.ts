import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { BACKFILL_TOPIC } from '@tam/events';
import type { LogRanges, RangeRecord } from '@tam/kafka';
import { sha256Hex } from '@tam/record';
import fc from 'fast-check';
import { replayFile } from '../run/replay-file';
import { replayLog, type LogJob } from './replay-log';

const EXAMPLES = readFileSync(join(__dirname, '../../../../examples/events.ndjson'), 'utf8')
  .trim()
  .split('\n');
const folder = mkdtempSync(join(tmpdir(), 'tam-replay-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const evaluator = createAccessEvaluator(loadPackSet({ sha256: sha256Hex }));
const keyOf = (line: string): string => (JSON.parse(line) as { partitionkey: string }).partitionkey;

/** A log that holds these values; history, so that a record says itself when it was known. */
function logOf(
  values: readonly {
    readonly value: string | null;
    readonly key: string | null;
    readonly headers?: RangeRecord['headers'];
  }[],
) {
  return {
    read: (_ranges: unknown, take: (record: RangeRecord) => void) => {
      values.forEach(({ value, key, headers = {} }, offset) =>
        take({
          ...{ topic: BACKFILL_TOPIC, partition: 0, offset, appendTime: 0, headers },
          key: key === null ? null : Buffer.from(key),
          value: value === null ? null : Buffer.from(value),
        }),
      );
      return Promise.resolve([]);
    },
  } as unknown as LogRanges;
}

const plain = (lines: readonly string[]) => lines.map((value) => ({ value, key: keyOf(value) }));

async function fromLog(values: Parameters<typeof logOf>[0], cut: Partial<LogJob> = {}) {
  const run = await replayLog({
    log: logOf(values),
    ranges: [],
    evaluator,
    asOf: undefined,
    knownAt: undefined,
    ...cut,
  });
  run.outcomes.write(join(folder, 'log'));
  return { ...run, text: readFileSync(join(folder, 'log'), 'utf8') };
}

async function fromFile(lines: readonly string[], cut: Partial<LogJob> = {}) {
  const input = join(folder, 'input.ndjson');
  writeFileSync(input, lines.map((line) => `${line}\n`).join(''));
  const run = await replayFile({ input, evaluator, asOf: cut.asOf, knownAt: cut.knownAt });
  run.outcomes.write(join(folder, 'file'));
  return { ...run, text: readFileSync(join(folder, 'file'), 'utf8') };
}

describe('records of the log mean what lines of a file mean', () => {
  it('in any order, with duplicates, and cut at any instant', async () => {
    const chosen = fc.shuffledSubarray([...EXAMPLES, ...EXAMPLES.slice(0, 20)], { minLength: 1 });
    const instant = fc.option(fc.integer({ min: Date.parse('2026-11-01'), max: Date.parse('2026-12-01') }), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(chosen, instant, instant, async (lines, asOf, knownAt) => {
        const [log, file] = [
          await fromLog(plain(lines), { asOf, knownAt }),
          await fromFile(lines, { asOf, knownAt }),
        ];
        expect(log.text === file.text).toBe(true);
        expect(log.summary).toEqual(file.summary);
      }),
      { numRuns: 25 },
    );
  });

  it('whatever a look at them says: the latest records may be no events', async () => {
    const far = EXAMPLES[0]!
      .replace(/"time":"[^"]*"/, '"time":"2026-12-24T00:00:00Z"')
      .replace('"id":"', '"id":"x');
    const broken = Array.from({ length: 40 }, () => far.replace('"specversion":"1.0"', '"specversion":"9"'));
    const lines = [...EXAMPLES, ...broken];
    const [log, file] = [await fromLog(plain(lines)), await fromFile(lines)];
    expect(log.text === file.text).toBe(true);
    expect(log.summary).toEqual(file.summary);
  });

  it('also beyond ASCII, and beyond the room of one block', async () => {
    const wide = EXAMPLES.map((line) => line.replace('"network":"', '"network":"Zürich-'));
    expect((await fromLog(plain(wide))).text === (await fromFile(wide)).text).toBe(true);
    const huge = { value: `{"x":"${'x'.repeat(17 << 20)}"}`, key: 'm-huge' };
    const { summary } = await fromLog([...plain(EXAMPLES), huge, ...plain(EXAMPLES.slice(0, 3))]);
    expect(summary).toMatchObject({ events: EXAMPLES.length + 3, rejected: 1 });
  });

  it('with a key that is missing, empty, too long or no text, or a value that is missing', async () => {
    const [line] = EXAMPLES as [string];
    const { summary, rejects } = await fromLog([
      { value: line, key: keyOf(line) },
      { value: line, key: null },
      { value: line, key: '' },
      { value: line, key: 'k'.repeat(300) },
      { value: null, key: 'm-2' },
      { value: line, key: keyOf(line), headers: { 'content-type': 'application/cloudevents-batch+json' } },
    ]);
    expect(summary).toMatchObject({ lines: 6, events: 1, rejected: 5 });
    rejects.write(join(folder, 'rejects'));
    const codes = readFileSync(join(folder, 'rejects'), 'utf8')
      .trim()
      .split('\n')
      .map((text) => {
        const { offset, code } = JSON.parse(text) as { offset: number; code: string };
        return `${offset} ${code}`;
      });
    expect(codes).toEqual([
      '1 TAM_EVENT_KEY_MISSING',
      '2 TAM_EVENT_KEY_MISMATCH',
      '3 TAM_EVENT_KEY_MISMATCH',
      '4 TAM_EVENT_NULL_VALUE',
      '5 TAM_EVENT_BATCH',
    ]);
  });
});
