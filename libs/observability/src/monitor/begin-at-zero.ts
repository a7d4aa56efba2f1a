import { ERRORS } from '@tam/errors';
import type { ProcessMetrics } from '../metrics/metrics';
import { RESULTS } from './topic-results';

/** What a monitor measures of: the values of labels that its surroundings decide. */
export interface MeasuredThings {
  readonly domain: 'access' | 'crisis';
  readonly topics: readonly string[];
  readonly registries: readonly string[];
}

/** Codes with which a record becomes a dead letter. */
const OF_LETTERS = /^TAM_(EVENT_|STREAM_MISROUTED$)/;
/** Codes for which a partition stands still. */
const OF_STOPS = /^TAM_(MONITOR_|STREAM_PARTITIONS_DIFFER$)/;

/**
 * Exports every series that can be named ahead with the value zero. A counter that appears with its first count shows
 * no increase: the first dead letter of a code would raise no alert.
 */
export function beginAtZero(metrics: ProcessMetrics, { domain, topics, registries }: MeasuredThings): void {
  for (const topic of topics) {
    for (const result of Object.values(RESULTS)) metrics.count('tam_events_total', { topic, result }, 0);
    metrics.count('tam_skipped_events_total', { topic }, 0);
    metrics.set('tam_consumer_lag_seconds', { topic }, 0);
  }
  for (const code of codes(OF_LETTERS)) metrics.count('tam_dead_letters_total', { code }, 0);
  for (const reason of codes(OF_STOPS)) metrics.set('tam_partitions_stopped', { reason }, 0);
  for (const field of registries) metrics.count('tam_unrecognised_codes_total', { field }, 0);
  for (const outcome of ['committed', 'failed', 'fenced']) metrics.count('tam_rounds_total', { outcome }, 0);
  for (const what of ['sealed', 'brought-back']) metrics.count('tam_sealed_members_total', { what }, 0);
  for (const whose of ['host', 'database']) metrics.count('tam_clock_jumps_total', { whose }, 0);
  metrics.count('tam_no_pack_total', { domain }, 0);
  metrics.count('tam_breaker_trips_total', { domain }, 0);
  metrics.count('tam_stalls_total', { domain }, 0);
  metrics.set('tam_intake_paused', { domain }, 0);
}

const codes = (which: RegExp): readonly string[] => Object.keys(ERRORS).filter((code) => which.test(code));
