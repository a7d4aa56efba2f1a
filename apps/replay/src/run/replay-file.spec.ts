import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { canonicalJson, type Determination, sha256Hex } from '@tam/record';
import { replayFile, type RunJob } from './replay-file';

const folder = mkdtempSync(join(tmpdir(), 'tam-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const evaluator = createAccessEvaluator(loadPackSet({ sha256: sha256Hex }));

const event = (id: string, type: string, time: string, data: object, more: object = {}): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/test',
    type,
    time,
    ...more,
    data: { caseId: 'c-1', memberRef: 'm-1', ...data },
  });

const asked = (id: string, time: string, data: object = {}, more: object = {}): string =>
  event(
    id,
    'intake.request-received.v1',
    time,
    {
      service: 'mh-nonphysician',
      statedUrgency: 'non-urgent',
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'n',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
      ...data,
    },
    more,
  );

const offered = (id: string, time: string, startsAt: string, data: object = {}, more: object = {}): string =>
  event(
    id,
    'scheduling.slot-offered.v1',
    time,
    { offerId: id, startsAt, purpose: 'treatment', modality: 'video', ...data },
    more,
  );

let files = 0;

async function run(lines: readonly (string | Buffer)[], cut: Partial<RunJob> = {}, gzip = false) {
  const bytes = Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
  const input = join(folder, `${++files}.ndjson`);
  writeFileSync(input, gzip ? gzipSync(bytes) : bytes);
  const { summary, outcomes, rejects } = await replayFile({
    input,
    evaluator,
    asOf: undefined,
    knownAt: undefined,
    ...cut,
  });
  outcomes.write(`${input}.out`);
  rejects.write(`${input}.rejects`);
  const out = readFileSync(`${input}.out`, 'utf8');
  const outcomesRead = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Determination);
  const rejected =
    summary.rejected === 0
      ? []
      : readFileSync(`${input}.rejects`, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as { line: number; code: string; pointer: string });
  return { summary, out, outcomes: outcomesRead, rejected };
}

const REQUEST = asked('r-1', '2026-06-01T10:00:00-07:00');
const OFFER = offered('o-1', '2026-06-02T10:00:00-07:00', '2026-06-10T10:00:00-07:00');
const LATE = offered('o-2', '2026-06-02T10:00:00-07:00', '2026-07-10T10:00:00-07:00');

