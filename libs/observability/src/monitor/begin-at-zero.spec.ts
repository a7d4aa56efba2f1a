import { METRICS, type MetricDefinition } from '../catalogue';
import { createProcessMetrics } from '../metrics/metrics';
import { createRegistry } from '../metrics/registry';
import { beginAtZero } from './begin-at-zero';

/** Counted or measured only of what the surroundings show. */
const LATER = [
  ...['tam_consumer_lag_records', 'tam_deadlines_held', 'tam_source_age_seconds', 'tam_monitor_blind'],
  ...['tam_audit_sealing', 'tam_audit_sealed_timestamp_seconds', 'tam_audit_broken_partitions'],
];

describe('a monitor that has done nothing yet', () => {
  it('exports every series whose labels can be named ahead, so that the first count is an increase', async () => {
    const registry = createRegistry();
    beginAtZero(createProcessMetrics(registry), {
      domain: 'access',
      topics: ['tam.intake.v1'],
      registries: ['service'],
    });
    const page = await registry.metrics();
    for (const line of [
      'tam_events_total{topic="tam.intake.v1",result="conflict"} 0',
      'tam_dead_letters_total{code="TAM_EVENT_NOT_JSON"} 0',
      'tam_unrecognised_codes_total{field="service"} 0',
      'tam_no_pack_total{domain="access"} 0',
      'tam_intake_paused{domain="access"} 0',
    ])
      expect(page).toContain(line);
    const missing = Object.entries<MetricDefinition>(METRICS)
      .filter(([name, { kind }]) => kind === 'process' && !LATER.includes(name))
      .filter(([name]) => !new RegExp(`^${name}(_count)?(\\{|\\s)`, 'm').test(page));
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});
