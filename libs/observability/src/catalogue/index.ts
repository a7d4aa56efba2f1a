export { LABELS, type LabelName, type MetricDefinition, type MetricKind } from './metric-definition';
export { METRICS, type LabelsOf, type MetricName, type MetricsOf } from './metrics';
export { renderMetricsPage } from './render-metrics-page';
