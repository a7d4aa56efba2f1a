import 'reflect-metadata';
import { readEnvironment } from '@tam/config';
import { INTAKE_TOPIC, partitionOf, SCHEDULING_TOPIC, type TamEvent } from '@tam/events';
import { MemoryLog, MemoryLogSource, MemorySink, Monitor, SILENT, type RoundFigures } from '@tam/monitor';
import type { Determination } from '@tam/record';
import { migrate, openForMigrations, PostgresStore, roundsOptions } from '@tam/store';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { openRealServices, type RealServices } from './testing/real-services.features';
import { loadAccessRules } from './wiring/access-rules';
import { databaseAddress } from './wiring/connections';
import { fileDetermination } from './wiring/file-determination';
import { MACHINE_CLOCK, MACHINE_RANDOMNESS } from './wiring/machine';
import { SCHEMA } from './wiring/schema';

jest.setTimeout(180_000);

const HERD = 8_000;
const PARTITIONS = 4;
const HOUR = 3_600_000;

/** The floor on a busy machine; what a quiet one reaches is the figure that the test prints. */
const AT_LEAST_PER_SECOND = 1_000;

const urgent = (member: string, time: number): TamEvent => ({
  source: '/test/intake',
  id: `r-${member}`,
  type: 'intake.request-received.v1',
  time,
  recordedTime: time,
  memberRef: member,
  caseId: `c-${member}`,
  data: {
    caseId: `c-${member}`,
    memberRef: member,
    service: 'mh-nonphysician',
    statedUrgency: 'urgent',
    statedBy: { office: 'member' },
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  },
});

describe('a herd of deadlines that fall due in one instant, on a real database', () => {
  let services: RealServices;
  let database: DataSource;
  beforeAll(async () => {
    services = await openRealServices();
    const address = databaseAddress(readEnvironment(services.raw));
    const admin = await openForMigrations(address);
    await migrate(admin, SCHEMA);
    await admin.destroy();
    database = await new DataSource(roundsOptions(address)).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await services.close();
  });

  const count = async (status: string): Promise<number> => {
    const [row] = await services.query<{ n: string }>(
      `SELECT count(*) AS n FROM ${SCHEMA}.standings WHERE status = '${status}' AND standard = 'ca-ta-urg-npa'`,
    );
    return Number(row?.n ?? 0);
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    const limit = performance.now() + 120_000;
    while (!(await holds())) {
      if (performance.now() > limit) throw new Error('Not in time.');
      await pause(50);
    }
  };

  it('is drained in bounded rounds, thousands a second, each member once', async () => {
    const { evaluator } = loadAccessRules(readEnvironment({}));
    const log = new MemoryLog([INTAKE_TOPIC, SCHEDULING_TOPIC], PARTITIONS);
    const source = new MemoryLogSource(log, [INTAKE_TOPIC, SCHEDULING_TOPIC], MACHINE_CLOCK);
    const rounds: RoundFigures[] = [];
    const monitor = new Monitor<Determination>(
      {
        source,
        store: new PostgresStore(database, SCHEMA),
        sink: new MemorySink(),
        clock: MACHINE_CLOCK,
        randomness: MACHINE_RANDOMNESS,
      },
      {
        evaluator,
        file: fileDetermination,
        topics: { live: [INTAKE_TOPIC, SCHEDULING_TOPIC], backfill: [] },
        output: { topic: 'out', eventType: 'said.v1', source: '/test', deadLetterTopic: 'dead' },
        partitions: PARTITIONS,
      },
      { ...SILENT, committed: (figures) => rounds.push(figures) },
    );
    await monitor.start();
    const due = Date.now() + 30_000;
    for (let i = 0; i < HERD; i++) {
      const event = urgent(`herd-${i}`, due - 48 * HOUR);
      const appendTime = Date.now() - 1_000;
      log.append(INTAKE_TOPIC, partitionOf(event.memberRef, PARTITIONS), {
        kind: 'event',
        appendTime,
        event,
      });
    }
    source.assign([0, 1, 2, 3]);
    await until(async () => (await count('at-risk')) === HERD);
    expect(Date.now()).toBeLessThan(due);
    await until(async () => (await count('breached')) === HERD);
    const [{ seconds, revisions } = { seconds: '0', revisions: '0' }] = await services.query<{
      seconds: string;
      revisions: string;
    }>(
      `SELECT extract(epoch FROM max(recorded_at)) - ${due / 1_000} AS seconds, count(*) AS revisions
       FROM ${SCHEMA}.revisions WHERE status = 'breached'`,
    );
    await monitor.stop();
    expect(Number(revisions)).toBe(HERD);
    expect(Math.max(...rounds.map(({ ticks }) => ticks))).toBeLessThanOrEqual(2_000);
    const last = rounds.filter(({ ticks }) => ticks > 0).at(-1)!;
    const rate = HERD / (Number(seconds) + last.duration / 1_000);
    process.stdout.write(`A herd of ${HERD} is drained at ${Math.round(rate)}/s.\n`);
    expect(rate).toBeGreaterThan(AT_LEAST_PER_SECOND);
  });
});
