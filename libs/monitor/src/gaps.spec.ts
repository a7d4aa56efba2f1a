import type { LostSpan } from '@tam/record';
import { INTAKE, Stage } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

const codes = (stopped: readonly { readonly code: string }[]): string[] => stopped.map(({ code }) => code);

/** A person accepts what is missing of a partition: reading goes on at an offset, under a new turn. */
function accept(stage: Stage, partition: number, next: number, lost: LostSpan): void {
  const { gaps, progress } = stage.database;
  gaps.forEach((gap, i) => {
    if (gap.partition === partition) gaps[i] = { ...gap, lost };
  });
  const row = progress.get(partition)!;
  const positions = { ...row.positions, [INTAKE]: { ...row.positions[INTAKE]!, next, mark: null } };
  progress.set(partition, { ...row, positions, turn: row.turn + 1, writer: 'a person', rules: '' });
}

/** A person says that nothing is missing after all. */
function dismiss(stage: Stage, partition: number): void {
  const { gaps, progress } = stage.database;
  gaps.splice(0, Infinity, ...gaps.filter((gap) => gap.partition !== partition));
  const row = progress.get(partition)!;
  progress.set(partition, { ...row, turn: row.turn + 1, writer: 'a person' });
}

describe('a topic that was made anew and has grown as long as the one before', () => {
  it('is known by the last record that was applied, when a monitor starts', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    for (let i = 0; i < 3; i++) stage.request(`m${i}`);
    await stage.clock.advance(100);
    await first.monitor.stop();
    stage.log.recreate(INTAKE, 1);
    for (let i = 0; i < 3; i++) stage.request(`n${i}`);
    const { stopped } = await stage.enter();
    await stage.clock.advance(LIMIT * 2);
    expect(stopped).toEqual([
      {
        partition: 0,
        code: 'TAM_MONITOR_LOG_REPLACED',
        detail: 'tam.intake.v1/0: the record at offset 2 is not the one that was read there.',
      },
    ]);
    expect(stage.revisions.map(({ status }) => status)).toEqual(['running', 'running', 'running']);
    expect(stage.database.gaps).toMatchObject([
      { partition: 0, number: 1, topic: INTAKE, code: 'TAM_MONITOR_LOG_REPLACED', found: 2, lost: null },
    ]);
  });

  it('is known while a monitor runs, before anything of it is applied', async () => {
    const stage = new Stage(1);
    const { stopped, source } = await stage.enter();
    for (let i = 0; i < 3; i++) stage.request(`m${i}`);
    await stage.clock.advance(100);
    stage.log.recreate(INTAKE, 1);
    for (let i = 0; i < 6; i++) stage.request(`n${i}`);
    source.seek([{ topic: INTAKE, partition: 0, offset: 0 }]);
    await stage.clock.advance(LIMIT * 2);
    expect(codes(stopped)).toEqual(['TAM_MONITOR_LOG_REPLACED']);
    expect(stage.saidOf('n5')).toEqual([]);
  });

  it('lets no deadline pass before it is known to be the same', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    await first.monitor.stop();
    await stage.clock.advance(LIMIT * 2);
    let isHeld = true;
    const { monitor } = await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 10) } });
    await stage.clock.advance(5_000);
    expect(monitor.status()).toMatchObject({ running: [], starting: [0], isReady: false });
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    isHeld = false;
    await stage.clock.advance(1_000);
    expect(monitor.status()).toMatchObject({ running: [0], starting: [], isReady: true });
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('is not waited for where retention has taken that record, before or after the start', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    await first.monitor.stop();
    const waiting = await stage.enter({ log: { batchSize: () => 0 } });
    await stage.clock.advance(1_000);
    expect(waiting.monitor.status().isReady).toBe(false);
    stage.log.truncate(INTAKE, 0, 1);
    await stage.clock.advance(6_000);
    expect(waiting.monitor.status().isReady).toBe(true);
    await waiting.monitor.stop();
    const { monitor, stopped } = await stage.enter();
    await stage.clock.advance(LIMIT);
    expect(monitor.status().isReady).toBe(true);
    expect(stopped).toEqual([]);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });
});

describe('what is hidden behind the last record', () => {
  it('is no sign of another log', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    stage.log.appendHidden(INTAKE, 0);
    stage.log.appendHidden(INTAKE, 0);
    await stage.clock.advance(100);
    await first.monitor.stop();
    const { stopped } = await stage.enter();
    stage.offer('ann');
    await stage.clock.advance(LIMIT * 2);
    expect(stopped).toEqual([]);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'met confirmed']);
  });
});

