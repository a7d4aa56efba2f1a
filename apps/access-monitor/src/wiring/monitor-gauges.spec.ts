import { BACKFILL_TOPIC, INTAKE_TOPIC } from '@tam/events';
import type { CountRow, MonitorStore, Overdue, Progress, TopicOffsets } from '@tam/monitor';
import { createCountedMetrics, createProcessMetrics, createRegistry, emptyTally } from '@tam/observability';
import type { WatchedCounts } from '@tam/store';
import { MonitorGauges } from './monitor-gauges';

const NOW = 1_000_000;
const facets = {
  standard: 'ca-ta-npmh',
  region: 'us-ca',
  network: 'north',
  lineOfBusiness: 'commercial',
  month: '2026-12',
};

/** A broker and a database that answer what the test sets. */
class Surroundings {
  ends: readonly TopicOffsets[] | undefined = [];
  rows: readonly Progress[] = [];
  counted: readonly CountRow[] = [];
  late: readonly Overdue[] = [];
  asked: readonly number[] = [];
  isAway = false;
  isSilent = false;
  /** How often the counts that no round keeps were read. */
  looks = 0;
  watching: WatchedCounts = { due: [], letters: [], unpublished: { revisions: 0, oldestAt: null } };
  now = NOW;

  watched(): Promise<WatchedCounts> {
    this.looks += 1;
    return Promise.resolve(this.watching);
  }

  readonly store = {
    now: () => (this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.now)),
    counts: () => Promise.resolve(this.counted),
    progress: () => Promise.resolve(this.rows),
    overdue: (partitions: readonly number[]) => {
      this.asked = partitions;
      return Promise.resolve(this.late);
    },
  } as unknown as MonitorStore;

  readonly source = {
    offsets: () =>
      this.isSilent
        ? new Promise<never>(() => undefined)
        : this.ends
          ? Promise.resolve(this.ends)
          : Promise.reject(new Error('away')),
  };
}

const progress = (partition: number, next: number, clearedTo: number): Progress => ({
  partition,
  turn: 1,
  writer: 'w',
  positions: { [INTAKE_TOPIC]: { next, clearedTo, mark: null } },
  clearedTo,
  seq: 0,
  head: '',
  letterSeq: 0,
  rules: '',
});

