import 'reflect-metadata';
import { readEnvironment } from '@tam/config';
import { encodeEvent, INTAKE_TOPIC, partitionOf, SCHEDULING_TOPIC, type TamEvent } from '@tam/events';
import { createLogger } from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { prepare } from './prepare';
import { runService } from './run-service';
import { findJavaProducer, produceFromJava } from './testing/java-producer.features';
import { openRealServices, type RealServices } from './testing/real-services.features';

jest.setTimeout(90_000);

const PARTITIONS = 4;
const HOUR = 3_600_000;
const LIMIT = 48 * HOUR;
const CRC = '/test/crc32';
const CODECS = {
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
};

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
/** A member of this partition. */
const memberOf = (partition: number, prefix: string): string =>
  names(prefix, 100).find((name) => partitionOf(name, PARTITIONS) === partition)!;

const event = (
  type: string,
  member: string,
  time: number,
  data: TamEvent['data'],
  source: string,
): TamEvent => ({
  source,
  id: `${type}-${member}`,
  type,
  time,
  memberRef: member,
  caseId: `case-of-${member}`,
  testRecord: true,
  data: { caseId: `case-of-${member}`, memberRef: member, ...data },
});

/** An urgent request, which nothing but an offer within 48 hours meets. */
const request = (member: string, time: number, source = '/test/intake'): TamEvent => {
  const asked = {
    service: 'mh-nonphysician',
    statedUrgency: 'urgent',
    statedBy: { office: 'member' },
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  };
  return event('intake.request-received.v1', member, time, asked, source);
};

const offer = (member: string, time: number, startsAt: number, source = '/test/intake'): TamEvent => {
  const slot = {
    offerId: `o-${member}`,
    startsAt: new Date(startsAt).toISOString(),
    purpose: 'assessment',
    modality: 'in-person',
  };
  return event('scheduling.slot-offered.v1', member, time, slot, source);
};

const recordOf = (one: TamEvent): { key: string; value: string } => ({
  key: one.memberRef!,
  value: encodeEvent(one),
});

