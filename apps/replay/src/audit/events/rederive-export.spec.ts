import { createAccessEvaluator } from '@tam/access';
import { chainHash, planExport } from '@tam/audit';
import { loadPackSet } from '@tam/config';
import { encodeEvent, partitionOf, type TamEvent } from '@tam/events';
import type { RangeRecord } from '@tam/kafka';
import {
  canonicalJson,
  createStorer,
  fold,
  outcomeHash,
  revisionId,
  sha256Hex,
  type Outcome,
  type StoredEvent,
} from '@tam/record';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  MemoryRevisions,
  SEALER,
  SIGNER,
} from '../../../../../libs/audit/src/testing/memory-revisions.features';
import { runReplay } from '../../run-replay.features';
import type { VerifyReport } from '../../verify/verify-report';
import type { EventLog } from '../../verify/verify-revisions';
import type { AuditReport } from '../audit-report';
import { eventsOf } from '../export-files';
import { writeExport } from '../write-export';
import { writeEvents } from './write-events';

const folder = mkdtempSync(join(tmpdir(), 'tam-rederive-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = join(folder, 'key.pem');
writeFileSync(key, SIGNER.publicKey);

const evaluator = createAccessEvaluator(loadPackSet({ sha256: sha256Hex }));
const store = createStorer(evaluator.reads);
const { form, version, packHashes } = evaluator;
const RULES = canonicalJson({ form, name: 'access', packs: packHashes, version });
const HASH = sha256Hex(RULES);
const [INTAKE, SCHEDULING] = ['tam.intake.v1', 'tam.scheduling.v1'] as const;
const PARTITIONS = 3;
const NOON = Date.parse('2026-06-01T19:00:00Z');
const HOUR = 3_600_000;
const MEMBERS = ['m-1', 'm-2', 'm-3'];

const event = (member: string, type: string, time: number, data: TamEvent['data']): TamEvent => ({
  ...{ source: '/test', id: `${type} of ${member}`, type, time, memberRef: member, caseId: `c-${member}` },
  data: { memberRef: member, caseId: `c-${member}`, ...data },
});
const asked = (member: string): TamEvent =>
  event(member, 'intake.request-received.v1', NOON, {
    ...{ service: 'mh-nonphysician', statedUrgency: 'non-urgent', requestedBy: { office: 'member' } },
    ...{ channel: 'phone', lineOfBusiness: 'commercial', network: 'n', region: 'us-ca' },
    timeZone: 'America/Los_Angeles',
  });
const offered = (member: string): TamEvent =>
  event(member, 'scheduling.slot-offered.v1', NOON + HOUR, {
    ...{ offerId: 'o-1', startsAt: new Date(NOON + 48 * HOUR).toISOString() },
    ...{ purpose: 'treatment', modality: 'video' },
  });

/** A log of two topics: each member's request, then, on the other topic, its offer; and a record that cannot be used. */
class TwoTopics implements EventLog {
  private readonly next = new Map<string, number>();
  readonly records: RangeRecord[] = MEMBERS.flatMap((member) => {
    const partition = partitionOf(member, PARTITIONS);
    return [
      this.record(INTAKE, partition, asked(member)),
      this.record(SCHEDULING, partition, offered(member)),
    ];
  }).concat(this.record(INTAKE, 0, undefined));

  offsets(topics: readonly string[]) {
    const all = topics.flatMap((topic) =>
      Array.from({ length: PARTITIONS }, (_, partition) => ({ topic, partition })),
    );
    return Promise.resolve(
      all.map((place) => ({
        ...place,
        low: 0,
        end: this.next.get(`${place.topic}/${place.partition}`) ?? 0,
      })),
    );
  }

  read(_ranges: unknown, take: (record: RangeRecord) => void): Promise<void> {
    this.records.forEach(take);
    return Promise.resolve();
  }

  private record(topic: string, partition: number, said: TamEvent | undefined): RangeRecord {
    const place = `${topic}/${partition}`;
    const offset = this.next.get(place) ?? 0;
    this.next.set(place, offset + 1);
    const value = said ? Buffer.from(encodeEvent(said)) : Buffer.from([0xff, 0xfe, 0x00]);
    const key = said ? Buffer.from(said.memberRef) : null;
    return { topic, partition, offset, appendTime: NOON + 2 * HOUR, headers: {}, key, value };
  }
}

/** What a monitor has said of them: at risk of nothing with the request, met with the offer. */
function saidOf(
  log: TwoTopics,
  turn: (outcome: Outcome, member: string) => Outcome = (one) => one,
): MemoryRevisions {
  const revisions = new MemoryRevisions(PARTITIONS);
  for (const member of MEMBERS) {
    const partition = partitionOf(member, PARTITIONS);
    const ours = log.records.filter(({ key: name }) => name && Buffer.from(name).toString() === member);
    [[asked(member)], [asked(member), offered(member)]].forEach((events, i) => {
      const stored = events.map((one) => store({ ...one, recordedTime: NOON + 2 * HOUR })) as StoredEvent[];
      const asOf = NOON + 3 * HOUR;
      const [found] = evaluator.evaluate(fold(member, stored, 0), asOf).outcomes as readonly Outcome[];
      const outcome = i === 1 ? turn(found!, member) : found!;
      const top = revisions.tops[partition]!;
      const offsets = { [INTAKE]: ours[0]!.offset + 1, [SCHEDULING]: i === 1 ? ours[1]!.offset + 1 : 0 };
      const hash = outcomeHash(outcome);
      const entry = canonicalJson({
        ...{
          caseId: `c-${member}`,
          epoch: 1,
          evaluation: { asOf: new Date(asOf).toISOString(), offsets, rules: HASH },
        },
        ...{ id: revisionId(outcome.id, i + 1, hash), memberRef: member, outcome, outcomeHash: hash },
        ...{ outcomeId: outcome.id, partition, revision: i + 1, seq: top.seq + 1, status: outcome.status },
      });
      const row = { seq: top.seq + 1, entry, prevHash: top.head, hash: chainHash(top.head, entry) };
      revisions.rows[partition]!.push(row);
      revisions.tops[partition] = { seq: row.seq, head: row.hash };
    });
  }
  return revisions;
}

let made = 0;

async function exportOf(
  revisions: MemoryRevisions,
  log: TwoTopics,
  { to = join(folder, `export-${++made}`), ruleSets = new Map([[HASH, RULES]]) } = {},
): Promise<string> {
  const { preamble } = await planExport(revisions, SEALER);
  await writeExport(revisions, preamble, to);
  await writeEvents(log, [INTAKE, SCHEDULING], ruleSets, eventsOf(to));
  return to;
}

type Report = AuditReport & { readonly rederived?: VerifyReport; readonly code: number };

async function verify(path: string, ...options: string[]): Promise<Report> {
  const { code, out, err } = await runReplay([
    ...['verify-audit', path, '--key', key, '--format', 'json', ...options],
  ]);
  if (out === '') throw new Error(err);
  return { code, ...(JSON.parse(out) as AuditReport) };
}

/** Turns one outcome into a breach before it is hashed, chained and signed: as if the monitor itself had said so. */
const turned = (member: string) => (outcome: Outcome, of: string) =>
  of === member ? { ...outcome, status: 'breached' } : outcome;

const report = { verdict: 'whole', findings: [] };

describe('an export with its events is derived again where there is neither database nor broker', () => {
  it.each([[''], ['.ndjson.gz']])('and follows from them, as a folder and as a file: %s', async (ending) => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log), log, { to: join(folder, `whole-${++made}${ending}`) });
    const told = await verify(path);
    expect(told).toMatchObject({ code: 0, ...report });
    expect(told.rederived).toMatchObject({
      ...{ verdict: 'same', revisions: 6, members: 3 },
      counts: { same: 6, different: 0, rules: 0, retention: 0 },
    });
  });

  it('and the first entry that does not follow is named although it is chained and signed like the others', async () => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log, turned('m-2')), log);
    const told = await verify(path);
    expect(told).toMatchObject({ code: 3, ...report });
    expect(told.rederived?.counts).toMatchObject({ same: 5, different: 1 });
    expect(told.rederived?.differences).toEqual([
      expect.objectContaining({
        ...{ partition: partitionOf('m-2', PARTITIONS), memberRef: 'm-2' },
        changes: [{ path: 'status', before: 'breached', after: 'met' }],
      }),
    ]);
    const { code, out } = await runReplay(['verify-audit', path, '--key', key]);
    expect(code).toBe(3);
    expect(out).toContain('status: stored "breached", derived "met"');
    expect(await verify(path, '--no-rederive')).toMatchObject({ code: 0, ...report });
  });

  it('and events that are not those of the log give something else', async () => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log), log);
    const file = join(eventsOf(path), `events-00${partitionOf('m-1', PARTITIONS)}.ndjson.gz`);
    const text = gunzipSync(readFileSync(file)).toString().replace('treatment', 'orientation');
    writeFileSync(file, gzipSync(text));
    expect(await verify(path)).toMatchObject({ code: 3, rederived: { verdict: 'different' } });
  });

  it('and where the rules are not at hand it says which it needs', async () => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log, turned('m-3')), log, { ruleSets: new Map() });
    const told = await verify(path);
    expect(told).toMatchObject({ code: 1, ...report, rederived: { verdict: 'undecided' } });
    expect(told.rederived?.missingRules).toEqual([
      { rules: HASH, needed: ['a rule set that the database does not hold'] },
    ]);
  });

  it('and events may lie elsewhere; where they are damaged or none, that is said', async () => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log), log);
    const bare = join(folder, `bare-${++made}`);
    const revisions = saidOf(log);
    const { preamble } = await planExport(revisions, SEALER);
    await writeExport(revisions, preamble, bare);
    expect((await verify(bare)).rederived).toBeUndefined();
    expect(await verify(bare, '--events', eventsOf(path))).toMatchObject({
      code: 0,
      rederived: { verdict: 'same' },
    });
    const refused = (events: string) => runReplay(['verify-audit', bare, '--key', key, '--events', events]);
    expect(await refused(folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('TAM_AUDIT_EVENTS'),
    });
    const file = `events-00${partitionOf('m-1', PARTITIONS)}.ndjson.gz`;
    writeFileSync(join(eventsOf(path), file), gzipSync('x\n'));
    expect(await refused(eventsOf(path))).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 1 is no record'),
    });
  });

  it('and bytes that are no text come back as they were', async () => {
    const log = new TwoTopics();
    const path = await exportOf(saidOf(log), log);
    const text = gunzipSync(readFileSync(join(eventsOf(path), 'events-000.ndjson.gz'))).toString();
    const unusable = text
      .split('\n')
      .map((line) => (line === '' ? {} : JSON.parse(line)) as { value?: string });
    expect(unusable.map(({ value }) => value)).toContain('\u00ff\u00fe\u0000');
  });
});
