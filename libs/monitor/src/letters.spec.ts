import { INTAKE, SCHEDULING, Stage } from './testing/stage.features';
import { LIMIT, OFFER } from './testing/toy-evaluator.features';
import type { DeadLetter } from './ports';
import { redriveOf, redriveRecord, whyNotRedriven } from './letters/redrive';

/** One partition with 'ann', whose request is read and of whom one record could not be. */
async function withLetter(): Promise<Stage> {
  const stage = new Stage(1);
  await stage.enter();
  stage.request('ann');
  stage.garbage(INTAKE, 0, 'ann');
  await stage.clock.advance(LIMIT + 1_000);
  expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
  return stage;
}

const gaps = (stage: Stage): number[] => [...stage.database.members.values()].map((row) => row.gaps);

describe('a redriven letter', () => {
  it('closes its gap in the round that reads it, together with what it says', async () => {
    const stage = await withLetter();
    stage.database.redrivenLetters.add('0/1');
    const offer = stage.event(OFFER, 'ann', { time: stage.now - LIMIT, data: { offerId: 'o' } });
    stage.log.append(SCHEDULING, 0, {
      kind: 'event',
      appendTime: stage.now,
      event: offer,
      redriveOf: { partition: 0, seq: 1 },
    });
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').slice(-2)).toEqual(['undetermined confirmed', 'met confirmed']);
    expect(gaps(stage)).toEqual([]);
    expect([...stage.database.settledLetters]).toEqual(['0/1']);
  });

  it('that is still unusable leaves one gap, that of the new letter', async () => {
    const stage = await withLetter();
    stage.database.redrivenLetters.add('0/1');
    stage.garbage(INTAKE, 0, 'ann', { partition: 0, seq: 1 });
    await stage.clock.advance(1_000);
    expect(gaps(stage)).toEqual([1]);
    expect([...stage.database.settledLetters]).toEqual(['0/1']);
    expect(stage.database.letters(0)).toHaveLength(2);
    expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
  });

  it('that comes twice closes its gap once', async () => {
    const stage = await withLetter();
    stage.garbage(INTAKE, 0, 'ann');
    await stage.clock.advance(100);
    stage.database.redrivenLetters.add('0/1');
    for (let i = 0; i < 2; i++) {
      stage.log.append(INTAKE, 0, {
        kind: 'event',
        appendTime: stage.now,
        event: stage.event(OFFER, 'ann', { id: 'again', time: stage.now }),
        redriveOf: { partition: 0, seq: 1 },
      });
      await stage.clock.advance(100);
    }
    expect(gaps(stage)).toEqual([1]);
  });

  it('that nobody redrove settles nothing: a header is no authority', async () => {
    const stage = await withLetter();
    stage.log.append(INTAKE, 0, {
      kind: 'event',
      appendTime: stage.now,
      event: stage.event(OFFER, 'ann', { time: stage.now }),
      redriveOf: { partition: 0, seq: 1 },
    });
    await stage.clock.advance(1_000);
    expect(gaps(stage)).toEqual([1]);
    expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
  });
});

