import { TamError } from '@tam/errors';
import { verifyChain, GENESIS } from '@tam/audit';
import type { CommitFate } from './twins/memory-store';
import { Stage, START } from './testing/stage.features';
import { LIMIT } from './testing/toy-evaluator.features';

const chainOf = (stage: Stage): string[] =>
  stage.all.map(
    (partition) => verifyChain({ seq: 0, hash: GENESIS }, stage.database.revisions(partition)).kind,
  );

describe('two monitors that both take a partition for theirs', () => {
  it('are kept apart by the turn: the one that lost it is fenced and writes nothing twice', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    const second = await stage.enter();
    for (let i = 0; i < 20; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(40);
    }
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.revisions.filter(({ status }) => status === 'running')).toHaveLength(21);
    expect(stage.revisions.filter(({ status }) => status === 'breached')).toHaveLength(21);
    expect(new Set(stage.revisions.map(({ id }) => id)).size).toBe(42);
    expect(chainOf(stage)).toEqual(['whole']);
    const events = [...first.rounds, ...second.rounds].reduce((sum, round) => sum + round.events, 0);
    expect(events).toBe(21);
  });

  it('does not let one that stood still write what it had read before', async () => {
    const stage = new Stage(1);
    let isStopped = false;
    let wake: () => void = () => undefined;
    const zombie = await stage.enter({
      store: {
        before: (call) =>
          isStopped && call === 'round' ? new Promise((resolve) => (wake = resolve)) : Promise.resolve(),
      },
    });
    isStopped = true;
    stage.request('ann');
    await stage.clock.advance(100);
    zombie.source.assign([]);
    await stage.enter();
    await stage.clock.advance(100);
    const turn = stage.database.progress.get(0)!.turn;
    isStopped = false;
    wake();
    await stage.clock.advance(10);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    expect(stage.database.progress.get(0)!.turn).toBe(turn);
    expect(zombie.rounds.every(({ events }) => events === 0)).toBe(true);
  });
});

describe('a COMMIT', () => {
  it.each<CommitFate>(['lost-after', 'lost-before', 'unknown-after', 'unknown-before', 'rolled-back'])(
    'whose answer is %s is neither forgotten nor repeated',
    async (fate) => {
      const stage = new Stage(2);
      let commits = 0;
      const { sink } = await stage.enter({
        store: { commit: () => Promise.resolve(++commits % 3 === 0 ? fate : 'answered') },
      });
      for (let i = 0; i < 12; i++) {
        stage.request(`m${i}`);
        await stage.clock.advance(70);
      }
      await stage.clock.advance(LIMIT + 5_000);
      for (let i = 0; i < 12; i++) {
        expect(stage.saidOf(`m${i}`)).toEqual(['running confirmed', 'breached confirmed']);
      }
      expect(chainOf(stage)).toEqual(['whole', 'whole']);
      expect(
        new Set(sink.records.map(({ value }) => (JSON.parse(value as string) as { id: string }).id)),
      ).toEqual(new Set(stage.revisions.map(({ id }) => id)));
    },
  );
});

describe('a database that is away', () => {
  it('holds everything up and loses nothing', async () => {
    const stage = new Stage(2);
    let isAway = false;
    const away = new TamError('TAM_MONITOR_ROLLED_BACK', 'The database is away.');
    const { monitor, errors } = await stage.enter({
      store: { before: () => (isAway ? Promise.reject(away) : Promise.resolve()) },
    });
    isAway = true;
    for (let i = 0; i < 30; i++) stage.request(`m${i}`);
    await stage.clock.advance(30_000);
    expect(stage.revisions).toEqual([]);
    expect(monitor.status()).toMatchObject({ running: [], starting: [0, 1], isReady: false });
    expect(errors.length).toBeLessThan(100);
    isAway = false;
    await stage.clock.advance(10_000);
    expect(stage.revisions.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 'breached'));
    expect(monitor.status().isReady).toBe(true);
  });

  it('does not keep a monitor from stopping', async () => {
    const stage = new Stage(1);
    let isAway = false;
    const away = new TamError('TAM_MONITOR_ROLLED_BACK', 'The database is away.');
    const { monitor, sink } = await stage.enter({
      store: { before: () => (isAway ? Promise.reject(away) : Promise.resolve()) },
    });
    stage.request('ann');
    await stage.clock.advance(100);
    expect(sink.records).toHaveLength(1);
    isAway = true;
    await expect(monitor.stop()).resolves.toBeUndefined();
  });
});

describe('a round that never ends', () => {
  it('is told, once, so that the process can end; one that fails and is tried again is not', async () => {
    const stage = new Stage(1, { stalledAfter: 5_000 });
    let isHanging = false;
    const away = new TamError('TAM_MONITOR_ROLLED_BACK', 'The database is away.');
    const { stalls } = await stage.enter({
      store: {
        before: (call) => {
          if (call !== 'round') return Promise.resolve();
          return isHanging ? new Promise(() => undefined) : Promise.reject(away);
        },
      },
    });
    stage.request('ann');
    await stage.clock.advance(20_000);
    expect(stalls).toEqual([]);
    isHanging = true;
    await stage.clock.advance(20_000);
    expect(stalls).toEqual([expect.closeTo(5_000, -3)]);
  });
});