describe('the look at broker and database', () => {
  const watch = () => {
    const surroundings = new Surroundings();
    const registry = createRegistry();
    const tally = emptyTally();
    tally.owned.add(0).add(1);
    const gauges = new MonitorGauges({
      store: surroundings.store,
      source: surroundings.source,
      topics: [INTAKE_TOPIC, BACKFILL_TOPIC],
      tally,
      metrics: createProcessMetrics(registry),
      counted: createCountedMetrics(registry),
      declared: [
        { source: '/file', mode: 'batch', lateness: 0 },
        { source: '/stream', mode: 'stream', lateness: 0 },
        { source: '/silent', mode: 'batch', lateness: 0 },
      ],
      words: () =>
        new Map([
          ['/file', { completeThrough: NOW - 90_000, heardAt: NOW - 10_000 }],
          ['/stream', { completeThrough: undefined, heardAt: NOW - 5_000 }],
        ]),
      answerWithin: 50,
      watched: () => surroundings.watched(),
      packs: [{ name: 'tam_pack_info', labels: { pack: 'p', version: '1', hash: 'abc' }, value: 1 }],
    });
    return { surroundings, registry, tally, gauges };
  };

  it('exports how many records are not applied yet, and how old the last applied one is', async () => {
    const { surroundings, registry, gauges } = watch();
    surroundings.ends = [0, 1].map((partition) => ({ topic: INTAKE_TOPIC, partition, low: 0, end: 10 }));
    surroundings.rows = [progress(0, 10, NOW), progress(1, 7, NOW - 30_000)];
    await gauges.refresh();
    const page = await registry.metrics();
    expect(page).toContain(`tam_consumer_lag_records{topic="${INTAKE_TOPIC}",partition="0"} 0`);
    expect(page).toContain(`tam_consumer_lag_records{topic="${INTAKE_TOPIC}",partition="1"} 3`);
    expect(page).toContain(`tam_consumer_lag_seconds{topic="${INTAKE_TOPIC}"} 30`);
    expect(gauges.last).toMatchObject({ lagRecords: 3, lagSeconds: 30 });
  });

  it('exports the kept counts summed over networks and months, and the packs', async () => {
    const { surroundings, registry, gauges } = watch();
    surroundings.counted = [
      { facets, status: 'running', outcomes: 2, revisions: 5 },
      { facets: { ...facets, network: 'south' }, status: 'running', outcomes: 3, revisions: 4 },
      { facets, status: 'met', outcomes: 1, revisions: 1 },
    ];
    await gauges.refresh();
    const page = await registry.metrics();
    expect(page).toContain('tam_clocks{standard="ca-ta-npmh",status="running",region="us-ca"} 5');
    expect(page).toContain('tam_revisions_total{kind="determination",status="running"} 9');
    expect(page).toContain('tam_pack_info{pack="p",version="1",hash="abc"} 1');
    expect(page).toContain(`tam_metrics_refreshed_timestamp_seconds ${NOW / 1_000}`);
    expect(gauges.last?.clocks).toEqual({ running: 5, met: 1 });
  });

  it('says that the monitor is blind, and why deadlines wait, while the broker does not answer', async () => {
    const { surroundings, registry, gauges } = watch();
    surroundings.late = [{ partition: 0, scope: 0, members: 4, oldest: NOW - 60_000 }];
    await gauges.refresh();
    expect(await registry.metrics()).toContain('tam_deadlines_held{domain="access",why="behind"} 4');
    expect(await registry.metrics()).toContain('tam_monitor_blind{domain="access"} 0');
    surroundings.ends = undefined;
    await gauges.refresh();
    expect(gauges.fault).toBe('the broker does not answer');
    const page = await registry.metrics();
    expect(page).toContain('tam_deadlines_held{domain="access",why="broker"} 4');
    expect(page).toContain('tam_deadlines_held{domain="access",why="behind"} 0');
    expect(page).toContain('tam_monitor_blind{domain="access"} 1');
  });

  it('goes on looking at the partitions that it lost with the broker, and lets go of those that it lost to others', async () => {
    const { surroundings, tally, gauges } = watch();
    await gauges.refresh();
    tally.owned.clear();
    surroundings.ends = undefined;
    await gauges.refresh();
    expect(surroundings.asked).toEqual([0, 1]);
    surroundings.ends = [];
    await gauges.refresh();
    expect(surroundings.asked).toEqual([]);
  });

  it('takes a broker that keeps its connections and says nothing for one that does not answer', async () => {
    const { surroundings, gauges } = watch();
    surroundings.isSilent = true;
    await gauges.refresh();
    expect(gauges.fault).toBe('the broker does not answer');
  });

  it('tells deadlines that wait for a source from those of which the log is not read', async () => {
    const { surroundings, registry, gauges } = watch();
    surroundings.ends = [0, 1].map((partition) => ({ topic: INTAKE_TOPIC, partition, low: 0, end: 10 }));
    surroundings.rows = [progress(0, 10, NOW), progress(1, 9, NOW)];
    surroundings.late = [
      { partition: 0, scope: 3, members: 4, oldest: NOW - 30_000 },
      { partition: 0, scope: 0, members: 2, oldest: NOW - 30_000 },
      { partition: 1, scope: 3, members: 1, oldest: NOW - 30_000 },
    ];
    await gauges.refresh();
    const page = await registry.metrics();
    expect(page).toContain('tam_deadlines_held{domain="access",why="source"} 4');
    expect(page).toContain('tam_deadlines_held{domain="access",why="behind"} 3');
  });

  it('exports the clocks due soon, the open dead letters and what is not published, and reads them seldom', async () => {
    const { surroundings, registry, gauges } = watch();
    const { standard, region } = facets;
    surroundings.watching = {
      due: [
        { standard, region, within: '2h', offered: false, clocks: 3 },
        { standard, region, within: '2h', offered: true, clocks: 1 },
      ],
      letters: [{ code: 'TAM_EVENT_NOT_JSON', letters: 2 }],
      unpublished: { revisions: 7, oldestAt: NOW - 40_000 },
    };
    await gauges.refresh();
    const page = await registry.metrics();
    const of = `standard="${standard}",region="${region}",within="2h"`;
    expect(page).toContain(`tam_clocks_due{${of},offer="none"} 3`);
    expect(page).toContain(`tam_clocks_due{${of},offer="insufficient"} 1`);
    expect(page).toContain('tam_dead_letters_open{code="TAM_EVENT_NOT_JSON"} 2');
    expect(page).toContain('tam_unpublished_revisions 7');
    expect(page).toContain(`tam_unpublished_oldest_timestamp_seconds ${(NOW - 40_000) / 1_000}`);
    surroundings.watching = { due: [], letters: [], unpublished: { revisions: 0, oldestAt: null } };
    await gauges.refresh();
    expect(surroundings.looks).toBe(1);
    surroundings.now += 10_000;
    await gauges.refresh();
    expect(surroundings.looks).toBe(2);
    expect(await registry.metrics()).toContain(
      `tam_unpublished_oldest_timestamp_seconds ${surroundings.now / 1_000}`,
    );
  });

  it('exports how old the oldest last word of the declared sources is', async () => {
    const { registry, gauges } = watch();
    await gauges.refresh();
    const page = await registry.metrics();
    expect(page).toContain('tam_source_age_seconds{mode="batch"} 90');
    expect(page).toContain('tam_source_age_seconds{mode="stream"} 5');
  });

  it('keeps the last counts and says that it is blind while the database is away, and recovers', async () => {
    const { surroundings, registry, gauges } = watch();
    surroundings.counted = [{ facets, status: 'met', outcomes: 1, revisions: 1 }];
    await gauges.refresh();
    surroundings.isAway = true;
    await expect(gauges.refresh()).rejects.toThrow('away');
    expect(await registry.metrics()).toContain('tam_monitor_blind{domain="access"} 1');
    expect(await registry.metrics()).toContain('status="met"');
    surroundings.isAway = false;
    await gauges.refresh();
    expect(gauges.fault).toBeUndefined();
    expect(await registry.metrics()).toContain('tam_monitor_blind{domain="access"} 0');
  });

  it('says that the monitor is blind while a partition stands still', async () => {
    const { registry, tally, gauges } = watch();
    tally.stopped.set(1, 'TAM_MONITOR_PARTITIONS_CHANGED');
    await gauges.refresh();
    expect(await registry.metrics()).toContain('tam_monitor_blind{domain="access"} 1');
  });
});