describe('replaying a file', () => {
  it('says what became of a request, as of the latest event', async () => {
    const { summary, outcomes, out } = await run([REQUEST, OFFER]);
    expect(summary).toMatchObject({ lines: 2, events: 2, rejected: 0, members: 1, cases: 1 });
    expect(summary.asOf).toBe(Date.parse('2026-06-02T17:00:00Z'));
    expect(outcomes).toMatchObject([{ standard: 'ca-ta-npmh', status: 'met', stoppedBy: 'o-1' }]);
    expect(out).toBe(`${canonicalJson(outcomes[0])}\n`);
  });

  it('gives the same bytes for every order of the lines, plain and gzip', async () => {
    const other = asked('r-2', '2026-06-01T11:00:00-07:00', { caseId: 'c-2', memberRef: 'm-2' });
    const lines = [REQUEST, OFFER, LATE, other, OFFER];
    const { out } = await run(lines);
    expect(out.split('\n')).toHaveLength(3);
    for (let turn = 1; turn < lines.length; turn++) {
      const turned = [...lines.slice(turn), ...lines.slice(0, turn)];
      expect((await run(turned)).out).toBe(out);
      expect((await run([...turned].reverse(), {}, true)).out).toBe(out);
    }
  });

  it('cuts by event time at --as-of and asks about that instant (settled: as of an instant)', async () => {
    const asOf = Date.parse('2026-06-02T10:00:00Z');
    expect((await run([REQUEST, OFFER], { asOf })).outcomes).toMatchObject([{ status: 'running' }]);
    const later = Date.parse('2026-08-01T10:00:00Z');
    expect((await run([REQUEST, LATE], { asOf: later })).outcomes).toMatchObject([{ status: 'breached' }]);
  });

  it('cuts by recorded time at --known-at, and then takes the latest time of what was known (settled: known at an instant)', async () => {
    const late = offered(
      'o-1',
      '2026-06-02T10:00:00-07:00',
      '2026-06-10T10:00:00-07:00',
      {},
      {
        recordedtime: '2026-07-01T10:00:00-07:00',
      },
    );
    const knownAt = Date.parse('2026-06-15T00:00:00Z');
    const { summary, outcomes } = await run([REQUEST, late], { knownAt });
    expect(summary.asOf).toBe(Date.parse('2026-06-01T17:00:00Z'));
    expect(outcomes).toMatchObject([{ status: 'running' }]);
    const asOf = Date.parse('2026-06-20T00:00:00Z');
    expect((await run([REQUEST, late], { knownAt, asOf })).outcomes).toMatchObject([{ status: 'breached' }]);
  });

  it('lists unusable lines in their order, each with code and pointer', async () => {
    const noService = asked('r-9', '2026-06-01T10:00:00-07:00', { service: 7, memberRef: 'm-9' });
    const { summary, rejected } = await run([
      '{"no',
      '',
      REQUEST,
      noService,
      Buffer.from([0xff, 0xfe]),
      '[]',
      OFFER,
    ]);
    expect(summary).toMatchObject({ lines: 6, events: 2, rejected: 4 });
    expect(rejected.map(({ line, code, pointer }) => [line, code, pointer])).toEqual([
      [1, 'TAM_EVENT_NOT_JSON', ''],
      [4, 'TAM_EVENT_FIELD_INVALID', '/data/service'],
      [5, 'TAM_EVENT_NOT_UTF8', ''],
      [6, 'TAM_EVENT_BATCH', ''],
    ]);
  });

  it('lets no breach stand beside an unusable event of the same member (settled: gap mark)', async () => {
    const broken = offered('o-3', '2026-06-02T10:00:00-07:00', 'soon');
    const asOf = Date.parse('2026-08-01T10:00:00Z');
    expect((await run([REQUEST, broken], { asOf })).outcomes).toMatchObject([
      { status: 'undetermined', flags: ['incomplete'] },
    ]);
  });

  it('counts a request that no pack is assigned to, and a case whose request is missing', async () => {
    const elsewhere = asked('r-3', '2026-06-01T10:00:00-07:00', { caseId: 'c-3', region: 'us-zz' });
    const alone = offered('o-4', '2026-06-02T10:00:00-07:00', '2026-06-10T10:00:00-07:00', { caseId: 'c-4' });
    const { summary, outcomes } = await run([elsewhere, alone]);
    expect(summary).toMatchObject({ cases: 2, noPack: 1, awaitingRequest: 1 });
    expect(outcomes).toEqual([]);
  });

  it('counts events about sources and of other families, and takes nothing from them', async () => {
    const watermark = JSON.stringify({
      specversion: '1.0',
      id: 'w-1',
      source: '/test',
      type: 'ops.source-watermark.v1',
      time: '2026-12-01T00:00:00Z',
      data: { source: '/test', completeThrough: '2026-12-01T00:00:00Z' },
    });
    const foreign = watermark.replace('ops.source-watermark.v1', 'billing.paid.v1');
    const { summary } = await run([watermark, foreign, REQUEST]);
    expect(summary).toMatchObject({ events: 1, control: 1, skipped: 1, rejected: 0 });
    expect(summary.asOf).toBe(Date.parse('2026-06-01T17:00:00Z'));
  });

  it('does not take the time of an unusable line for the latest one', async () => {
    const early = { recordedtime: '2026-06-01T10:00:00-07:00' };
    const future = offered(
      'o-5',
      '2027-06-02T10:00:00-07:00',
      '2027-06-10T10:00:00-07:00',
      { memberRef: 'm-5' },
      early,
    );
    const { summary } = await run([REQUEST, future, OFFER]);
    expect(summary.rejected).toBe(1);
    expect(summary.asOf).toBe(Date.parse('2026-06-02T17:00:00Z'));
  });

  it('is not misled by a line that seems to be of another member than it is', async () => {
    // The only compact "memberRef": in the text is that of an unknown field; the true one has blanks before its colon.
    const odd = OFFER.replace('"memberRef":"m-1"', '"x":{"memberRef":"m-7"},"memberRef" :"m-1"');
    const plain = await run([REQUEST, OFFER]);
    const { out, summary } = await run([REQUEST, odd]);
    expect(out).toBe(plain.out);
    expect(summary.members).toBe(1);
  });

  it('says nothing of an empty input', async () => {
    const { summary, out } = await run([]);
    expect(summary).toMatchObject({ lines: 0, events: 0, asOf: undefined });
    expect(out).toBe('');
  });
});
