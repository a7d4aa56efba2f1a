import { INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { until } from '../e2e/support/until';
import { lastOutcomes } from '../e2e/support/revision-log';
import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { MARK } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { everSaid, secondsSince, statusesOf } from './support/standing-of';
import { event, send, slotOffer, urgentRequest } from './support/synthetic-events';

const HOUR = 3_600_000;
const DUE = Date.now() + 24 * HOUR;

let installation: FaultInstallation;
let monitor: MonitorProcess;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4 });
  monitor = await installation.start();
}, 120_000);

afterAll(() => installation.close(), 60_000);

afterEach(async () => {
  expect(await faultsOf(installation)).toEqual([]);
}, 120_000);

const events = (result: string): Promise<number> => monitor.metric('tam_events_total', { result });
const keyOf = (what: string): string => `${MARK}-${what}`;

describe('the same again', () => {
  it('a thousand times is said once, and counted 999 times', async () => {
    const key = keyOf('thousand');
    const before = await events('duplicate');
    await send(installation, Array<ReturnType<typeof urgentRequest>>(1_000).fill(urgentRequest(key, DUE)));
    await installation.caughtUp();
    expect(await everSaid(installation, key)).toEqual(['at-risk']);
    await until('all are counted', async () => (await events('duplicate')) - before === 999, 10_000);
  }, 120_000);

  it('under one id with other words is a conflict that arrival does not decide, with one letter and no gap', async () => {
    const keys = ['one-way', 'other-way'].map(keyOf);
    const envelope = { id: 'the-same' };
    for (const [index, key] of keys.entries()) {
      const two = [
        urgentRequest(key, DUE, { envelope: { ...envelope, id: `same-${key}` } }),
        urgentRequest(key, DUE + HOUR, { envelope: { ...envelope, id: `same-${key}` } }),
      ];
      const time = JSON.parse(String(two[0]!.value)) as { time: string };
      const alike = two.map((one) => ({
        ...one,
        value: JSON.stringify({ ...(JSON.parse(String(one.value)) as object), time: time.time }),
      }));
      await send(installation, index === 0 ? alike : alike.reverse());
    }
    await installation.caughtUp();
    const said = (await lastOutcomes(installation.database)).filter(({ memberRef }) =>
      keys.includes(memberRef),
    );
    expect(said.map(({ flags }) => flags.includes('conflict'))).toEqual([true, true]);
    expect(new Set(said.map(({ dueAt }) => dueAt)).size).toBe(1);
    const letters = await installation.database.rows(
      'SELECT code, gap FROM access.dead_letters WHERE member_ref = ANY($1)',
      [keys],
    );
    expect(letters).toEqual(Array(2).fill({ code: 'TAM_EVENT_CONFLICT', gap: false }));
    expect(await monitor.metric('tam_dead_letters_total', { code: 'TAM_EVENT_CONFLICT' })).toBe(2);
  }, 120_000);
});