describe('a monitor that starts again', () => {
  it('goes on from its rows, whatever the broker thinks it has read', async () => {
    const stage = new Stage(2);
    const first = await stage.enter();
    for (let i = 0; i < 10; i++) stage.request(`m${i}`);
    await stage.clock.advance(100);
    await first.monitor.stop();
    for (let i = 5; i < 15; i++) stage.offer(`m${i}`);
    await stage.clock.advance(LIMIT * 2);
    const second = await stage.enter();
    await stage.clock.advance(1_000);
    expect(stage.saidOf('m0')).toEqual(['running confirmed', 'breached confirmed']);
    expect(stage.saidOf('m7')).toEqual(['running confirmed', 'met confirmed']);
    const events = [...first.rounds, ...second.rounds].reduce((sum, round) => sum + round.events, 0);
    expect(events).toBe(20);
  });

  it('reads what other instances have added to the dictionary', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    await first.monitor.stop();
    const second = await stage.enter();
    const third = await stage.enter({}, []);
    stage.request('ann', { source: '/never-seen' });
    await stage.clock.advance(300);
    second.source.assign([]);
    third.source.assign([0]);
    stage.offer('ann');
    await stage.clock.advance(300);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'met confirmed']);
  });

  it('reads under what other instances have filed outcomes', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(300);
    const second = await stage.enter({}, []);
    const request = stage.request('bob', { data: { region: 'south' } });
    await stage.clock.advance(300);
    first.source.assign([]);
    second.source.assign([0]);
    stage.void('bob', request);
    await stage.clock.advance(300);
    expect(second.stopped).toEqual([]);
    expect(stage.saidOf('bob')).toEqual(['running confirmed', 'void confirmed']);
  });

  it('that was assigned the same partitions again seeks to its own positions', async () => {
    const stage = new Stage(1);
    const { source, rounds } = await stage.enter();
    for (let i = 0; i < 5; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(100);
      source.assign([0]);
    }
    await stage.clock.advance(200);
    expect(rounds.reduce((sum, round) => sum + round.events, 0)).toBe(5);
    expect(stage.revisions).toHaveLength(5);
  });

  it('refuses topics whose number of partitions is not the recorded one', async () => {
    const stage = new Stage(2);
    await (await stage.enter()).monitor.stop();
    stage.log.recreate('tam.scheduling.v1', 3);
    await expect(stage.enter()).rejects.toThrow('TAM_MONITOR_PARTITIONS_CHANGED');
  });
});

describe('what cannot be read', () => {
  it('becomes a dead letter, and a gap of its member where the key could be read', async () => {
    const stage = new Stage(1);
    const { sink } = await stage.enter();
    stage.request('ann');
    stage.request('bob');
    const offset = stage.garbage('tam.intake.v1', 0, 'ann');
    stage.garbage('tam.intake.v1', 0, undefined);
    await stage.clock.advance(LIMIT + 500);
    expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
    expect(stage.saidOf('bob').at(-1)).toBe('breached confirmed');
    expect(stage.database.letters(0)).toMatchObject([
      { seq: 1, offset, gap: true, memberRef: 'ann', disposition: 'dead' },
      { seq: 2, gap: false, memberRef: null },
    ]);
    const letters = sink.records.filter(({ topic }) => topic === 'tam.dead-letters.v1');
    expect(letters).toMatchObject([
      { key: 'ann', headers: { 'tam-code': 'TAM_EVENT_NOT_JSON', 'tam-offset': String(offset) } },
      { key: null },
    ]);
    expect(JSON.stringify(letters[0]!.headers)).not.toContain('ann');
  });

  it('because it lies on a foreign partition goes back to its topic once, without a gap', async () => {
    const stage = new Stage(1);
    const { sink } = await stage.enter();
    for (const misrouted of ['first', 'again'] as const) {
      stage.log.append('tam.intake.v1', 0, {
        kind: 'fault',
        appendTime: stage.now,
        code: 'TAM_STREAM_MISROUTED',
        pointer: '',
        message: 'foreign partition',
        memberRef: 'ann',
        type: 'intake.request-received.v1',
        misrouted,
        record: { key: new Uint8Array([97]), value: new Uint8Array([98]), headers: { a: 'b' } },
      });
    }
    await stage.clock.advance(100);
    expect(sink.records).toMatchObject([
      { topic: 'tam.intake.v1', headers: { a: 'b', 'tam-rerouted': '1' } },
      { topic: 'tam.dead-letters.v1', headers: { a: 'b', 'tam-code': 'TAM_STREAM_MISROUTED' } },
    ]);
    expect(stage.database.members.size).toBe(0);
  });

  it('in the database stops its partition alone and says why', async () => {
    const stage = new Stage(2);
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const [inZero, inOne] = [0, 1].map((n) => names.find((name) => stage.partitionOf(name) === n)!);
    const row = { partition: 0, memberRef: inZero!, caseId: 'c', body: '{broken', said: '[]' };
    stage.database.putCase(row);
    const { monitor, stopped } = await stage.enter();
    stage.request(inZero!);
    stage.request(inOne!);
    await stage.clock.advance(5_000);
    expect(stopped).toMatchObject([{ partition: 0, code: 'TAM_MONITOR_ROW_UNREADABLE' }]);
    expect(stage.saidOf(inOne!)).toEqual(['running confirmed']);
    expect(monitor.status()).toMatchObject({
      running: [1],
      stopped: [{ partition: 0 }],
      isReady: true,
    });
  });
});

