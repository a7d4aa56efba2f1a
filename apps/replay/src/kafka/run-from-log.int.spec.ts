import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partitionOf } from '@tam/events';
import { LogRanges } from '@tam/kafka';
import {
  brokersUnderTest,
  openBench,
  type Bench,
} from '../../../../libs/kafka/src/testing/real-broker.features';
import { runReplay } from '../run-replay.features';

jest.setTimeout(120_000);

const PARTITIONS = 4;
const EXAMPLES = readFileSync(join(__dirname, '../../../../examples/events.ndjson'), 'utf8')
  .trim()
  .split('\n');
const folder = mkdtempSync(join(tmpdir(), 'tam-log-'));
const at = (name: string): string => join(folder, name);

type CloudEvent = { readonly [attribute: string]: unknown } & {
  readonly type: string;
  readonly partitionkey: string;
  readonly data: object;
};

const parsed = EXAMPLES.map((line) => JSON.parse(line) as CloudEvent);

describe('a replay of the log', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(PARTITIONS);
    await send();
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  const topicOf = (type: string): string => bench.topics[type.startsWith('intake.') ? 0 : 1];

  /** The examples, every third in binary mode, some twice, one on a partition that is not its own; and what is no event. */
  async function send(): Promise<void> {
    const messages = parsed.flatMap((event, i) => {
      const partition = partitionOf(event.partitionkey, PARTITIONS);
      const place = {
        topic: topicOf(event.type),
        partition: i === 5 ? (partition + 1) % PARTITIONS : partition,
      };
      const message = {
        ...place,
        key: event.partitionkey,
        ...(i % 3 === 0 ? binary(event) : structured(event)),
      };
      return i % 10 === 0 ? [message, message] : [message];
    });
    const [topic] = bench.topics;
    messages.push(
      { topic, partition: 0, key: parsed[0]!.partitionkey, value: '{"no":"event"}', headers: {} },
      { topic, partition: 1, key: parsed[7]!.partitionkey, value: 'no JSON – ü', headers: {} },
      { topic, partition: 2, key: '', value: JSON.stringify(parsed[8]), headers: {} },
    );
    for (const { topic: to, ...message } of messages)
      await bench.producer.send({ topic: to, messages: [message] });
  }

  const structured = (event: CloudEvent) => ({
    value: JSON.stringify(event),
    headers: { 'content-type': 'application/cloudevents+json' } as Record<string, string>,
  });

  function binary({ data, datacontenttype: _type, ...attributes }: CloudEvent) {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    for (const [name, value] of Object.entries(attributes)) headers[`ce_${name}`] = String(value);
    return { value: JSON.stringify(data), headers };
  }

  /** What is in the log as lines of a file, with the time at which each record was appended. */
  async function exported(): Promise<string> {
    const log = new LogRanges({ brokers: brokersUnderTest(), clientId: 'test' }, `${bench.groupId}-export`);
    const lines: string[] = [];
    const ranges = (await log.offsets(bench.topics)).map(({ low, end, ...place }) => ({
      ...place,
      from: low,
      to: end,
    }));
    await log.read(ranges, ({ key, value, headers, appendTime }) => {
      const text = Buffer.from(value!).toString();
      const recordedtime = new Date(appendTime).toISOString();
      const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce_'));
      if (attributes.length > 0) {
        const event = Object.fromEntries(attributes.map(([name, given]) => [name.slice(3), given]));
        lines.push(JSON.stringify({ ...event, recordedtime, data: JSON.parse(text) }));
      } else if (text.startsWith('{"spec')) {
        const event = JSON.parse(text) as CloudEvent;
        // Without a key the event is not used, but what it says of its member leaves a gap there.
        const { partitionkey } = event;
        lines.push(
          JSON.stringify(Buffer.from(key!).length > 0 ? { ...event, recordedtime } : { partitionkey }),
        );
      } else lines.push(JSON.stringify({ partitionkey: Buffer.from(key!).toString() }));
    });
    await log.close();
    writeFileSync(at('exported.ndjson'), `${lines.join('\n')}\n`);
    return at('exported.ndjson');
  }

  const linesOf = (name: string): string[] => readFileSync(at(name), 'utf8').split('\n');

  /** The places at which two files of outcomes differ, in bytes. */
  function differing(one: string, other: string): readonly number[] {
    const [a, b] = [linesOf(one), linesOf(other)];
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).filter((i) => a[i] !== b[i]);
  }

  const replay = (...args: string[]) =>
    runReplay(['run', '--kafka', brokersUnderTest().join(','), '--topics', bench.topics.join(','), ...args]);

  it('gives the outcomes of a file of the same events, byte for byte', async () => {
    const file = await runReplay(['run', '--input', await exported(), '--output', at('of-file.ndjson')]);
    const log = await replay('--output', at('of-log.ndjson'));
    expect([file.code, log.code]).toEqual([2, 2]);
    expect(differing('of-log.ndjson', 'of-file.ndjson')).toEqual([]);
    expect(linesOf('of-log.ndjson').length).toBeGreaterThan(20);
    const told = (text: string): string[] =>
      text.split('\n').filter((line) => !/^(elapsed|rejected)/.test(line));
    expect(told(log.err)).toEqual(told(file.err));
  });

  it('gives the same cut at an instant and by what could be known', async () => {
    const cuts = [
      ['--as-of', '2026-11-05T12:00:00Z'],
      ['--known-at', new Date().toISOString()],
      ['--known-at', '2026-01-01T00:00:00Z'],
    ];
    const input = await exported();
    for (const cut of cuts) {
      await runReplay(['run', '--input', input, '--output', at('cut-of-file.ndjson'), ...cut]);
      await replay('--output', at('cut-of-log.ndjson'), ...cut);
      expect(differing('cut-of-log.ndjson', 'cut-of-file.ndjson')).toEqual([]);
    }
  });

  it('names the records that could not be used by their place in the log', async () => {
    await replay('--output', at('out.ndjson'), '--rejects', at('rejects.ndjson'));
    const rejects = readFileSync(at('rejects.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const [topic] = bench.topics;
    expect(rejects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ topic, partition: 0, code: 'TAM_EVENT_NOT_CLOUDEVENT' }),
        expect.objectContaining({ topic, partition: 1, code: 'TAM_EVENT_NOT_JSON' }),
        expect.objectContaining({ topic, partition: 2, code: 'TAM_EVENT_KEY_MISMATCH' }),
      ]),
    );
  });

  it('reads from an offset or an instant on, and warns of what began before', async () => {
    const none = await replay(
      '--output',
      at('none.ndjson'),
      '--from-time',
      new Date(Date.now() + 60_000).toISOString(),
    );
    expect(none).toMatchObject({ code: 0, err: expect.stringMatching(/events +0/) });
    expect(readFileSync(at('none.ndjson'), 'utf8')).toBe('');
    const later = await replay('--output', at('later.ndjson'), '--from-offset', '3');
    expect(later.err).toContain('Warning: the log was not read from its beginning');
    const before = await replay('--output', at('before.ndjson'), '--to-time', '2026-01-01T00:00:00Z');
    expect(before.err).toMatch(/events +0/);
  });

  it('refuses ranges that cannot be meant, and writes nothing', async () => {
    for (const offset of ['first', 'nowhere/0=3']) {
      const { code, err } = await replay('--output', at('refused.ndjson'), '--from-offset', offset);
      expect([code, err]).toEqual([1, expect.stringContaining('TAM_REPLAY_RANGE')]);
    }
    expect(existsSync(at('refused.ndjson'))).toBe(false);
    const neither = await runReplay(['run', '--output', at('refused.ndjson')]);
    expect([neither.code, neither.err]).toEqual([1, expect.stringContaining('Neither --input nor --kafka')]);
  });

  it('leaves nothing in the log: no record, no group', async () => {
    const before = await Promise.all(bench.topics.map((topic) => bench.admin.fetchTopicOffsets(topic)));
    await replay('--output', at('quiet.ndjson'));
    expect(await Promise.all(bench.topics.map((topic) => bench.admin.fetchTopicOffsets(topic)))).toEqual(
      before,
    );
    const { groups } = await bench.admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith('tam-replay-'))).toEqual([]);
  });
});
