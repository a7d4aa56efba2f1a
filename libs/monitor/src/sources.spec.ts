import type { MonitorPlan } from './assemble';
import { SCHEDULING, Stage, START, type Instance } from './testing/stage.features';
import { LIMIT, OFFER } from './testing/toy-evaluator.features';
import type { DeclaredSource } from './sources/declared-source';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FILE = '/clinic/nightly';
const NIGHTLY: DeclaredSource = { source: FILE, mode: 'batch', lateness: 0 };

const declaring = (...declared: DeclaredSource[]): Partial<MonitorPlan> => ({
  sources: { declared, openStatuses: ['running'] },
});

/** One partition, with a member 'ann' whose request is just read. */
async function asked(...declared: DeclaredSource[]): Promise<{ stage: Stage; instance: Instance }> {
  const stage = new Stage(1, {}, declaring(...declared));
  const instance = await stage.enter();
  stage.request('ann');
  await stage.clock.advance(100);
  return { stage, instance };
}

const reasons = (stage: Stage): (string | undefined)[] =>
  stage.revisions.map((row) => (JSON.parse(row.entry) as { basisReason?: string }).basisReason);

describe('a deadline that a batch source could disprove', () => {
  it('is held until the source has spoken past it, then confirmed', async () => {
    const { stage } = await asked(NIGHTLY);
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    stage.watermark(FILE, START + LIMIT);
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('is not cleared by a word about an instant before it', async () => {
    const { stage } = await asked(NIGHTLY);
    stage.watermark(FILE, START + LIMIT - 1);
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('is said provisionally after a quarter of an hour, once, because the source is late', async () => {
    const { stage } = await asked(NIGHTLY);
    await stage.clock.advance(LIMIT + 14 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.clock.advance(HOUR);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional']);
    expect(reasons(stage)).toEqual([undefined, 'source-late']);
    stage.watermark(FILE, stage.now);
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
    expect([...stage.database.members.values()]).toEqual([]);
  });

  it('is met, not breached, by the offer of the day that comes with the file of the night', async () => {
    const { stage } = await asked(NIGHTLY);
    await stage.clock.advance(40 * MINUTE);
    stage.send(SCHEDULING, stage.event(OFFER, 'ann', { source: FILE, time: START + 5_000 }));
    stage.watermark(FILE, START + 20 * MINUTE);
    await stage.clock.advance(MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional', 'met confirmed']);
  });

  it('waits until what the source sent before its word is read, too', async () => {
    let isHeld = false;
    const stage = new Stage(1, {}, declaring(NIGHTLY));
    await stage.enter({ log: { batchSize: (topic) => (isHeld && topic === SCHEDULING ? 0 : 500) } });
    stage.request('ann');
    await stage.clock.advance(LIMIT + 1_000);
    isHeld = true;
    stage.send(SCHEDULING, stage.event(OFFER, 'bob', { source: FILE }));
    stage.send(SCHEDULING, stage.event(OFFER, 'ann', { source: FILE, time: START + 5_000 }));
    stage.watermark(FILE, stage.now);
    await stage.clock.advance(5 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    isHeld = false;
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'met confirmed']);
  });

  it('holds nothing of what the file cannot hold: another place, or types that disprove nothing here', async () => {
    const elsewhere = { ...NIGHTLY, regions: ['south'] };
    const unread = { ...NIGHTLY, source: '/other', types: ['intake.routed.v1'] };
    const { stage } = await asked(elsewhere, unread);
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('holds by place: of two members only the one whose source is silent', async () => {
    const { stage } = await asked({ ...NIGHTLY, regions: ['south'] });
    stage.request('bob', { data: { region: 'south' } });
    await stage.clock.advance(LIMIT + 2_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
    const store = stage.database.members;
    expect([...store.values()].map(({ scope }) => scope > 0)).toEqual([true]);
  });

  it('holds by standard, where the deployer says what the file brings', async () => {
    const stage = new Stage(
      1,
      {},
      {
        sources: {
          declared: [{ ...NIGHTLY, types: [OFFER] }],
          openStatuses: ['running'],
          disprovers: () => ['intake.call-answered.v1'],
        },
      },
    );
    await stage.enter();
    stage.request('ann');
    await stage.clock.advance(LIMIT + 1_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });

  it('is held by every source that could disprove it', async () => {
    const { stage } = await asked(NIGHTLY, { ...NIGHTLY, source: '/second' });
    await stage.clock.advance(LIMIT + 1_000);
    stage.watermark(FILE, START + LIMIT);
    await stage.clock.advance(MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    stage.watermark('/second', START + LIMIT);
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann').at(-1)).toBe('breached confirmed');
  });

  it('is not got round by another event of the member, nor by a new case late in coming', async () => {
    const { stage } = await asked(NIGHTLY);
    await stage.clock.advance(LIMIT + 1_000);
    stage.request('ann', { caseId: 'another', time: START });
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'running confirmed']);
  });

  it('is not cleared for ever by a source that claims to have sent the future', async () => {
    const { stage } = await asked(NIGHTLY);
    stage.watermark(FILE, stage.now + 365 * 24 * HOUR);
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('does not ask the broker all night for what only the source can say', async () => {
    let asks = 0;
    const stage = new Stage(1, {}, declaring(NIGHTLY));
    await stage.enter({ log: { offsets: () => Promise.resolve(void asks++) } });
    stage.request('ann');
    await stage.clock.advance(LIMIT + MINUTE);
    asks = 0;
    await stage.clock.advance(MINUTE);
    expect(asks).toBeLessThanOrEqual(13);
  });
});

describe('what was said once', () => {
  it('is not taken back by a start at which nobody has spoken yet', async () => {
    const { stage, instance } = await asked(NIGHTLY);
    await stage.clock.advance(LIMIT + 1_000);
    stage.watermark(FILE, START + LIMIT);
    await stage.clock.advance(1_000);
    await instance.monitor.stop();
    await stage.enter({ control: { batchSize: () => 0 } });
    stage.request('ann', { caseId: 'another' });
    await stage.clock.advance(1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed', 'running confirmed']);
  });

  it('stands when a source is declared later, and holds what comes after', async () => {
    const stage = new Stage(1);
    const before = await stage.enter();
    stage.request('ann');
    await stage.clock.advance(LIMIT + 1_000);
    await before.monitor.stop();
    stage.plan = declaring(NIGHTLY);
    await stage.enter();
    stage.request('ann', { caseId: 'another' });
    stage.request('bob');
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed', 'running confirmed']);
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
  });
});

describe('a stream', () => {
  it('is waited for as long as it may be late', async () => {
    const { stage } = await asked({ source: '/stream', mode: 'stream', lateness: 5 * MINUTE });
    await stage.clock.advance(LIMIT + 4 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
    await stage.clock.advance(MINUTE + 1_000);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
  });

  it('that is silent beyond its cadence holds what fell due since its last heartbeat', async () => {
    const { stage } = await asked({ source: '/stream', mode: 'stream', cadence: MINUTE, lateness: 0 });
    stage.heartbeat('/stream');
    await stage.clock.advance(2 * MINUTE);
    stage.request('bob');
    await stage.clock.advance(5 * MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached confirmed']);
    expect(stage.saidOf('bob')).toEqual(['running confirmed']);
    stage.heartbeat('/stream');
    await stage.clock.advance(6_000);
    expect(stage.saidOf('bob')).toEqual(['running confirmed', 'breached confirmed']);
  });
});

describe('the control topic', () => {
  it('holds the offset gate while it is not read to its end', async () => {
    const stage = new Stage(1);
    await stage.enter({ control: { batchSize: () => 0 } });
    stage.heartbeat('/any');
    stage.request('ann');
    await stage.clock.advance(LIMIT + MINUTE);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });

  it('that was made anew is read from its new beginning', async () => {
    const { stage, instance } = await asked(NIGHTLY);
    stage.heartbeat(FILE);
    stage.heartbeat(FILE);
    await stage.clock.advance(1_000);
    stage.log.recreate('tam.control.v1', 1);
    stage.watermark(FILE, START + LIMIT);
    await stage.clock.advance(LIMIT + 10_000);
    expect(instance.monitor.words.get(FILE)?.completeThrough).toBe(START + 1_100);
    expect(stage.saidOf('ann')).toEqual(['running confirmed']);
  });
});

it('what a silent source could disprove is not confirmed because something else of the member was said ahead', async () => {
  let isHeld = false;
  const elsewhere = declaring({ ...NIGHTLY, regions: ['south'] });
  const stage = new Stage(1, { roundEvents: 1 }, elsewhere);
  await stage.enter({ log: { batchSize: () => (isHeld ? 0 : 500) } });
  stage.request('ann');
  await stage.clock.advance(5_000);
  isHeld = true;
  stage.request('ann', { caseId: 'south', time: START - LIMIT, data: { region: 'south' } });
  stage.request('bob');
  await stage.clock.advance(LIMIT + 16 * MINUTE);
  expect(stage.saidOf('ann')).toEqual(['running confirmed', 'breached provisional']);
  isHeld = false;
  await stage.clock.advance(1_000);
  const south = stage.revisions.filter(({ caseId }) => caseId === 'south');
  expect(south.map(({ entry }) => (JSON.parse(entry) as { basis: string }).basis)).not.toContain('confirmed');
});
