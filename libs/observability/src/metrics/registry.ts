import { collectDefaultMetrics, Registry } from 'prom-client';

export type { Registry };

/** A registry of its own with the metrics of the Node process; the global one of the client is never used. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
