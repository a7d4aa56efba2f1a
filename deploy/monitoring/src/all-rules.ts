import { TamError } from '@tam/errors';
import { ACCESS_ALERTS } from './alerts/access';
import { BLIND_ALERTS } from './alerts/blind';
import { EVIDENCE_ALERTS } from './alerts/evidence';
import { INTEGRITY_ALERTS } from './alerts/integrity';
import { PIPELINE_ALERTS } from './alerts/pipeline';
import type { AlertGroup, RecordingGroup } from './model/rule';
import { OBJECTIVE_ALERTS, OBJECTIVE_RULES } from './objectives/objective-rules';
import { queryFaults } from './query/query-faults';
import { scrapedMetrics, withRecorded, type KnownMetrics } from './query/known-metrics';
import { ACCESS_RULES } from './rules/access-rules';
import { EVIDENCE_RULES } from './rules/evidence-rules';
import { PIPELINE_RULES } from './rules/pipeline-rules';

/** Every recording group, those that others read first. */
export const RECORDING_GROUPS: readonly RecordingGroup[] = [
  PIPELINE_RULES,
  EVIDENCE_RULES,
  ACCESS_RULES,
  OBJECTIVE_RULES,
];

/** Every alert group. Alerts of crises are one more file here. */
export const ALERT_GROUPS: readonly AlertGroup[] = [
  BLIND_ALERTS,
  PIPELINE_ALERTS,
  EVIDENCE_ALERTS,
  ACCESS_ALERTS,
  INTEGRITY_ALERTS,
  OBJECTIVE_ALERTS,
];

/** What a query may name: the metrics of the catalogue and of the platform, and what the recording rules make. */
export const knownMetrics = (): KnownMetrics =>
  withRecorded(
    scrapedMetrics(),
    RECORDING_GROUPS.flatMap(({ rules }) => rules),
  );

/** Throws TAM_WATCH_QUERY_REFUSED with every fault of every query given by name. */
export function checkQueries(queries: Iterable<readonly [name: string, query: string]>): void {
  const known = knownMetrics();
  const faults = [...queries].flatMap(([name, query]) =>
    queryFaults(query, known).map((fault) => `${name}: ${fault}`),
  );
  if (faults.length > 0) throw new TamError('TAM_WATCH_QUERY_REFUSED', faults.join('\n'));
}

/** Every query of every rule, by the name of the rule. */
export function ruleQueries(): (readonly [name: string, query: string])[] {
  return [
    ...RECORDING_GROUPS.flatMap(({ rules }) => rules.map(({ record, expr }) => [record, expr] as const)),
    ...ALERT_GROUPS.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr] as const)),
  ];
}