describe('what producers of every kind write, on a real broker and a real database', () => {
  let services: RealServices;
  let app: INestApplication;
  let base: string;
  let kafka: Kafka;
  let plain: Producer;
  const transactionals: Producer[] = [];
  const lines: string[] = [];
  const decompressed = new Set<string>();

  beforeAll(async () => {
    services = await openRealServices();
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ app: 'test', level: 'info', destination });
    const environment = readEnvironment(services.raw);
    await prepare(environment, logger);
    app = await runService(environment, logger, () => undefined);
    base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    kafka = new Kafka({ clientId: 'test', brokers: [...services.brokers], logLevel: logLevel.NOTHING });
    plain = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await plain.connect();
    watchCodecs(decompressed);
    await until('readiness', async () => (await fetch(`${base}/health/ready`)).status === 200);
  });

  afterAll(async () => {
    await Promise.all([plain, ...transactionals].map((producer) => producer.disconnect()));
    await app.close();
    await services.close();
  });

  const get = async (path: string): Promise<string> => (await fetch(base + path)).text();
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const limit = Date.now() + 25_000;
    while (!(await holds())) {
      if (Date.now() > limit) throw new Error(`Not in time: ${what}. ${await get('/status')}`);
      await pause(100);
    }
  };
  const statusOf = async (member: string): Promise<string | undefined> =>
    (
      await services.query<{ status: string }>(
        `SELECT status FROM access.standings WHERE member_ref = '${member}' AND standard LIKE 'ca-ta-urg%'`,
      )
    )[0]?.status;
  const countMet = async (prefix: string): Promise<number> =>
    Number(
      (
        await services.query<{ n: string }>(
          `SELECT count(*) AS n FROM access.standings
           WHERE member_ref LIKE '${prefix}-%' AND standard LIKE 'ca-ta-urg%' AND status = 'met'`,
        )
      )[0]!.n,
    );
  const recordsOf = async (topic: string): Promise<number> =>
    (await services.admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);
  const transactional = async (id: string): Promise<Producer> => {
    const producer = kafka.producer({
      transactionalId: `test-${id}-${process.pid}`,
      maxInFlightRequests: 1,
      idempotent: true,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    transactionals.push(producer);
    return producer;
  };

  it('is read in gzip, snappy, lz4 and zstd, as the Java client writes them', async () => {
    const java = await findJavaProducer();
    const asked = Date.now() - HOUR;
    await Promise.all(
      Object.keys(CODECS).map((codec) =>
        produceFromJava(
          java,
          { brokers: services.brokers, topic: INTAKE_TOPIC, codec },
          names(codec, 20).map((member) => recordOf(request(member, asked))),
        ),
      ),
    );
    const offers = Object.keys(CODECS).flatMap((codec) =>
      names(codec, 20).map((member) => recordOf(offer(member, asked + 60_000, asked + 2 * HOUR))),
    );
    await plain.send({ topic: SCHEDULING_TOPIC, messages: offers });
    for (const codec of Object.keys(CODECS)) {
      await until(`all of ${codec}`, async () => (await countMet(codec)) === 20);
    }
    expect([...decompressed].sort()).toEqual(Object.keys(CODECS).sort());
    expect(await services.query('SELECT 1 FROM access.dead_letters')).toEqual([]);
  });

  it('and lies by CRC32 is sent on once, so that members end whole, and the log names the source', async () => {
    const members = names('crc', 24);
    const asked = Date.now() - HOUR;
    const partition = (member: string): number => crc32(Buffer.from(member)) % PARTITIONS;
    const foreign = members.filter((member) => partition(member) !== partitionOf(member, PARTITIONS)).length;
    expect(foreign).toBeGreaterThan(10);
    const before = [await recordsOf(INTAKE_TOPIC), await recordsOf(SCHEDULING_TOPIC)];
    const messages = (make: (member: string) => TamEvent) =>
      members.map((member) => ({ ...recordOf(make(member)), partition: partition(member) }));
    await plain.send({ topic: INTAKE_TOPIC, messages: messages((member) => request(member, asked, CRC)) });
    await plain.send({
      topic: SCHEDULING_TOPIC,
      messages: messages((member) => offer(member, asked + 60_000, asked + 2 * HOUR, CRC)),
    });
    await until('all members whole', async () => (await countMet('crc')) === members.length);
    const after = [await recordsOf(INTAKE_TOPIC), await recordsOf(SCHEDULING_TOPIC)];
    const extra = members.length + foreign;
    expect(after).toEqual(before.map((count) => count + extra));
    const metrics = await get('/metrics');
    for (const topic of [INTAKE_TOPIC, SCHEDULING_TOPIC]) {
      const counted = metrics
        .split('\n')
        .filter((line) => line.includes('"republished"') && line.includes(topic));
      expect(counted.map((line) => Number(line.split(' ').at(-1)))).toEqual([foreign]);
    }
    expect(
      lines.some((line) => line.includes('otherwise than by murmur2') && line.includes(`"${CRC}"`)),
    ).toBe(true);
    expect(await services.query(`SELECT 1 FROM access.dead_letters WHERE disposition = 'dead'`)).toEqual([]);
  });

  it('and is committed, aborted as the last of the log, or left open holds no deadline; a late commit revises', async () => {
    const [aborts, leavesOpen] = [await transactional('aborts'), await transactional('open')];
    const [first, second] = [memberOf(0, 'tx-first'), memberOf(1, 'tx-second')];
    const due = Date.now() + 8_000;
    const begun = await aborts.transaction();
    await begun.send({
      topic: INTAKE_TOPIC,
      messages: [first, second].map((member) => recordOf(request(member, due - LIMIT))),
    });
    await begun.commit();
    const never = memberOf(0, 'tx-never');
    const aborted = await aborts.transaction();
    for (const topic of [INTAKE_TOPIC, SCHEDULING_TOPIC]) {
      await aborted.send({ topic, messages: [recordOf(request(never, due - LIMIT))] });
    }
    await aborted.abort();
    const open = await leavesOpen.transaction();
    const slot = offer(second, Date.now(), due - 1_000);
    await open.send({ topic: SCHEDULING_TOPIC, messages: [recordOf(slot)] });
    expect(Date.now()).toBeLessThan(due - 1_500);
    await until('the clock', async () => (await statusOf(second)) === 'at-risk');
    for (const member of [first, second]) {
      await until(`the breach of ${member}`, async () => (await statusOf(member)) === 'breached');
    }
    expect(Date.now()).toBeGreaterThan(due);
    expect(Date.now()).toBeLessThan(due + 5_000);
    await open.commit();
    await until('the revision', async () => (await statusOf(second)) === 'met');
    expect(await statusOf(first)).toBe('breached');
    expect(await statusOf(never)).toBeUndefined();
  });
});

/** Notes which codecs the client of the service is asked to read. */
function watchCodecs(seen: Set<string>): void {
  const codecs = CompressionCodecs as Record<number, () => { decompress(bytes: Buffer): Promise<Buffer> }>;
  for (const [name, type] of Object.entries(CODECS)) {
    const original = codecs[type]!;
    codecs[type] = () => {
      const codec = original();
      const decompress = (bytes: Buffer): Promise<Buffer> => {
        seen.add(name);
        return codec.decompress(bytes);
      };
      return { ...codec, decompress };
    };
  }
}