describe('an evaluator that throws for a record', () => {
  it('keeps the events of that member and holds nobody else up', async () => {
    const stage = new Stage(1);
    const { errors, monitor } = await stage.enter();
    stage.request('ann', { data: { channel: 'broken' } });
    stage.request('bob');
    await stage.clock.advance(500);
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
    expect(errors).toEqual([expect.objectContaining({ code: 'TAM_MONITOR_EVALUATION_FAILED' })]);
    expect([...stage.database.cases()].map(({ memberRef }) => memberRef).sort()).toEqual(['ann', 'bob']);
    expect(monitor.status().stopped).toEqual([]);
  });
});

describe('a log that does not hold what must come next', () => {
  it('because retention took it stops the partition and says exactly what is missing', async () => {
    const stage = new Stage(1);
    const first = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(100);
    await first.monitor.stop();
    for (let i = 0; i < 5; i++) stage.request(`m${i}`);
    stage.log.truncate('tam.intake.v1', 0, 4);
    const second = await stage.enter();
    await stage.clock.advance(LIMIT * 2);
    expect(second.stopped).toEqual([
      {
        partition: 0,
        code: 'TAM_MONITOR_POSITION_LOST',
        detail: 'tam.intake.v1/0: offsets 1 to 3 were not read and are gone.',
      },
    ]);
    expect(stage.revisions).toHaveLength(1);
  });

  it('because it was made anew stops the partition, also while it runs', async () => {
    const stage = new Stage(1);
    const { stopped, monitor } = await stage.enter();
    for (let i = 0; i < 5; i++) stage.request(`m${i}`);
    await stage.clock.advance(100);
    stage.log.recreate('tam.intake.v1', 1);
    await stage.clock.advance(6_000);
    expect(stopped).toEqual([
      {
        partition: 0,
        code: 'TAM_MONITOR_POSITION_BEYOND_END',
        detail: 'tam.intake.v1/0: the next offset is 5 and the log ends at 0.',
      },
    ]);
    expect(monitor.status().stopped.map(({ error }) => error.code)).toEqual([
      'TAM_MONITOR_POSITION_BEYOND_END',
    ]);
  });

  it('because retention was faster than a running monitor stops it as well', async () => {
    const stage = new Stage(1);
    let isHeld = false;
    const { stopped } = await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 10) } });
    isHeld = true;
    for (let i = 0; i < 5; i++) stage.request(`m${i}`);
    stage.log.truncate('tam.intake.v1', 0, 3);
    isHeld = false;
    await stage.clock.advance(2_000);
    expect(stopped).toMatchObject([{ partition: 0, code: 'TAM_MONITOR_POSITION_LOST' }]);
    expect(stage.revisions).toEqual([]);
  });

  it('is complete where retention took only what was applied while the broker was asked', async () => {
    const stage = new Stage(1);
    let isSlow = false;
    const cut = (): void => {
      const { positions } = stage.database.progress.get(0)!;
      stage.log.truncate('tam.intake.v1', 0, positions['tam.intake.v1']!.next);
    };
    const { stopped, monitor } = await stage.enter({
      log: {
        offsets: () =>
          isSlow ? new Promise((resolve) => stage.clock.after(500, () => resolve(cut()))) : Promise.resolve(),
      },
    });
    isSlow = true;
    for (let i = 0; i < 30; i++) {
      stage.request(`m${i}`);
      await stage.clock.advance(300);
    }
    await stage.clock.advance(5_000);
    expect(stopped).toEqual([]);
    expect(monitor.status().running).toEqual([0]);
    expect(new Set(stage.revisions.map(({ memberRef }) => memberRef)).size).toBe(30);
  });

  it('has nothing to do with a hole that a foreign batch seems to leave: it is read again', async () => {
    const stage = new Stage(1);
    const { source, stopped } = await stage.enter();
    for (let i = 0; i < 10; i++) stage.request(`m${i}`, { time: START });
    source.seek([{ topic: 'tam.intake.v1', partition: 0, offset: 7 }]);
    await stage.clock.advance(2_000);
    expect(stopped).toEqual([]);
    expect(stage.revisions).toHaveLength(10);
  });
});
