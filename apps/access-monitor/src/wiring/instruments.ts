import {
  createCountedMetrics,
  createProcessMetrics,
  createRegistry,
  emptyTally,
  type CountedMetrics,
  type Logger,
  type MonitorTally,
  type ProcessMetrics,
  type Registry,
} from '@tam/observability';

/** What this process is watched with; one set for each service, none of it global. */
export interface Instruments {
  readonly logger: Logger;
  readonly registry: Registry;
  readonly metrics: ProcessMetrics;
  readonly counted: CountedMetrics;
  readonly tally: MonitorTally;
}

export function createInstruments(logger: Logger): Instruments {
  const registry = createRegistry();
  return {
    logger,
    registry,
    metrics: createProcessMetrics(registry),
    counted: createCountedMetrics(registry),
    tally: emptyTally(),
  };
}
