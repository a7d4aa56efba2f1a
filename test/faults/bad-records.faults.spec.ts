import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/support/until';
import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { MARK } from './support/marked-members';
import type { MonitorProcess } from './support/monitor-process';
import { faultsOf } from './support/oracle';
import { secondsSince, statusesOf } from './support/standing-of';
import { send, slotOffer, urgentRequest, type RawRecord } from './support/synthetic-events';
import { Vigil } from './support/vigil';

const MINUTE = 60_000;
const DUE = Date.now() + 24 * 60 * MINUTE;

let installation: FaultInstallation;
let monitor: MonitorProcess;

beforeAll(async () => {
  installation = await FaultInstallation.open({ partitions: 4, env: { TAM_FLOOD_PERCENT: '100' } });
  monitor = await installation.start();
}, 120_000);

afterAll(() => installation.close(), 60_000);

const text = ({ value }: RawRecord): string => String(value);
const clock = (time: string) => (key: string) => text(urgentRequest(key, DUE, { envelope: { time } }));
const within = (json: string) => (key: string) =>
  text(urgentRequest(key, DUE)).replace('"data":{', `"data":{${json},`);
const utf8 = (key: string, extra: Buffer): Buffer =>
  Buffer.concat([Buffer.from(text(urgentRequest(key, DUE))), extra]);