describe('a gap on record', () => {
  const lose = async (): Promise<Stage> => {
    const stage = new Stage(2);
    const { monitor } = await stage.enter();
    const names = Array.from({ length: 12 }, (_, i) => `m${i}`);
    for (const name of names) stage.request(name);
    await stage.clock.advance(1_000);
    await monitor.stop();
    const partition = stage.partitionOf('m0');
    for (const name of names) stage.offer(name);
    for (let i = 0; i < 4; i++)
      stage.send(INTAKE, stage.event('intake.request-received.v1', 'm0', { id: `x${i}` }));
    stage.log.truncate(INTAKE, partition, stage.log.offsets(INTAKE)[partition]!.end);
    return stage;
  };

  it('keeps its partition still through starts and changes of the log, and the others go on', async () => {
    const stage = await lose();
    const lost = stage.partitionOf('m0');
    const first = await stage.enter();
    await stage.clock.advance(2_000);
    expect(first.stopped).toMatchObject([{ partition: lost, code: 'TAM_MONITOR_POSITION_LOST' }]);
    expect(first.monitor.status()).toMatchObject({ running: [1 - lost], isReady: true });
    await first.monitor.stop();
    const { next } = stage.database.progress.get(lost)!.positions[INTAKE]!;
    stage.log.truncate(INTAKE, lost, next);
    const second = await stage.enter();
    await stage.clock.advance(LIMIT * 2);
    expect(second.stopped).toMatchObject([{ partition: lost, code: 'TAM_MONITOR_POSITION_LOST' }]);
    expect(stage.database.gaps).toHaveLength(1);
    const others = stage.revisions.filter(({ status }) => status === 'met');
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ partition }) => partition !== lost)).toBe(true);
  });

  it('that is accepted lets the partition go on at once, and no silence of that time makes a breach', async () => {
    const stage = await lose();
    const partition = stage.partitionOf('m0');
    const { stopped, monitor } = await stage.enter();
    await stage.clock.advance(LIMIT);
    expect(codes(stopped)).toEqual(['TAM_MONITOR_POSITION_LOST']);
    const from = stage.database.progress.get(partition)!.clearedTo;
    accept(stage, partition, stage.log.lowOf(INTAKE, partition), { from, to: stage.now });
    await stage.clock.advance(5_000);
    expect(monitor.status().stopped).toEqual([]);
    stage.request('m0', { id: 'after', caseId: 'later' });
    await stage.clock.advance(LIMIT + 1_000);
    const bodies = stage.revisions
      .filter((row) => row.partition === partition && row.caseId === 'm0-case')
      .map(({ entry }) => (JSON.parse(entry) as { outcome: { status: string; flags: string[] } }).outcome);
    expect(bodies.at(-1)).toMatchObject({ status: 'met', flags: ['incomplete'] });
    const later = stage.revisions.filter(({ caseId }) => caseId === 'later');
    expect(later.at(-1)!.entry).not.toContain('incomplete');
  });

  it('makes of a clock that ran in the time of the loss no breach but one nobody can determine', async () => {
    const stage = new Stage(1);
    const { monitor } = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(1_000);
    await monitor.stop();
    stage.request('bob');
    stage.log.truncate(INTAKE, 0, 2);
    const { stopped } = await stage.enter();
    await stage.clock.advance(LIMIT * 2);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    accept(stage, 0, 2, { from: stage.database.progress.get(0)!.clearedTo, to: stage.now });
    await stage.clock.advance(1_000);
    stage.request('cid');
    await stage.clock.advance(LIMIT * 2);
    expect(stopped).toHaveLength(1);
    expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
    expect(stage.saidOf('ann')).not.toContain('breached confirmed');
    expect(stage.saidOf('cid')).toEqual(['running confirmed', 'breached confirmed']);
    stage.database.gaps.splice(0, 1);
    const row = stage.database.progress.get(0)!;
    stage.database.progress.set(0, { ...row, turn: row.turn + 1, rules: '' });
    await stage.clock.advance(5_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });

  it('that is dismissed while it is still there is found anew', async () => {
    const stage = await lose();
    const partition = stage.partitionOf('m0');
    const { stopped } = await stage.enter();
    await stage.clock.advance(1_000);
    dismiss(stage, partition);
    await stage.clock.advance(5_000);
    expect(codes(stopped)).toEqual(['TAM_MONITOR_POSITION_LOST', 'TAM_MONITOR_POSITION_LOST']);
    expect(stage.database.gaps).toHaveLength(1);
  });
});
