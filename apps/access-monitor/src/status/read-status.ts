import type { Health, MonitorTally } from '@tam/observability';
import type { Gauged } from '../wiring/monitor-gauges';
import { APP } from '../wiring/schema';
import type { ServiceStatus } from './status';

/** The status as of the last look at broker and database. */
export function readStatus(
  installation: string,
  health: Health,
  gauged: Gauged | undefined,
  { events, lastError }: MonitorTally,
): ServiceStatus {
  const { ok, checks } = health.ready();
  return {
    app: APP,
    installation,
    ready: ok,
    waitsFor: checks.flatMap(({ text }) => (text === undefined ? [] : [text])),
    events,
    lag: { records: gauged?.lagRecords ?? 0, seconds: gauged?.lagSeconds ?? 0 },
    clocks: gauged?.clocks ?? {},
    ...(lastError && {
      lastError: { code: lastError.code, text: lastError.text, at: new Date(lastError.at).toISOString() },
    }),
  };
}