/** What cannot be used, the code under which it is kept, and how it is made for a key. */
const BAD: readonly [what: string, code: string, make: (key: string) => string | Buffer | null][] = [
  [
    'a clock ten minutes ahead',
    'TIME_IN_FUTURE',
    (key) => clock(new Date(Date.now() + 10 * MINUTE).toISOString())(key),
  ],
  ['a time in 2099', 'TIME_IN_FUTURE', clock('2099-01-01T00:00:00Z')],
  ['a time in 1970', 'TIME_INVALID', clock('1970-01-01T00:00:00Z')],
  ['a time in 9999', 'TIME_INVALID', clock('9999-12-31T23:59:59Z')],
  ['a negative year', 'TIME_INVALID', clock('-0001-01-01T00:00:00Z')],
  ['a time without a zone', 'TIME_INVALID', clock('2026-07-06T09:12:31')],
  ['24 o’clock', 'TIME_INVALID', clock('2026-07-06T24:00:00Z')],
  ['a leap second', 'TIME_INVALID', clock('2026-06-30T23:59:60Z')],
  ['half a JSON text', 'NOT_JSON', (key) => text(urgentRequest(key, DUE)).slice(0, -40)],
  ['half a UTF-8 character', 'NOT_UTF8', (key) => utf8(key, Buffer.from([0xe2, 0x82]))],
  ['a byte-order mark', 'NOT_JSON', (key) => `\ufeff${text(urgentRequest(key, DUE))}`],
  ['half a surrogate pair', 'LONE_SURROGATE', within('"note":"\\ud83d"')],
  ['U+0000', 'NUL_CHARACTER', within('"note":"a\\u0000b"')],
  ['nothing', 'NOT_JSON', () => ''],
  ['a tombstone', 'NULL_VALUE', () => null],
  ['300 KiB', 'TOO_LARGE', within(`"note":"${'x'.repeat(300 * 1024)}"`)],
  ['100,000 levels', 'TOO_DEEP', within(`"note":${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['a field named __proto__', 'FORBIDDEN_KEY', within('"__proto__":{"isAdmin":true}')],
  ['a field given twice', 'DUPLICATE_KEY', within('"service":"psychiatry"')],
  ['1e400', 'NUMBER_RANGE', within('"note":1e400')],
  [
    'a higher version',
    'UNKNOWN_VERSION',
    (key) => text(urgentRequest(key, DUE, { envelope: { type: 'intake.request-received.v2' } })),
  ],
  [
    'no version of CloudEvents',
    'NOT_CLOUDEVENT',
    (key) => text(urgentRequest(key, DUE, { envelope: { specversion: undefined } })),
  ],
  [
    'a field that is gone',
    'FIELD_MISSING',
    (key) => text(urgentRequest(key, DUE, { data: { network: undefined } })),
  ],
  [
    'a zone that nobody knows',
    'UNKNOWN_ZONE',
    (key) => text(urgentRequest(key, DUE, { data: { timeZone: 'US/Nowhere' } })),
  ],
];

/** What is unusual and right. */
const GOOD: readonly [what: string, make: (key: string) => RawRecord][] = [
  [
    'a clock two hours behind',
    (key) =>
      urgentRequest(key, DUE, { envelope: { time: new Date(Date.now() - 120 * MINUTE).toISOString() } }),
  ],
  [
    'a clock a few seconds ahead',
    (key) => urgentRequest(key, DUE, { envelope: { time: new Date(Date.now() + MINUTE / 4).toISOString() } }),
  ],
  ['a field that nobody knows', (key) => urgentRequest(key, DUE, { data: { aNewField: 'x' } })],
  ['a field named constructor', (key) => urgentRequest(key, DUE, { data: { constructor: 'x' } })],
  ['a code that no registry knows', (key) => urgentRequest(key, DUE, { data: { channel: 'pigeon' } })],
  ['a number above 2^53', (key) => urgentRequest(key, DUE, { data: { aNumber: 2 ** 60 } })],
];

const keyOf = (what: string): string => `${MARK}-${what.replaceAll(/[^a-z0-9]+/gi, '-')}`;

/** The codes under which the records of a key are kept as dead letters. */
async function lettersOf(key: string): Promise<readonly string[]> {
  const rows = await installation.database.rows<{ code: string }>(
    'SELECT code FROM access.dead_letters WHERE key = $1 ORDER BY partition, seq',
    [Buffer.from(key)],
  );
  return rows.map(({ code }) => code);
}

describe('records that cannot be used, among others', () => {
  const bystander = `${MARK}-bystander`;

  beforeAll(async () => {
    await send(installation, [urgentRequest(bystander, DUE)]);
    const bad = BAD.map(([what, , make]): RawRecord => {
      const key = keyOf(what);
      return { topic: urgentRequest(key, DUE).topic, key, value: make(key) };
    });
    await send(installation, [...bad, ...GOOD.map(([what, make]) => make(keyOf(what)))]);
    await installation.caughtUp();
  }, 60_000);

  it.each(BAD)('%s is kept as TAM_EVENT_%s, and says nothing', async (what, code) => {
    expect(await lettersOf(keyOf(what))).toEqual([`TAM_EVENT_${code}`]);
    expect(await statusesOf(installation, [keyOf(what)])).toEqual([]);
  });

  it.each(GOOD)('%s is taken', async (what) => {
    expect(await lettersOf(keyOf(what))).toEqual([]);
    expect(await statusesOf(installation, [keyOf(what)])).toEqual(['at-risk']);
  });

  it('move nobody else’s clock, whatever time they claim', async () => {
    expect(await statusesOf(installation, [bystander])).toEqual(['at-risk']);
    const [row] = await installation.database.rows<{ ahead: number }>(
      'SELECT max(extract(epoch FROM cleared_to - clock_timestamp())) AS ahead FROM access.progress',
    );
    expect(Number(row?.ahead)).toBeLessThan(1);
  });

  it('are refused by the broker where they are larger than it takes, before the monitor sees them', async () => {
    const huge = { ...urgentRequest(bystander, DUE), value: 'x'.repeat(10 * 2 ** 20) };
    await expect(send(installation, [huge])).rejects.toThrow(/larger than/);
  });

  it('leave a breach of the same member undetermined, because what was said is not known', async () => {
    const member = keyOf('a gap before a deadline');
    await send(installation, [
      urgentRequest(member, Date.now() + 3_000),
      { ...slotOffer(member, Date.now() + 1_000), value: '{"half": ' },
    ]);
    await until('the deadline is said', async () =>
      (await statusesOf(installation, [member])).includes('undetermined'),
    );
  }, 60_000);

  it('leave everything else as a replay of the same log has it', async () => {
    expect(await faultsOf(installation)).toEqual([]);
  }, 120_000);
});

describe('large and strange records, two a second', () => {
  /** Sends a probe every 25 ms for five seconds; answers with the 99th percentile from sending to revision, ms. */
  async function probe(name: string): Promise<number> {
    const sent = new Map<string, number>();
    for (let n = 0; n < 200; n++) {
      const key = keyOf(`probe ${name} ${n}`);
      sent.set(key, Date.now());
      await send(installation, [urgentRequest(key, DUE)]);
      await pause(25);
    }
    await installation.caughtUp();
    const rows = await installation.database.rows<{ member_ref: string; ms: string }>(
      `SELECT member_ref, extract(epoch FROM recorded_at) * 1000 AS ms
         FROM access.revisions WHERE member_ref = ANY($1)`,
      [[...sent.keys()]],
    );
    const took = rows.map(({ member_ref: key, ms }) => Number(ms) - (sent.get(key) ?? 0));
    return Math.round(took.sort((one, other) => one - other)[Math.floor(took.length * 0.99)] ?? Infinity);
  }

  it('cost bounded memory and hardly any of the time of others', async () => {
    const calm = await probe('calm');
    const vigil = new Vigil(monitor);
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [n.toString(36), 1]));
    const strange = Array.from({ length: 12 }, (_, n): RawRecord => {
      const key = keyOf(`strange ${n}`);
      const make = [
        within(`"note":"${'x'.repeat(900 * 1024)}"`),
        within(`"note":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
        within(JSON.stringify(keys).slice(1, -1)),
      ][n % 3]!;
      return { topic: urgentRequest(key, DUE).topic, key, value: make(key) };
    });
    const since = performance.now();
    const storm = (async () => {
      for (const one of strange) {
        await send(installation, [one]);
        await pause(500);
      }
    })();
    const during = await probe('strange');
    await storm;
    const seen = await vigil.end();
    tell(
      `12 strange records in ${secondsSince(since)} s: p99 ${during} ms (calm ${calm} ms), ${seen.rss} MiB`,
    );
    expect(during).toBeLessThan(Math.max(2 * calm, 300));
    expect(seen.rss).toBeLessThan(512);
    expect(seen.notLive).toBe(0);
  }, 120_000);
});
