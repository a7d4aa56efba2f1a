import { createAccessEvaluator } from '@tam/access';
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
  type Evaluator,
  type LostSpan,
  type Outcome,
  type StoredEvent,
} from '@tam/record';
import type { LoggedRevision } from '@tam/store';
import { AcceptedLosses } from './accepted-losses';
import { MemberLog } from './member-log';
import { Rederiver } from './rederive';
import { RuleSets } from './rule-sets';
import { readRow, type StoredRevision } from './stored-revision';

const evaluator = createAccessEvaluator(loadPackSet({ sha256: sha256Hex }));
const store = createStorer(evaluator.reads);
const TOPIC = 'tam.intake.v1';
const PARTITIONS = 4;
const MEMBER = 'm-1';
const PARTITION = partitionOf(MEMBER, PARTITIONS);
const NOON = Date.parse('2026-06-01T19:00:00Z');
const HOUR = 3_600_000;

const event = (id: string, type: string, time: number, data: TamEvent['data']): TamEvent => ({
  ...{ source: '/test', id, type, time, memberRef: MEMBER, caseId: 'c-1' },
  data: { memberRef: MEMBER, caseId: 'c-1', ...data },
});

const ASKED = event('asked', 'intake.request-received.v1', NOON, {
  ...{ service: 'mh-nonphysician', statedUrgency: 'non-urgent', requestedBy: { office: 'member' } },
  ...{ channel: 'phone', lineOfBusiness: 'commercial', network: 'n', region: 'us-ca' },
  timeZone: 'America/Los_Angeles',
});

const OFFERED = event('offered', 'scheduling.slot-offered.v1', NOON + HOUR, {
  ...{ offerId: 'o-1', startsAt: new Date(NOON + 48 * HOUR).toISOString() },
  ...{ purpose: 'treatment', modality: 'video' },
});

const record = (offset: number, value: string, change: Partial<RangeRecord> = {}): RangeRecord => ({
  ...{ topic: TOPIC, partition: PARTITION, offset, headers: {}, appendTime: NOON + 2 * HOUR },
  key: Buffer.from(MEMBER),
  value: Buffer.from(value),
  ...change,
});

function logOf(...records: readonly RangeRecord[]): MemberLog {
  const log = new MemberLog([MEMBER], PARTITIONS, store);
  for (const one of records) log.take(one);
  return log;
}

/** What a monitor says that has applied these events: stored as the record had them. */
function said(
  events: readonly TamEvent[],
  next: number,
  gaps = 0,
  asOf = NOON + 3 * HOUR,
  lost: readonly LostSpan[] = [],
): StoredRevision {
  const stored = events.map((one) => store({ ...one, recordedTime: NOON + 2 * HOUR })) as StoredEvent[];
  const [outcome] = evaluator.evaluate(fold(MEMBER, stored, gaps, lost), asOf).outcomes as readonly Outcome[];
  return {
    ...{ partition: PARTITION, seq: 1, memberRef: MEMBER, asOf, rules: 'r', offsets: { [TOPIC]: next } },
    ...{ recordedAt: asOf, outcomeId: outcome!.id },
    outcomeHash: outcomeHash(outcome),
  };
}

const NOTHING_LOST = new AcceptedLosses([]);

const rules = { evaluator: evaluator as Evaluator, isExact: true };

