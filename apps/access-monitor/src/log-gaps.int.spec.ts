import 'reflect-metadata';
import { readEnvironment } from '@tam/config';
import { encodeEvent, INTAKE_TOPIC, partitionOf, SCHEDULING_TOPIC, type TamEvent } from '@tam/events';
import { createEventProducer, INPUTS, type EventProducer } from '@tam/kafka';
import { createLogger } from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { gapsCommand } from './gaps/gaps.command';
import { prepare } from './prepare';
import { runService } from './run-service';
import { groupId } from './wiring/connections';
import { openRealServices, type RealServices } from './testing/real-services.features';

jest.setTimeout(120_000);

const PARTITIONS = 4;
const HOUR = 3_600_000;
const LIMIT = 48 * HOUR;
const LOST = 'm-lost';
const PLACE = partitionOf(LOST, PARTITIONS);
/** A member of another partition. */
const OTHER = Array.from({ length: 20 }, (_, i) => `m-other-${i}`).find(
  (name) => partitionOf(name, PARTITIONS) !== PLACE,
)!;
/** Members of the lost one's partition. */
const beside = (count: number, prefix: string): string[] =>
  Array.from({ length: 200 }, (_, i) => `${prefix}-${i}`)
    .filter((name) => partitionOf(name, PARTITIONS) === PLACE)
    .slice(0, count);

const event = (type: string, id: string, member: string, time: number, data: TamEvent['data']): TamEvent => ({
  source: '/test/intake',
  id,
  type,
  time,
  memberRef: member,
  caseId: `case-of-${member}`,
  testRecord: true,
  data: { caseId: `case-of-${member}`, memberRef: member, ...data },
});

/** An urgent request of so long ago; nothing but an offer within 48 hours meets it. */
const request = (member: string, ago = HOUR): TamEvent =>
  event('intake.request-received.v1', `req-${member}`, member, Date.now() - ago, {
    service: 'mh-nonphysician',
    statedUrgency: 'urgent',
    statedBy: { office: 'member' },
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  });

