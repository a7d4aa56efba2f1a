import { verifyChain, GENESIS } from '@tam/audit';
import { canonicalJson, outcomeHash, revisionId } from '@tam/record';
import { Stage, START } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

describe('a monitor on a quiet log', () => {
  it('says what follows from an event within a round, and publishes it', async () => {
    const stage = new Stage();
    const { sink, monitor } = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    expect(sink.records).toHaveLength(1);
    expect(monitor.status()).toMatchObject({ running: [0, 1], starting: [], stopped: [], isReady: true });
    await monitor.stop();
  });

  it('lets a deadline pass by itself on a silent partition', async () => {
    const stage = new Stage();
    await stage.enter();
    stage.request('ann');
    await stage.clock.advance(LIMIT);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.clock.advance(500);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    const [, breach] = stage.revisions;
    expect(JSON.parse(breach!.entry)).toMatchObject({ cause: 'tick', detected: 'before-due' });
    expect(breach!.recordedAt - (START + LIMIT)).toBeLessThan(500);
  });

  it('says an outcome once: an offer after a breach, made in time, turns it', async () => {
    const stage = new Stage();
    await stage.enter();
    const request = stage.request('ann');
    await stage.clock.advance(LIMIT + 1_000);
    stage.offer('ann', { time: request.time + 5 });
    await stage.clock.advance(100);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed', 'met confirmed']);
  });

  it('evaluates the cases of a member together: an offer on one stops the clock of the other', async () => {
    const stage = new Stage();
    await stage.enter();
    stage.request('ann', { caseId: 'c1' });
    stage.request('ann', { caseId: 'c2' });
    await stage.clock.advance(100);
    stage.offer('ann', { caseId: 'c2' });
    await stage.clock.advance(100);
    expect([...stage.database.standings.values()].map(({ caseId, status }) => [caseId, status])).toEqual([
      ['c1', 'met'],
      ['c2', 'met'],
    ]);
  });

  it('withdraws what it said when the events no longer give it, and says it again when they do', async () => {
    const stage = new Stage();
    await stage.enter();
    const request = stage.request('ann');
    await stage.clock.advance(100);
    stage.void('ann', request);
    await stage.clock.advance(100);
    stage.request('ann', { time: request.time });
    await stage.clock.advance(100);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'void confirmed', 'running confirmed']);
    expect(stage.revisions.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  it('says nothing new of a duplicate', async () => {
    const stage = new Stage();
    const { rounds } = await stage.enter();
    const request = stage.request('ann');
    await stage.clock.advance(100);
    stage.send('tam.intake.v1', { ...request, recordedTime: stage.now });
    await stage.clock.advance(100);
    expect(stage.revisions).toHaveLength(1);
    expect(rounds.map(({ topics }) => topics.get('tam.intake.v1')?.duplicate ?? 0)).toContain(1);
  });

  it('keeps both variants of a conflict, flags the outcome and raises one dead letter without a gap', async () => {
    const stage = new Stage();
    await stage.enter();
    const request = stage.request('ann');
    await stage.clock.advance(100);
    stage.send('tam.intake.v1', { ...request, data: { region: 'south' } });
    stage.send('tam.intake.v1', { ...request, data: { region: 'south' } });
    stage.send('tam.intake.v1', { ...request, data: { region: 'west' } });
    await stage.clock.advance(100);
    const partition = stage.partitionOf('ann');
    expect(stage.database.letters(partition)).toMatchObject([
      { code: 'TAM_EVENT_CONFLICT', gap: false, memberRef: 'ann', value: null },
    ]);
    expect(JSON.parse(stage.revisions[1]!.entry)).toMatchObject({ outcome: { flags: ['conflict'] } });
  });

  it('moves the position over stretches that hold no event', async () => {
    const stage = new Stage();
    await stage.enter();
    stage.request('ann');
    const partition = stage.partitionOf('ann');
    stage.log.appendHidden('tam.scheduling.v1', partition);
    stage.log.appendHidden('tam.scheduling.v1', partition);
    await stage.clock.advance(LIMIT + 500);
    expect(stage.database.progress.get(partition)?.positions['tam.scheduling.v1']?.next).toBe(2);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('keeps the counts equal to what stands, and the log of revisions counted', async () => {
    const stage = new Stage();
    await stage.enter();
    for (const name of ['ann', 'bob', 'cid']) stage.request(name);
    await stage.clock.advance(100);
    stage.offer('bob');
    await stage.clock.advance(LIMIT + 500);
    const counts = [...stage.database.counts.values()];
    const sum = (status: string, of: 'outcomes' | 'revisions'): number =>
      counts.filter((row) => row.status === status).reduce((total, row) => total + row[of], 0);
    expect([sum('running', 'outcomes'), sum('met', 'outcomes'), sum('breached', 'outcomes')]).toEqual([
      0, 1, 2,
    ]);
    expect(sum('running', 'revisions')).toBe(3);
    expect(counts.reduce((total, row) => total + row.revisions, 0)).toBe(stage.revisions.length);
  });

  it('chains its revisions, and each can be checked by itself', async () => {
    const stage = new Stage(1);
    await stage.enter();
    for (const name of ['ann', 'bob']) stage.request(name);
    await stage.clock.advance(LIMIT + 500);
    const rows = stage.database.revisions(0);
    expect(verifyChain({ seq: 0, hash: GENESIS }, rows)).toEqual({
      kind: 'whole',
      head: { seq: 4, hash: stage.database.progress.get(0)!.head },
    });
    for (const row of rows) {
      const entry = JSON.parse(row.entry) as { outcome: unknown; outcomeHash: string };
      expect(canonicalJson(entry)).toBe(row.entry);
      expect(outcomeHash(entry.outcome)).toBe(entry.outcomeHash);
      expect(revisionId(row.outcomeId, row.revision, entry.outcomeHash)).toBe(row.id);
    }
  });

  it('publishes the entry as the data of an event, with the attributes a consumer needs', async () => {
    const stage = new Stage(1);
    const { sink } = await stage.enter();
    stage.request('ann', { caseId: 'a "case"' });
    await stage.clock.advance(100);
    const [record] = sink.records;
    const [row] = stage.revisions;
    expect(record).toMatchObject({ topic: 'tam.determinations.v1', key: 'ann' });
    expect(JSON.parse(record!.value as string)).toEqual({
      specversion: '1.0',
      id: row!.id,
      source: '/tam/test/access-monitor',
      type: 'access.determination-revised.v1',
      subject: 'a "case"',
      time: new Date(row!.recordedAt).toISOString(),
      datacontenttype: 'application/json',
      partitionkey: 'ann',
      data: JSON.parse(row!.entry) as unknown,
    });
    expect(JSON.parse(row!.entry)).toMatchObject({ epoch: 1, seq: 1, revision: 1, effects: true });
  });

  it('marks matters that are older than the installation as without effects', async () => {
    const stage = new Stage(1);
    await stage.enter();
    stage.request('ann', { time: START - 60_000, recordedTime: START - 60_000 });
    await stage.clock.advance(1_000);
    const entries = stage.revisions.map((row) => JSON.parse(row.entry) as object);
    expect(entries).toMatchObject([
      { status: 'breached', effects: false, detected: 'after-due', cause: 'event' },
    ]);
  });
});
