import 'reflect-metadata';
import { readEnvironment } from '@tam/config';
import {
  DETERMINATIONS_TOPIC,
  encodeEvent,
  INTAKE_TOPIC,
  SCHEDULING_TOPIC,
  type TamEvent,
} from '@tam/events';
import { createEventProducer, watermark, type EventProducer } from '@tam/kafka';
import { createLogger } from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { Kafka, logLevel } from 'kafkajs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deadLettersCommand } from './dead-letters/dead-letters.command';
import { prepare } from './prepare';
import { runService } from './run-service';
import { openRealServices, type RealServices } from './testing/real-services.features';

jest.setTimeout(90_000);

const HOUR = 3_600_000;
const FILE = '/clinic/nightly';
const start = Date.now() - 24 * HOUR;

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

const request = (member: string): TamEvent =>
  event('intake.request-received.v1', `req-${member}`, member, start, {
    service: 'mh-nonphysician',
    statedUrgency: 'non-urgent',
    statedBy: { office: 'member' },
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  });

const offer = (member: string): TamEvent =>
  event('scheduling.slot-offered.v1', `offer-${member}`, member, start + HOUR, {
    offerId: `o-${member}`,
    startsAt: new Date(start + 48 * HOUR).toISOString(),
    purpose: 'assessment',
    modality: 'in-person',
  });