describe('a log that is not as it was left, on a real broker', () => {
  let services: RealServices;
  let app: INestApplication | undefined;
  let producer: EventProducer;
  let base = '';
  const lines: string[] = [];
  const logger = createLogger({
    app: 'test',
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
  });

  beforeAll(async () => {
    services = await openRealServices();
    await prepare(readEnvironment(services.raw), logger);
    producer = createEventProducer({ brokers: services.brokers, clientId: 'test' });
  });
  afterAll(async () => {
    await producer.close();
    await stop();
    await services.close();
  });

  const start = async (): Promise<void> => {
    app = await runService(readEnvironment(services.raw), logger, () => undefined);
    base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  };
  const stop = async (): Promise<void> => {
    await app?.close();
    app = undefined;
  };
  const get = async (path: string): Promise<string> => (await fetch(base + path)).text();
  const isReady = async (): Promise<boolean> => (await fetch(`${base}/health/ready`)).status === 200;
  const until = async (what: string, holds: () => Promise<boolean>, patience = 40_000): Promise<void> => {
    const limit = Date.now() + patience;
    while (!(await holds())) {
      if (Date.now() > limit) throw new Error(`Not in time: ${what}. ${await get('/status').catch(String)}`);
      await pause(100);
    }
  };
  const send = async (...events: readonly TamEvent[]): Promise<void> => {
    for (const one of events) {
      await producer.send({ topic: INTAKE_TOPIC, key: one.memberRef, json: encodeEvent(one) });
    }
    await producer.flush();
  };
  const gaps = async (...args: string[]): Promise<string> => {
    const said: string[] = [];
    const parts = {
      environment: () => readEnvironment(services.raw),
      write: (line: string) => void said.push(line),
    };
    await gapsCommand(parts).exitOverride().parseAsync(args, { from: 'user' });
    return said.join('\n');
  };
  const statusOf = async (member: string): Promise<string | undefined> =>
    (
      await services.query<{ status: string }>(
        `SELECT status FROM access.standings WHERE member_ref = '${member}' AND standard LIKE 'ca-ta-urg%'`,
      )
    )[0]?.status;
  const next = async (partition: number): Promise<number> =>
    Number(
      (
        await services.query<{ next: string }>(
          `SELECT positions -> '${INTAKE_TOPIC}' ->> 'next' AS next FROM access.progress WHERE partition = ${partition}`,
        )
      )[0]!.next,
    );
  const endOf = async (partition: number): Promise<number> =>
    Number(
      (await services.admin.fetchTopicOffsets(INTAKE_TOPIC)).find((one) => one.partition === partition)!.high,
    );
  const cut = async (partition: number, offset: number): Promise<void> =>
    services.admin.deleteTopicRecords({
      topic: INTAKE_TOPIC,
      partitions: [{ partition, offset: String(offset) }],
    });
  const caughtUp = (): Promise<void> =>
    until('the end of the log', async () => {
      for (let partition = 0; partition < PARTITIONS; partition++) {
        if ((await next(partition)) < (await endOf(partition))) return false;
      }
      return true;
    });
  const recreate = async (topic: string, partitions = PARTITIONS): Promise<void> => {
    await services.admin.deleteTopics({ topics: [topic] });
    await until('the deletion', async () => !(await services.admin.listTopics()).includes(topic));
    await services.admin.createTopics({
      topics: [
        {
          topic,
          numPartitions: partitions,
          configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }],
        },
      ],
    });
    // The producer of the test would otherwise go on with what it knows of the topic that is gone.
    await producer.close();
    producer = createEventProducer({ brokers: services.brokers, clientId: 'test' });
  };

  const open = (): Promise<{ partition: number; code: string }[]> =>
    services.query(
      `SELECT partition, code FROM access.log_gaps g WHERE NOT EXISTS (
         SELECT 1 FROM access.log_gap_acts a WHERE a.partition = g.partition AND a.number = g.number)`,
    );
  /** Partitions find out one after the other. */
  const acceptAll = (): Promise<void> =>
    until(
      'readiness',
      async () => {
        for (const { partition } of await open()) {
          await gaps('accept', String(partition), '--by', 'Dana', '--reason', 'the topic was made anew');
        }
        return isReady();
      },
      60_000,
    );

  it('lacks nothing where retention took just what was read', async () => {
    await start();
    await until('readiness', isReady);
    await send(request('m-first'), ...beside(1, 'm-first').map((name) => request(name)));
    await caughtUp();
    await stop();
    await cut(PLACE, await endOf(PLACE));
    await start();
    await until('readiness', isReady);
    expect(await gaps('list')).toBe('0 open');
  });

  it('is read on from the positions in the database, whatever an operator makes of the group', async () => {
    await stop();
    const group = groupId(readEnvironment(services.raw));
    for (const topic of INPUTS) {
      const partitions = Array.from({ length: PARTITIONS }, (_, partition) => ({ partition, offset: '40' }));
      await services.admin.setOffsets({ groupId: group, topic, partitions });
    }
    await start();
    await until('readiness', isReady);
    await send(request('m-after-reset'));
    await until('the event', async () => (await statusOf('m-after-reset')) === 'running');
    expect(lines.some((line) => line.includes('The broker remembers later offsets of the group'))).toBe(true);
    expect(await gaps('list')).toBe('0 open');
  });

  it('and lacks what was not read stops that partition alone, by name, through starts, until a person accepts it', async () => {
    await send(request(LOST, LIMIT - 15_000));
    const due = Date.now() + 15_000;
    await caughtUp();
    await stop();
    await send(...beside(3, 'm-gone').map((name) => request(name)), request(OTHER), request('m-new'));
    const expected = await next(PLACE);
    const end = await endOf(PLACE);
    await cut(PLACE, end);
    await start();
    const ready = async (): Promise<string> => get('/health/ready');
    await until('the stop', async () => (await ready()).includes('TAM_MONITOR_POSITION_LOST'));
    expect(await isReady()).toBe(false);
    await until('the gauge', async () =>
      (await get('/metrics')).includes('tam_partitions_stopped{reason="TAM_MONITOR_POSITION_LOST"} 1'),
    );
    await until('the other partitions', async () => (await statusOf(OTHER)) === 'running');
    await stop();
    await start();
    await until('the same after a start', async () => (await ready()).includes('TAM_MONITOR_POSITION_LOST'));
    await pause(Math.max(0, due + 2_000 - Date.now()));
    expect(await statusOf(LOST)).not.toBe('breached');

    const missing = `offsets ${expected} to ${end - 1} were not read and are gone`;
    expect(await gaps('list')).toContain(`open       TAM_MONITOR_POSITION_LOST  ${INTAKE_TOPIC}  ${missing}`);
    const shown = await gaps('show', String(PLACE));
    expect(shown).toMatch(/what is missing was appended between \S+Z and \S+Z/);
    expect(shown).toContain(`accepted, reading goes on at offset ${end}`);
    await expect(gaps('accept', String(PLACE), '--reason', 'test')).rejects.toThrow('--by');
    await expect(gaps('accept', String(PLACE), '--by', 'Dana')).rejects.toThrow('--reason');
    await gaps('accept', String(PLACE), '--by', 'Dana', '--reason', 'test', '--dry-run');
    expect(await gaps('list')).toContain('1 open');
    await gaps('accept', String(PLACE), '--by', 'Dana', '--reason', 'retention was too short');
    await until('readiness', isReady);
    await until(
      'the deadline of the time of the loss',
      async () => (await statusOf(LOST)) === 'undetermined',
    );
    expect(await get(`/cases/case-of-${LOST}`)).toContain('"flags":["incomplete"]');
    expect(await gaps('show', String(PLACE))).toMatch(/accepted \S+ by Dana: retention was too short; what/);
    await expect(gaps('accept', String(PLACE), '--by', 'Dana', '--reason', 'x')).rejects.toThrow(
      'TAM_MONITOR_GAP_UNKNOWN',
    );
    await expect(
      services.query(`DELETE FROM access.log_gap_acts WHERE partition = ${PLACE}`),
    ).rejects.toThrow('only ever added to');

    await gaps('mend', `${PLACE}/1`, '--by', 'Dana', '--reason', 'sent again');
    await until('the breach, once nothing is missing', async () => (await statusOf(LOST)) === 'breached');
  });

  it('and was made anew while the service was down is known by the record it was left at', async () => {
    await stop();
    await recreate(INTAKE_TOPIC);
    const names = beside((await next(PLACE)) + 2, 'm-anew');
    await send(...names.map((name) => request(name)));
    await start();
    const replaced = new RegExp(`${PLACE}/2 {2}open {7}TAM_MONITOR_LOG_REPLACED`);
    await until('the stop', async () => replaced.test(await gaps('list')));
    for (const name of names) expect(await statusOf(name)).toBeUndefined();
    await acceptAll();
    await until('all of the new log', async () => (await statusOf(names.at(-1)!)) === 'running');
    expect(await statusOf(names[0]!)).toBe('running');
  });

  it('and is made anew while the service runs stops what was read of it, and is read once a person accepts that', async () => {
    await send(...beside(2, 'm-before').map((name) => request(name)));
    await caughtUp();
    await recreate(INTAKE_TOPIC);
    await until('the stop', async () => (await open()).some(({ partition }) => partition === PLACE), 60_000);
    expect(new Set((await open()).map(({ code }) => code))).toEqual(
      new Set(['TAM_MONITOR_POSITION_BEYOND_END']),
    );
    await acceptAll();
    const [name] = beside(1, 'm-at-last');
    await send(request(name!));
    await until('an event of the new log', async () => (await statusOf(name!)) === 'running');
  });

  it('and has more partitions than are recorded stops everything by name, and nobody can accept that', async () => {
    await services.admin.createPartitions({
      topicPartitions: [{ topic: SCHEDULING_TOPIC, count: PARTITIONS + 2 }],
    });
    const ready = async (): Promise<string> => get('/health/ready');
    await until('the stop', async () => (await ready()).includes('TAM_MONITOR_PARTITIONS_CHANGED'), 60_000);
    expect(await ready()).toContain(`${PARTITIONS} stand still`);
    await expect(gaps('accept', '0', '--by', 'Dana', '--reason', 'x')).rejects.toThrow(
      'TAM_MONITOR_GAP_UNKNOWN',
    );
    await stop();
    await expect(start()).rejects.toMatchObject({ code: 'TAM_STREAM_PARTITIONS_DIFFER' });
  });
});