describe('in another order', () => {
  it('a cancellation before its booking before the request waits for them, and ends as in order', async () => {
    const startsAt = new Date(DUE - HOUR).toISOString();
    const booked = (key: string) =>
      event(SCHEDULING_TOPIC, 'scheduling.appointment-booked.v1', key, {
        appointmentId: `a-${key}`,
        startsAt,
        purpose: 'treatment',
        modality: 'video',
      });
    const cancelled = (key: string) =>
      event(SCHEDULING_TOPIC, 'scheduling.appointment-cancelled.v1', key, {
        appointmentId: `a-${key}`,
        initiatedBy: 'plan',
      });
    const [early, late] = [keyOf('in-order'), keyOf('backwards')];
    const inOrder = [urgentRequest(early, DUE), booked(early), cancelled(early)];
    for (const one of inOrder) await send(installation, [one]);
    // The same times, told from the last to the first.
    const times = inOrder.map(({ value }) => (JSON.parse(String(value)) as { time: string }).time);
    const backwards = [urgentRequest(late, DUE), booked(late), cancelled(late)]
      .map((one, n) => ({
        ...one,
        value: JSON.stringify({ ...(JSON.parse(String(one.value)) as object), time: times[n] }),
      }))
      .reverse();
    for (const one of backwards) {
      expect(await statusesOf(installation, [late])).toEqual([]);
      await send(installation, [one]);
      await installation.caughtUp();
    }
    const [first, second] = await Promise.all(
      [early, late].map(async (key) => [...(await statusesOf(installation, [key]))].sort()),
    );
    expect(first).toEqual(['at-risk', 'met']);
    expect(second).toEqual(first);
    expect([...(await everSaid(installation, late))].sort()).toEqual(first);
  }, 120_000);

  it('an offer made in time and told days after the breach turns it, and the history stays', async () => {
    const key = keyOf('told-late');
    const dueAt = Date.now() - 72 * HOUR;
    await send(installation, [urgentRequest(key, dueAt)]);
    await until('the breach is said', async () => (await everSaid(installation, key)).includes('breached'));
    const envelope = { time: new Date(dueAt - 20 * HOUR).toISOString() };
    await send(installation, [slotOffer(key, dueAt - HOUR, { envelope })]);
    await until('it is turned', async () => (await statusesOf(installation, [key]))[0] === 'met');
    expect((await everSaid(installation, key)).slice(-2)).toEqual(['breached', 'met']);
    const [outcome] = (await lastOutcomes(installation.database)).filter(
      ({ memberRef }) => memberRef === key,
    );
    expect(outcome?.flags).toContain('lateEvidence');
  }, 120_000);
});

describe('one case of which nine events in ten are', () => {
  it('holds the others up by no more than its share', async () => {
    const hot = keyOf('hot');
    const others = Array.from({ length: 400 }, (_, n) => keyOf(`cool-${n}`));
    await send(installation, [urgentRequest(hot, DUE)]);
    const attempts = Array.from({ length: 3_600 }, (_, n) =>
      event(INTAKE_TOPIC, 'intake.contact-attempted.v1', hot, {
        contactId: `contact-${n}`,
        by: { office: 'clerk' },
        purpose: 'scheduling',
      }),
    );
    const mixed = others.flatMap((key, n) => [urgentRequest(key, DUE), ...attempts.slice(n * 9, n * 9 + 9)]);
    const [since, sent] = [performance.now(), Date.now()];
    await send(installation, mixed);
    await installation.caughtUp();
    const rows = await installation.database.rows<{ ms: string }>(
      `SELECT extract(epoch FROM recorded_at) * 1000 - $2 AS ms FROM access.revisions
        WHERE member_ref = ANY($1) ORDER BY 1`,
      [others, sent],
    );
    expect(rows).toHaveLength(others.length);
    const last = Math.round(Number(rows[rows.length - 1]?.ms));
    tell(
      `4,000 events, 90 % of one case, in ${secondsSince(since)} s; the last of the others after ${last} ms`,
    );
    expect(last).toBeLessThan(15_000);
  }, 120_000);
});

describe('an operator who sets the offsets of the group', () => {
  it('changes nothing: the database says where the monitor is', async () => {
    const groupId = `tam-${installation.env['TAM_INSTALLATION']}-access-monitor`;
    for (const [earliest, key] of [
      [true, keyOf('after-reset')],
      [false, keyOf('after-skip')],
    ] as const) {
      expect(await monitor.end('SIGTERM')).toBe('exit code 0');
      // Unread behind offsets that an operator sets to the end.
      await send(installation, [urgentRequest(key, DUE)]);
      for (const topic of [INTAKE_TOPIC, SCHEDULING_TOPIC])
        await installation.topics.admin.resetOffsets({ groupId, topic, earliest });
      monitor = await installation.start();
      await installation.caughtUp();
      expect(await statusesOf(installation, [key])).toEqual(['at-risk']);
      expect(await events('duplicate')).toBe(0);
    }
  }, 180_000);
});