describe('the access monitor on a real broker and a real database', () => {
  let services: RealServices;
  let folder: string;
  let app: INestApplication;
  let producer: EventProducer;
  let base: string;
  const logger = createLogger({ app: 'test', level: 'silent' });

  beforeAll(async () => {
    services = await openRealServices();
    folder = mkdtempSync(path.join(tmpdir(), 'tam-sources-'));
    const file = path.join(folder, 'sources.yaml');
    writeFileSync(file, `sources:\n  - { source: ${FILE}, mode: batch, scope: { networks: [nightly] } }\n`);
    services.raw['TAM_SOURCES_FILE'] = file;
    const environment = readEnvironment(services.raw);
    await prepare(environment, logger);
    await prepare(environment, logger);
    app = await runService(environment, logger, () => undefined);
    base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    producer = createEventProducer({ brokers: services.brokers, clientId: 'test' });
  });

  afterAll(async () => {
    await producer.close();
    await services.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (path: string): Promise<{ status: number; body: unknown; text: string }> => {
    const response = await fetch(base + path);
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  };

  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const limit = Date.now() + 30_000;
    while (!(await holds())) {
      if (Date.now() > limit) throw new Error(`Not in time: ${what}. ${(await get('/status')).text}`);
      await pause(100);
    }
  };

  it('is ready once the empty log was read to its end', async () => {
    await until('readiness', async () => (await get('/health/ready')).status === 200);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('says of an offer in time that the promise is met, and of none that the clock runs', async () => {
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-1', json: encodeEvent(request('m-1')) });
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-2', json: encodeEvent(request('m-2')) });
    await producer.send({ topic: SCHEDULING_TOPIC, key: 'm-1', json: encodeEvent(offer('m-1')) });
    await producer.flush();
    await until('the outcome of m-1', async () =>
      (await get('/cases/case-of-m-1')).text.includes('"status":"met"'),
    );
    await until('the outcome of m-2', async () => (await get('/cases/case-of-m-2')).status === 200);
    expect((await get('/clocks?standard=ca-ta-npmh&status=running')).body).toMatchObject({
      clocks: [
        { memberRef: 'm-2', standard: 'ca-ta-npmh', status: 'running', region: 'us-ca', offered: false },
      ],
    });
    expect((await get('/clocks?status=met')).body).toMatchObject({
      clocks: [{ memberRef: 'm-1', offered: true }],
    });
  });

  it('keeps what cannot be read as a dead letter and goes on', async () => {
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-3', json: '{"no":"event"}' });
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-3', json: encodeEvent(request('m-3')) });
    await producer.flush();
    await until('the event after it', async () => (await get('/cases/case-of-m-3')).status === 200);
    expect((await get('/metrics')).text).toContain(
      'tam_dead_letters_total{code="TAM_EVENT_NOT_CLOUDEVENT"} 1',
    );
  });

  it('exports counts that equal SQL', async () => {
    await until('a refresh', async () =>
      /^tam_clocks\{.*status="running".*\} 2$/m.test((await get('/metrics')).text),
    );
    const page = (await get('/metrics')).text;
    const clocks = await services.query<{ standard: string; status: string; region: string; count: string }>(
      'SELECT standard, status, region, count(*) FROM access.standings GROUP BY 1, 2, 3',
    );
    for (const { standard, status, region, count } of clocks) {
      expect(page).toContain(
        `tam_clocks{standard="${standard}",status="${status}",region="${region}"} ${count}\n`,
      );
    }
    const revisions = await services.query<{ status: string; count: string }>(
      'SELECT status, count(*) FROM access.revisions GROUP BY 1',
    );
    expect(revisions.length).toBeGreaterThan(0);
    for (const { status, count } of revisions) {
      expect(page).toContain(`tam_revisions_total{kind="determination",status="${status}"} ${count}\n`);
    }
    expect(page).toMatch(/^tam_monitor_blind\{domain="access"\} 0$/m);
    expect(page).toMatch(
      /^tam_pack_info\{pack="ca-dmhc-timely-access",version="[^"]+",hash="[0-9a-f]{12}"\} 1$/m,
    );
    expect((await get('/status')).body).toMatchObject({
      ready: true,
      lag: { records: 0 },
      clocks: { running: 2, met: 1 },
    });
  });

  it('publishes every revision', async () => {
    const [{ count } = { count: '0' }] = await services.query<{ count: string }>(
      'SELECT count(*) FROM access.revisions',
    );
    const kafka = new Kafka({ clientId: 'test', brokers: [...services.brokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const published = async (): Promise<number> =>
      (await admin.fetchTopicOffsets(DETERMINATIONS_TOPIC)).reduce((sum, { high }) => sum + Number(high), 0);
    await until('all revisions', async () => (await published()) === Number(count));
    await admin.disconnect();
  });

  it('holds a deadline that a nightly file could disprove until the file is said to be whole', async () => {
    const asked = Date.now() - 48 * HOUR + 3_000;
    const urgent = request('m-9');
    const data = { ...urgent.data, statedUrgency: 'urgent', network: 'nightly' };
    const event = { ...urgent, time: asked, data };
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-9', json: encodeEvent(event) });
    await producer.flush();
    const status = async (): Promise<unknown> =>
      (
        await services.query<{ status: string }>(
          `SELECT status FROM access.standings WHERE member_ref = 'm-9'`,
        )
      )[0]?.status;
    await until('the clock of m-9', async () => (await status()) !== undefined);
    await until('the held deadline', async () =>
      (await get('/metrics')).text.includes('tam_deadlines_held{domain="access",why="source"} 1'),
    );
    expect(await status()).not.toBe('breached');
    await producer.send(watermark(FILE, Date.now() - 100, Date.now()));
    await producer.flush();
    await until('the breach', async () => (await status()) === 'breached');
  });

  it('lets a person redrive a letter, whose gap closes when it is read again, and discard another', async () => {
    const command = async (...args: string[]): Promise<string> => {
      const lines: string[] = [];
      const environment = () => readEnvironment(services.raw);
      const parts = { environment, write: (line: string) => void lines.push(line) };
      await deadLettersCommand(parts).exitOverride().parseAsync(args, { from: 'user' });
      return lines.join('\n');
    };
    const gaps = async (member: string): Promise<number> =>
      Number(
        (
          await services.query<{ gaps: number }>(
            `SELECT gaps FROM access.members WHERE member_ref = '${member}'`,
          )
        )[0]?.gaps ?? 0,
      );
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-7', json: encodeEvent(request('m-7')) });
    const early = { ...offer('m-7'), time: Date.now() + 5 * 60_000 + 4_000 };
    const slot = { ...early.data, startsAt: new Date(early.time + HOUR).toISOString() };
    await producer.send({ topic: SCHEDULING_TOPIC, key: 'm-7', json: encodeEvent({ ...early, data: slot }) });
    await producer.flush();
    await until('the letter of m-7', async () => (await gaps('m-7')) === 1);
    expect(await command('list')).toMatch(
      /1 {2}TAM_EVENT_TIME_IN_FUTURE {2}tam\.scheduling\.v1 {2}1 with a gap/,
    );
    expect(await command('redrive', '--dry-run', '--code', 'TAM_EVENT_TIME_IN_FUTURE')).toContain(
      '1  open in all',
    );
    await expect(command('redrive', '--code', 'TAM_EVENT_TIME_IN_FUTURE')).rejects.toThrow('--by');
    await pause(5_000);
    expect(await command('redrive', '--code', 'TAM_EVENT_TIME_IN_FUTURE', '--by', 'Dana')).toContain(
      '1 sent',
    );
    expect(await command('redrive', '--code', 'TAM_EVENT_TIME_IN_FUTURE', '--by', 'Dana')).toContain(
      '0 sent',
    );
    await until('the redriven offer', async () =>
      (await get('/cases/case-of-m-7')).text.includes('"status":"met"'),
    );
    expect(await gaps('m-7')).toBe(0);
    const settled = await services.query(
      `SELECT settled_how, settled_by FROM access.dead_letters WHERE member_ref = 'm-7'`,
    );
    expect(settled).toEqual([{ settled_how: 'redriven', settled_by: 'Dana' }]);

    expect(await gaps('m-3')).toBe(1);
    const [{ letter } = { letter: '' }] = await services.query<{ letter: string }>(
      `SELECT partition || '/' || seq AS letter FROM access.dead_letters WHERE member_ref = 'm-3'`,
    );
    expect(await command('show', letter)).not.toContain('{"no":"event"}');
    expect(await command('show', letter, '--bytes')).toContain('{"no":"event"}');
    await expect(command('discard', '--by', 'Dana')).rejects.toThrow('--why');
    expect(await command('discard', '--by', 'Dana', '--why', 'a test')).toContain('1 discarded');
    expect(await gaps('m-3')).toBe(0);
    await until('the member without its gap', async () =>
      /"flags":\[\]/.test((await get('/cases/case-of-m-3')).text),
    );
    expect(await command('list')).toContain('0  open in all');
  });

  it('stops in order and within the time allowed, and a new start goes on where it was', async () => {
    const begun = performance.now();
    await app.close();
    expect(performance.now() - begun).toBeLessThan(10_000);
    await producer.send({ topic: SCHEDULING_TOPIC, key: 'm-2', json: encodeEvent(offer('m-2')) });
    await producer.flush();
    app = await runService(readEnvironment(services.raw), logger, () => undefined);
    base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    await until('the offer that came meanwhile', async () =>
      (await get('/cases/case-of-m-2')).text.includes('"status":"met"'),
    );
    await app.close();
  });

  it('goes on in a new epoch after a restore: what was published is ahead of the database', async () => {
    const epoch = async (): Promise<number> =>
      (await services.query<{ epoch: number }>('SELECT epoch FROM access.installation'))[0]!.epoch;
    expect(await epoch()).toBe(1);
    const lost = JSON.stringify({ data: { partition: 0, epoch: 1, seq: 1_000_000 } });
    await producer.send({ topic: DETERMINATIONS_TOPIC, key: 'm-1', json: lost });
    await producer.flush();
    app = await runService(readEnvironment(services.raw), logger, () => undefined);
    expect(await epoch()).toBe(2);
    await app.close();
  });

  it('does not start with other packs than the active ones, until a named person activates them', async () => {
    const file = path.join(folder, 'other.yaml');
    writeFileSync(file, 'sources:\n  - { source: /clinic/other, mode: stream, lateness: PT1H }\n');
    const other = readEnvironment({ ...services.raw, TAM_SOURCES_FILE: file });
    await expect(runService(other, logger, () => undefined)).rejects.toMatchObject({
      code: 'TAM_MONITOR_RULES_NOT_ACTIVE',
    });
    await prepare(other, logger, 'Dana');
    app = await runService(other, logger, () => undefined);
    base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const behind = async (): Promise<number> =>
      Number(
        (
          await services.query<{ n: string }>(
            `SELECT count(*) AS n FROM access.progress
             WHERE rules <> (SELECT rules FROM access.activations ORDER BY number DESC LIMIT 1)`,
          )
        )[0]?.n,
      );
    await until('every partition evaluated under what is active now', async () => (await behind()) === 0);
    const [last] = await services.query<{ activated_by: string }>(
      'SELECT activated_by FROM access.activations ORDER BY number DESC LIMIT 1',
    );
    expect(last?.activated_by).toBe('Dana');
    await app.close();
  });
});