describe('a revision is derived again', () => {
  const log = logOf(
    record(0, encodeEvent(ASKED)),
    record(3, encodeEvent(OFFERED)),
    record(4, encodeEvent(OFFERED)),
  );

  it('from the events before the offsets of its point, and no others', () => {
    const rederiver = new Rederiver(log, NOTHING_LOST);
    expect(rederiver.rederive(said([ASKED], 1), rules)).toEqual({ kind: 'same', settled: false });
    expect(rederiver.rederive(said([ASKED], 3), rules)).toEqual({ kind: 'same', settled: false });
    expect(rederiver.rederive(said([ASKED, OFFERED], 4), rules)).toEqual({ kind: 'same', settled: false });
    expect(rederiver.rederive(said([ASKED, OFFERED], 5), rules)).toEqual({ kind: 'same', settled: false });
  });

  it('and is another one where the events before its point say something else', () => {
    const rederived = new Rederiver(log, NOTHING_LOST).rederive(said([ASKED, OFFERED], 3), rules);
    expect(rederived).toMatchObject({
      kind: 'other',
      outcome: expect.stringContaining('"status":"running"'),
    });
  });

  it('at its own instant', () => {
    const later = NOON + 60 * 24 * HOUR;
    expect(new Rederiver(log, NOTHING_LOST).rederive(said([ASKED], 1, 0, later), rules).kind).toBe('same');
    const stale = { ...said([ASKED], 1), asOf: later };
    expect(new Rederiver(log, NOTHING_LOST).rederive(stale, rules)).toMatchObject({
      outcome: expect.stringContaining('"status":"breached"'),
    });
  });

  it('also where the events no longer give the outcome at all', () => {
    const withdrawn = { ...said([ASKED], 0), outcomeHash: sha256Hex('null') };
    expect(new Rederiver(log, NOTHING_LOST).rederive(withdrawn, rules).kind).toBe('same');
  });

  it('with the gap that an unusable record leaves, and without it once somebody has settled it', () => {
    const gap = logOf(record(0, encodeEvent(ASKED)), record(1, '{"no":"event"}'));
    const rederiver = new Rederiver(gap, NOTHING_LOST);
    expect(rederiver.rederive(said([ASKED], 2, 1), rules)).toEqual({ kind: 'same', settled: false });
    expect(rederiver.rederive(said([ASKED], 2), rules)).toEqual({ kind: 'same', settled: true });
    expect(rederiver.rederive(said([ASKED], 1), rules)).toEqual({ kind: 'same', settled: false });
  });

  it('with the losses of its partition that were accepted when it was written, and not yet mended', () => {
    const lost = { from: NOON, to: NOON + HOUR };
    const late = NOON + 60 * 24 * HOUR;
    const loss = {
      ...{ partition: PARTITION, number: 1, topic: TOPIC, lost, acceptedBy: 'a person (synthetic)' },
      ...{ acceptedAt: late + HOUR, mendedAt: late + 3 * HOUR },
    };
    const rederiver = new Rederiver(log, new AcceptedLosses([loss]));
    const elsewhere = new Rederiver(log, new AcceptedLosses([{ ...loss, partition: PARTITION + 1 }]));
    const [without, within] = [said([ASKED], 1, 0, late), said([ASKED], 1, 0, late, [lost])];
    expect(within.outcomeHash).not.toBe(without.outcomeHash);
    const at = (revision: StoredRevision, hours: number): StoredRevision => ({
      ...revision,
      recordedAt: late + hours * HOUR,
    });
    const kinds = (revision: StoredRevision): readonly string[] =>
      [0, 1, 2, 3].map((hours) => rederiver.rederive(at(revision, hours), rules).kind);
    expect(kinds(without)).toEqual(['same', 'other', 'other', 'same']);
    expect(kinds(within)).toEqual(['other', 'same', 'same', 'other']);
    expect(elsewhere.rederive(at(without, 2), rules).kind).toBe('same');
  });

  it('without what lies on a partition that is not that of its key, as the monitor leaves it out', () => {
    const partition = (PARTITION + 1) % PARTITIONS;
    const stray = logOf(record(0, encodeEvent(ASKED)), record(1, encodeEvent(OFFERED), { partition }));
    expect(new Rederiver(stray, NOTHING_LOST).rederive(said([ASKED], 9), rules).kind).toBe('same');
  });

  it('and the rules are named where they throw', () => {
    const throwing = {
      evaluate: () => {
        throw new Error('a rule fails');
      },
    } as unknown as Evaluator;
    expect(
      new Rederiver(log, NOTHING_LOST).rederive(said([ASKED], 1), { ...rules, evaluator: throwing }),
    ).toEqual({
      kind: 'threw',
      why: 'a rule fails',
    });
  });
});

