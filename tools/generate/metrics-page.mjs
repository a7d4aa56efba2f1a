import { loadLib } from './lib/load-lib.mjs';

/** The page of metrics: every name with its kind, its labels and what it says. */
export const folders = [];

export function generate() {
  return new Map([['docs/metrics.md', loadLib('observability').renderMetricsPage()]]);
}
