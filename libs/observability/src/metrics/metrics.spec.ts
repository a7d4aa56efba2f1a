import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { METRICS, type MetricDefinition, type MetricName } from '../catalogue';
import { createCountedMetrics } from './counted-metrics';
import { createProcessMetrics } from './metrics';
import { startRefresh } from './refresh';

describe('process metrics', () => {
  it('can live in two registries of one process', async () => {
    const [first, second] = [new Registry(), new Registry()];
    const one = createProcessMetrics(first);
    createProcessMetrics(second);
    one.count('tam_fenced_total', {}, 3);
    expect(await first.metrics()).toContain('tam_fenced_total 3');
    expect(await second.metrics()).toContain('tam_fenced_total 0');
  });

  it('counts, sets, forgets and observes under the names and labels of the catalogue', async () => {
    const registry = new Registry();
    const metrics = createProcessMetrics(registry);
    metrics.count('tam_events_total', { topic: 'tam.intake.v1', result: 'applied' }, 5);
    metrics.set('tam_consumer_lag_records', { topic: 'tam.intake.v1', partition: '3' }, 7);
    metrics.set('tam_consumer_lag_records', { topic: 'tam.intake.v1', partition: '4' }, 8);
    metrics.forget('tam_consumer_lag_records', { topic: 'tam.intake.v1', partition: '3' });
    metrics.observe('tam_round_seconds', {}, 0.02);
    const page = await registry.metrics();
    expect(page).toContain('tam_events_total{topic="tam.intake.v1",result="applied"} 5');
    expect(page).toContain('tam_consumer_lag_records{topic="tam.intake.v1",partition="4"} 8');
    expect(page).not.toContain('partition="3"');
    expect(page).toContain('tam_round_seconds_bucket{le="0.025"} 1');
  });
});

describe('counted metrics', () => {
  it('export the counts last read, and a series that is gone from the counts is gone from the page', async () => {
    const registry = new Registry();
    const counted = createCountedMetrics(registry);
    const labels = { standard: 'ca-ta-npmh', status: 'running', region: 'us-ca' };
    counted.replace({
      asOf: 1_000,
      samples: [
        { name: 'tam_clocks', labels, value: 5 },
        { name: 'tam_revisions_total', labels: { kind: 'determination', status: 'met' }, value: 9 },
      ],
    });
    expect(await registry.metrics()).toContain(
      'tam_clocks{standard="ca-ta-npmh",status="running",region="us-ca"} 5',
    );
    expect(await registry.metrics()).toContain('tam_revisions_total{kind="determination",status="met"} 9');
    counted.replace({
      asOf: 5_000,
      samples: [{ name: 'tam_clocks', labels: { ...labels, status: 'met' }, value: 1 }],
    });
    const page = await registry.metrics();
    expect(page).toContain('tam_clocks{standard="ca-ta-npmh",status="met",region="us-ca"} 1');
    expect(page).not.toContain('status="running"');
    expect(page).toContain('tam_metrics_refreshed_timestamp_seconds 5');
  });

  it('say that they were never refreshed before they were', async () => {
    const registry = new Registry();
    createCountedMetrics(registry);
    expect(await registry.metrics()).toContain('tam_metrics_refreshed_timestamp_seconds 0');
  });
});

it('every metric of the catalogue is exported by one of the two, with its help', async () => {
  const registry = new Registry();
  createProcessMetrics(registry);
  createCountedMetrics(registry);
  const page = await registry.metrics();
  for (const [name, { help, type }] of Object.entries(METRICS) as [MetricName, MetricDefinition][]) {
    expect(page).toContain(`# HELP ${name} ${help}`);
    expect(page).toContain(`# TYPE ${name} ${type}`);
  }
});

describe('a refresh', () => {
  it('goes on after a failure and ends when it is stopped', async () => {
    let calls = 0;
    const failures: unknown[] = [];
    const act = (): Promise<void> => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('no database')) : Promise.resolve();
    };
    const refresh = startRefresh(act, 1, (error) => failures.push(error));
    while (calls < 3) await pause(1);
    await refresh.stop();
    const after = calls;
    await pause(20);
    expect(calls).toBe(after);
    expect(failures).toHaveLength(1);
  });
});
