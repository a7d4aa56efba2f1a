import { TamError } from '@tam/errors';
import type { RoundFigures, TopicFigures } from '@tam/monitor';
import { Registry } from 'prom-client';
import { createLogger } from '../logs/logger';
import { createProcessMetrics } from '../metrics/metrics';
import { MeteredObserver } from './metered-observer';
import { emptyTally } from './tally';

const none: TopicFigures = {
  applied: 0,
  duplicate: 0,
  conflict: 0,
  unread: 0,
  skipped: 0,
  deadLetter: 0,
  republished: 0,
};

const round = (change: Partial<RoundFigures>): RoundFigures => ({
  partitions: 1,
  events: 0,
  topics: new Map(),
  members: 0,
  ticks: 0,
  revisions: 0,
  sealed: 0,
  unsealed: 0,
  strays: new Map(),
  letterCodes: [],
  answeredAppends: [],
  answeredDeadlines: [],
  withoutPack: 0,
  committedAt: 10_000,
  duration: 20,
  decidedByTurn: false,
  ...change,
});

describe('what a monitor tells', () => {
  const lines: string[] = [];
  const watch = () => {
    const registry = new Registry();
    const tally = emptyTally();
    const logger = createLogger({
      app: 'test',
      level: 'debug',
      destination: { write: (line) => lines.push(line) },
    });
    const metrics = createProcessMetrics(registry);
    const observer = new MeteredObserver({ metrics, logger, domain: 'access', tally, wall: () => 7 });
    return { registry, tally, observer };
  };

  it('of a round becomes counts by topic and result, and delays', async () => {
    const { registry, tally, observer } = watch();
    observer.committed(
      round({
        events: 6,
        topics: new Map([['tam.intake.v1', { ...none, applied: 3, duplicate: 1, skipped: 2 }]]),
        letterCodes: ['TAM_EVENT_NOT_JSON', 'TAM_EVENT_NOT_JSON'],
        answeredAppends: [9_950],
        answeredDeadlines: [9_700, 10_020],
        withoutPack: 2,
      }),
    );
    const page = await registry.metrics();
    for (const line of [
      'tam_events_total{topic="tam.intake.v1",result="applied"} 3',
      'tam_events_total{topic="tam.intake.v1",result="duplicate"} 1',
      'tam_skipped_events_total{topic="tam.intake.v1"} 2',
      'tam_dead_letters_total{code="TAM_EVENT_NOT_JSON"} 2',
      'tam_rounds_total{outcome="committed"} 1',
      'tam_no_pack_total{domain="access"} 2',
      'tam_event_to_determination_seconds_sum 0.05',
      'tam_deadline_lateness_seconds_bucket{le="0.05"} 1',
      'tam_deadline_lateness_seconds_count 2',
    ]) {
      expect(page).toContain(line);
    }
    expect(tally.events).toBe(6);
  });

  it('of its partitions is kept: which it owns, which run, and which stand still and why', async () => {
    const { registry, tally, observer } = watch();
    observer.assigned([0, 1]);
    observer.running(0);
    observer.stopped(1, new TamError('TAM_STREAM_PARTITIONS_DIFFER', 'x'));
    expect([...tally.owned]).toEqual([0, 1]);
    expect([...tally.running]).toEqual([0]);
    expect(tally.lastError).toMatchObject({ code: 'TAM_STREAM_PARTITIONS_DIFFER', at: 7 });
    expect(await registry.metrics()).toContain(
      'tam_partitions_stopped{reason="TAM_STREAM_PARTITIONS_DIFFER"} 1',
    );
    observer.assigned([0]);
    expect(await registry.metrics()).toContain(
      'tam_partitions_stopped{reason="TAM_STREAM_PARTITIONS_DIFFER"} 0',
    );
    observer.revoked([0]);
    expect(tally.owned.size + tally.running.size).toBe(0);
  });

  it('of a source that is built anew is a crash, and of one that gave up the end', () => {
    const { tally, observer } = watch();
    observer.sourceFailed(new TamError('TAM_STREAM_CONSUMER_LOST', 'x'));
    expect(tally.gaveUp).toBe(false);
    observer.sourceFailed(new TamError('TAM_STREAM_CONSUMER_GAVE_UP', 'x'));
    expect(tally.gaveUp).toBe(true);
  });

  it('of events on foreign partitions names their producer, once a minute', () => {
    const { observer } = watch();
    const strays = new Map([['/clinic/intake', 7]]);
    const before = lines.length;
    observer.committed(round({ strays }));
    observer.committed(round({ strays }));
    expect(lines).toHaveLength(before + 1);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ source: '/clinic/intake', count: 7 });
  });

  it('of a loop that stands still is the end of the process', () => {
    const { tally, observer } = watch();
    observer.stalled(60_000.4);
    expect(tally.gaveUp).toBe(true);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ milliseconds: 60_000 });
  });

  it('of a partition that goes on takes it out of those that stand still', async () => {
    const { tally, observer, registry } = watch();
    observer.stopped(3, new TamError('TAM_MONITOR_POSITION_LOST', 'x'));
    expect(tally.stopped.get(3)).toBe('TAM_MONITOR_POSITION_LOST');
    observer.running(3);
    expect(tally.stopped.size).toBe(0);
    expect(await registry.metrics()).toContain(
      'tam_partitions_stopped{reason="TAM_MONITOR_POSITION_LOST"} 0',
    );
  });
});
