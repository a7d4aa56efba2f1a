/**
 * Where a metric gets its value.
 * - `process`: counted or measured by this process and back at zero when it starts anew; counters of it are for rate().
 * - `state`: read from the counts that the rounds keep in the database; it may fall, and alerts compare its values.
 * - `log`: the number of rows of the revision log; it equals SQL and does not start anew with the process.
 */
export type MetricKind = 'process' | 'state' | 'log';

/** One metric as dashboards, alerts, docs and the exporter know it. */
export interface MetricDefinition {
  readonly kind: MetricKind;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly LabelName[];
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
}

/**
 * Every label and what its values are. Each set is closed: fixed by the code, by the topics, or by the packs and
 * registries in use, with `other` for what is outside. Never an id, a member, a case or a facility.
 */
export const LABELS = {
  topic: 'the topics of the product',
  partition: 'partition numbers of the topics',
  result: 'applied, duplicate, conflict, unread, skipped, dead-letter, republished',
  outcome: 'committed, fenced, failed',
  standard: 'standards of the packs in use',
  status: 'running, at-risk, met, breached, excused, ended, undetermined, void',
  region: 'regions of the registry, else other',
  kind: 'determination, finding',
  domain: 'access, crisis',
  why: 'behind, broker, source',
  code: 'error codes of the closed list',
  reason: 'error codes of the closed list',
  field: 'code registries of the event catalogue',
  mode: 'stream, batch',
  whose: 'host, database',
  what: 'sealed, brought-back',
  pack: 'rule packs in use',
  version: 'versions of the rule packs in use',
  within: 'overdue, 2h, 12h, 24h, 48h: each begins where the one before it ends',
  offer: 'none, insufficient',
  force: 'duty, contract, measure, internal-target',
  urgency: 'emergent, urgent, non-urgent, any',
  unit: 'minutes, hours, business-days, calendar-days, weeks',
  hash: 'the first 12 digits of the hash of a pack in use',
} as const;

export type LabelName = keyof typeof LABELS;
