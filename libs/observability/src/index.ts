export * from './catalogue';
export { createHealth, type Health, type HealthCheck, type HealthReport } from './health/health';
export { describeError, type ErrorDescription } from './logs/describe-error';
export { frameworkLogger, type FrameworkLogger } from './logs/framework-logger';
export type { LogFields } from './logs/log-fields';
export { createLogger, type Logger, type LoggerOptions } from './logs/logger';
export {
  createCountedMetrics,
  type CountedMetric,
  type CountedMetrics,
  type CountedSample,
  type CountedState,
} from './metrics/counted-metrics';
export { createProcessMetrics, type ProcessMetrics } from './metrics/metrics';
export { createRegistry, type Registry } from './metrics/registry';
export { startRefresh, type Refresh } from './metrics/refresh';
export { beginAtZero, type MeasuredThings } from './monitor/begin-at-zero';
export { MeteredObserver, type MeteredObserverOptions } from './monitor/metered-observer';
export { emptyTally, type LastError, type MonitorTally } from './monitor/tally';
