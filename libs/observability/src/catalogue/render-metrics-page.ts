import { LABELS, type LabelName, type MetricDefinition, type MetricKind } from './metric-definition';
import { METRICS } from './metrics';

const KINDS: { readonly [K in MetricKind]: string } = {
  process:
    '**Process metrics** are counted or measured by one process and begin anew with it. `rate()` is for the counters among them.',
  state:
    '**State gauges** come from the counts that the rounds keep in the database. They may fall; alerts compare their values. Several instances export equal numbers: take `max without (instance)` first.',
  log: '**Log counters** are numbers of rows of the revision log and equal SQL. They do not begin anew with the process.',
};

/** The page `docs/metrics.md`, whole. */
export function renderMetricsPage(): string {
  const sections = (Object.keys(KINDS) as MetricKind[]).map((kind) =>
    [KINDS[kind], '', ...table(kind)].join('\n'),
  );
  return [
    '# Metrics',
    '',
    '<!-- Derived from libs/observability by `npm run generate`; changes here are lost. -->',
    '',
    'A service answers `GET /metrics` in the text format of Prometheus. Beside the metrics below it exports those that its runtime gives (`process_*`, `nodejs_*`). No label ever holds a member, a case or any other id.',
    '',
    sections.join('\n\n'),
    '',
    '## Labels',
    '',
    '| label | values |',
    '|---|---|',
    ...usedLabels().map((label) => `| \`${label}\` | ${LABELS[label]} |`),
    '',
  ].join('\n');
}

function table(kind: MetricKind): string[] {
  const rows = Object.entries<MetricDefinition>(METRICS).filter(([, metric]) => metric.kind === kind);
  return [
    '| metric | type | labels | what it says |',
    '|---|---|---|---|',
    ...rows.map(
      ([name, { type, labels, help, buckets }]) =>
        `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help}${buckets ? ` Buckets: ${buckets.join(', ')}.` : ''} |`,
    ),
  ];
}

function usedLabels(): LabelName[] {
  const used = new Set(Object.values<MetricDefinition>(METRICS).flatMap((metric) => metric.labels));
  return (Object.keys(LABELS) as LabelName[]).filter((label) => used.has(label));
}