describe('a row of the revision log', () => {
  const outcome = { kind: 'determination', pack: 'p', packVersion: '2026.1', status: 'met' };
  const hash = outcomeHash(outcome);
  const entry = {
    ...{
      id: revisionId('o', 2, hash),
      outcomeId: 'o',
      revision: 2,
      memberRef: MEMBER,
      caseId: 'c-1',
      status: 'met',
    },
    ...{ outcome, outcomeHash: hash, partition: 3, seq: 7 },
    evaluation: { asOf: '2026-06-01T19:00:00.000Z', offsets: { [TOPIC]: 5 }, rules: 'r' },
    recordedAt: '2026-06-01T19:00:01.000Z',
  };
  const rowOf = (said: object, change: Partial<LoggedRevision> = {}): LoggedRevision => ({
    ...{ seq: 7, id: entry.id, outcomeId: 'o', revision: 2, memberRef: MEMBER, caseId: 'c-1', status: 'met' },
    ...{ entry: canonicalJson({ ...entry, ...said }), prevHash: '', hash: '' },
    ...change,
  });

  it('says what is to be reached again, and which pack it rests on', () => {
    expect(readRow(3, rowOf({}))).toEqual({
      kind: 'revision',
      revision: {
        ...{ partition: 3, seq: 7, memberRef: MEMBER, outcomeId: 'o', outcomeHash: hash },
        ...{ asOf: NOON, recordedAt: NOON + 1_000, offsets: { [TOPIC]: 5 }, rules: 'r' },
      },
      pack: { pack: 'p', version: '2026.1' },
    });
  });

  it('may be of a partition that had not passed its first gate: it stands at the beginning of time', () => {
    const evaluation = { ...entry.evaluation, asOf: '1970-01-01T00:00:00.000Z' };
    expect(readRow(3, rowOf({ evaluation }))).toMatchObject({ revision: { asOf: 0 } });
  });

  it.each<[string, LoggedRevision, string]>([
    ['a column', rowOf({}, { status: 'breached' }), 'Its column status says breached, its entry met.'],
    ['its number', rowOf({ seq: 8 }), 'Its column seq says 7, its entry 8.'],
    ['its partition', rowOf({ partition: 2 }), 'Its entry is of partition 2.'],
    [
      'its outcome',
      rowOf({ outcome: { ...outcome, status: 'breached' } }),
      'Its outcome does not give the hash that it states.',
    ],
    ['its id', rowOf({ id: 'x' }, { id: 'x' }), 'Its id is not that of its outcome and revision.'],
    [
      'its instant',
      rowOf({ evaluation: { ...entry.evaluation, asOf: 'then' } }),
      'Its evaluation point has no instant.',
    ],
    ['when it was recorded', rowOf({ recordedAt: 'then' }), 'It does not say when it was recorded.'],
    ['its form', rowOf({}, { entry: '{"a":1}' }), 'Its entry cannot be read.'],
  ])('contradicts itself in %s', (_what, row, text) => {
    expect(readRow(3, row)).toEqual({ kind: 'contradiction', text });
  });
});

describe('the rules of a revision', () => {
  const bodyOf = (change: object): string =>
    canonicalJson({
      ...{ form: evaluator.form, name: 'access', packs: evaluator.packHashes, version: evaluator.version },
      ...change,
    });
  const setsOf = (body: string, hash = sha256Hex(body)): RuleSets =>
    new RuleSets(new Map([[hash, body]]), [evaluator as Evaluator]);

  it('are at hand where evaluator and packs are the same', () => {
    const body = bodyOf({});
    expect(setsOf(body).rulesFor(sha256Hex(body)).isExact).toBe(true);
    expect(setsOf(body, 'another').rulesFor('another').isExact).toBe(false);
    expect(setsOf(body).rulesFor('unknown').isExact).toBe(false);
  });

  it('are told in words where they are not: evaluator, pack with its version and hash', () => {
    const { 'ca-dmhc-timely-access': ours, ...others } = evaluator.packHashes;
    const body = bodyOf({
      version: '0.9.0',
      packs: { ...others, 'ca-dmhc-timely-access': 'abc', gone: 'def' },
    });
    const hash = sha256Hex(body);
    const sets = setsOf(body);
    sets.note(hash, { pack: 'ca-dmhc-timely-access', version: '2025.4' });
    sets.miss(hash);
    expect(sets.wanted).toEqual([
      {
        rules: hash,
        needed: [
          `evaluator 0.9.0, form ${evaluator.form} (here: ${evaluator.version}, form ${evaluator.form})`,
          `ca-dmhc-timely-access 2025.4 with the hash abc (here: ${ours})`,
          'gone with the hash def (here: none)',
        ],
      },
    ]);
  });

  it('are told where a pack is here that was not there, and where the database does not know them', () => {
    const { 'ca-dmhc-timely-access': ours, ...others } = evaluator.packHashes;
    expect(ours).toBeDefined();
    const body = bodyOf({ packs: others });
    const sets = setsOf(body);
    sets.miss(sha256Hex(body));
    sets.miss('0unknown');
    expect(sets.wanted.map(({ needed }) => needed[0]).sort()).toEqual([
      'a rule set that the database does not hold',
      'no ca-dmhc-timely-access (it is among the rules here)',
    ]);
  });
});