describe('a letter settled by somebody else', () => {
  it('is noticed in a partition where nothing happens, and the member evaluated at once', async () => {
    const stage = await withLetter();
    const row = stage.database.progress.get(0)!;
    stage.database.progress.set(0, { ...row, turn: row.turn + 1, writer: 'dead-letters somebody' });
    for (const [key, member] of stage.database.members) {
      stage.database.members.set(key, { ...member, gaps: 0, dueAt: row.clearedTo });
    }
    await stage.clock.advance(5_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });
});

describe('a redrive', () => {
  const letter: DeadLetter = {
    partition: 3,
    seq: 17,
    topic: INTAKE,
    offset: 5,
    code: 'TAM_EVENT_NOT_JSON',
    pointer: '',
    message: '',
    memberRef: 'ann',
    type: null,
    gap: true,
    disposition: 'dead',
    appendTime: 0,
    recordedAt: 0,
    key: new Uint8Array([1]),
    value: new Uint8Array([2]),
    headers: { ce_type: 'x' },
  };

  it('is the original record with two marks, read back as the name of the letter', () => {
    const record = redriveRecord(letter);
    expect(record).toEqual({
      topic: INTAKE,
      key: letter.key,
      value: letter.value,
      headers: { ce_type: 'x', 'tam-redrive': '1', 'tam-redrive-of': '3/17' },
    });
    expect(redriveOf(record.headers)).toEqual({ partition: 3, seq: 17 });
    expect(redriveOf({ 'tam-redrive-of': '3/' })).toBeUndefined();
  });

  it('is refused the fourth time, and where no bytes were kept', () => {
    const headers = (count: string) => ({ ...letter, headers: { 'tam-redrive': count } });
    expect(whyNotRedriven(headers('2'))).toBeUndefined();
    expect(whyNotRedriven(headers('3'))).toBe('redriven-too-often');
    expect(whyNotRedriven({ ...letter, value: null })).toBe('no-bytes');
    expect(redriveRecord(headers('nonsense')).headers['tam-redrive']).toBe('1');
  });
});

describe('a flood of records that cannot be used', () => {
  const flood = { window: 30_000, records: 50, share: 0.2, pause: 60_000, longestPause: 120_000 };

  const flooded = async () => {
    const stage = new Stage(2, { flood });
    const instance = await stage.enter({ log: { batchSize: () => 10 } });
    const partition = stage.partitionOf('ann');
    for (let i = 0; i < 500; i++) stage.garbage(INTAKE, partition, undefined);
    stage.request('ann');
    await stage.clock.advance(2_000);
    return { stage, partition, instance };
  };

  it('pauses the intake of its partition at the threshold, says so, and loses nothing', async () => {
    const { stage, partition, instance } = await flooded();
    expect(stage.database.letters(partition).length).toBeLessThanOrEqual(60);
    expect(instance.floods).toEqual([partition]);
    expect(stage.database.breakers.get(partition)).toBeGreaterThan(stage.now);
    const other = Array.from({ length: 20 }, (_, i) => `m${i}`).find(
      (name) => stage.partitionOf(name) !== partition,
    )!;
    stage.request(other);
    await stage.clock.advance(1_000);
    expect(stage.saidOf(other)).toEqual(['running confirmed']);
    await stage.clock.advance(LIMIT);
    expect(stage.saidOf('ann')).toEqual([]);
  });

  it('ends by itself, goes on where it was, and pauses longer if it goes on as before', async () => {
    const { stage, partition, instance } = await flooded();
    await stage.clock.advance(62_000);
    expect(instance.floods).toEqual([partition, partition]);
    await stage.clock.advance(62_000);
    expect(instance.floods).toHaveLength(2);
    await stage.clock.advance(20 * 120_000);
    expect(stage.database.letters(partition)).toHaveLength(500);
    expect(stage.saidOf('ann').at(-1)).toMatch(/^breached/);
    expect(stage.database.breakers.size).toBe(0);
  });

  it('ends when a person says so', async () => {
    const { stage, partition, instance } = await flooded();
    stage.database.releases.set(partition, stage.now);
    await stage.clock.advance(3_000);
    expect(instance.floods.length).toBeGreaterThan(1);
    expect(stage.database.letters(partition).length).toBeGreaterThan(60);
  });

  it('is not seen where few of many are unusable', async () => {
    const stage = new Stage(1, { flood });
    const { floods } = await stage.enter({ log: { batchSize: () => 10 } });
    for (let i = 0; i < 400; i++) {
      if (i % 6 === 0) stage.garbage(INTAKE, 0, undefined);
      else stage.request(`m${i}`);
    }
    await stage.clock.advance(5_000);
    expect(floods).toEqual([]);
  });

  it('stays paused when the partition is assigned anew', async () => {
    const { stage, partition, instance } = await flooded();
    const before = stage.database.letters(partition).length;
    instance.source.assign(stage.all);
    await stage.clock.advance(5_000);
    expect(stage.database.letters(partition).length).toBeLessThanOrEqual(before + 10);
  });
});

describe('the bytes of a dead letter', () => {
  it('are deleted when they are old enough, and its gap stays until a person discards it', async () => {
    const stage = new Stage(1, { letterBytesKept: 60_000, eraseEvery: 1_000, eraseStep: 1 });
    await stage.enter();
    stage.request('ann');
    stage.garbage('tam.intake.v1', 0, 'ann');
    stage.garbage('tam.intake.v1', 0, 'ann');
    await stage.clock.advance(50_000);
    expect(stage.database.letters(0).map(({ value }) => value?.length)).toEqual([2, 2]);
    await stage.clock.advance(15_000);
    expect(stage.database.letters(0)).toMatchObject([
      { value: null, key: null, headers: {}, code: 'TAM_EVENT_NOT_JSON', memberRef: 'ann', gap: true },
      { value: null, seq: 2 },
    ]);
    expect(gaps(stage)).toEqual([2]);
    expect(stage.saidOf('ann').at(-1)).toBe('undetermined confirmed');
  });
});
