import type { RecordingGroup, RecordingRule } from '../model/rule';

/** Spans of `tam_clocks_due` that lie before an hour, so that "due in 24 h" counts all that is due by then. */
const BY_THEN = {
  '2h': 'overdue|2h',
  '12h': 'overdue|2h|12h',
  '24h': 'overdue|2h|12h|24h',
  '48h': 'overdue|2h|12h|24h|48h',
} as const;

/** What a standard is, joined by its name: only promises that are owed to somebody. */
const OWED =
  'on (standard) group_left (urgency) max by (standard, urgency) (tam_standard_info{force=~"duty|contract"})';

const unoffered = (within: keyof typeof BY_THEN): RecordingRule => ({
  record: `region_urgency:tam_clocks_due_unoffered:sum${within}`,
  expr: `sum by (region, urgency) (standard_region_within_offer:tam_clocks_due:max{offer="none", within=~"${BY_THEN[within]}"} * ${OWED})`,
});

/** How much more there is than a day ago; what was not there then counts whole. Never negative: verdicts may be taken back. */
const inOneDay = (series: string): string =>
  `clamp_min(${series} - (${series} offset 1d or ${series} * 0), 0)`;

/** Clocks by what is said of them. These are states: they may fall, so days are compared and nothing is a rate. */
export const ACCESS_RULES: RecordingGroup = {
  name: 'tam-access',
  interval: '30s',
  rules: [
    {
      record: 'standard_status_region:tam_clocks:max',
      expr: 'max by (standard, status, region) (tam_clocks)',
    },
    {
      record: 'status_region:tam_clocks:sum',
      expr: 'sum by (status, region) (standard_status_region:tam_clocks:max)',
    },
    {
      record: 'standard_region_within_offer:tam_clocks_due:max',
      expr: 'max by (standard, region, within, offer) (tam_clocks_due)',
    },
    unoffered('2h'),
    unoffered('12h'),
    unoffered('24h'),
    unoffered('48h'),
    {
      record: 'region:tam_clocks_overdue:sum',
      expr: 'sum by (region) (standard_region_within_offer:tam_clocks_due:max{within="overdue"})',
    },
    {
      record: 'region:tam_clocks_open:sum',
      expr: 'sum by (region) (status_region:tam_clocks:sum{status=~"running|at-risk"})',
    },
    {
      record: 'region:tam_clocks_at_risk:sum',
      expr: 'sum by (region) (status_region:tam_clocks:sum{status="at-risk"})',
    },
    {
      record: 'region:tam_clocks_at_risk_per_tam_clocks_open:ratio',
      expr: 'region:tam_clocks_at_risk:sum / (region:tam_clocks_open:sum > 0)',
    },
    {
      record: 'standard_region:tam_clocks_breached:sum',
      expr: 'sum by (standard, region) (standard_status_region:tam_clocks:max{status="breached"})',
    },
    {
      record: 'standard_region:tam_clocks_decided:sum',
      expr: 'sum by (standard, region) (standard_status_region:tam_clocks:max{status=~"met|breached|excused"})',
    },
    {
      record: 'standard_region:tam_clocks_breached:delta1d',
      expr: inOneDay('standard_region:tam_clocks_breached:sum'),
    },
    {
      record: 'standard_region:tam_clocks_decided:delta1d',
      expr: inOneDay('standard_region:tam_clocks_decided:sum'),
    },
    {
      record: 'standard_region:tam_clocks_breached_per_tam_clocks_decided:ratio_delta1d',
      expr: 'standard_region:tam_clocks_breached:delta1d / (standard_region:tam_clocks_decided:delta1d > 0)',
    },
    {
      record: 'region:tam_clocks_undetermined:sum',
      expr: 'sum by (region) (status_region:tam_clocks:sum{status="undetermined"})',
    },
    {
      record: 'region:tam_clocks_decidable:sum',
      expr: 'sum by (region) (status_region:tam_clocks:sum{status=~"met|breached|excused|undetermined"})',
    },
    {
      record: 'region:tam_clocks_undetermined_per_tam_clocks_decidable:ratio',
      expr: 'region:tam_clocks_undetermined:sum / (region:tam_clocks_decidable:sum > 0)',
    },
    {
      record: 'kind_status:tam_revisions:max',
      expr: 'max by (kind, status) (tam_revisions_total)',
    },
  ],
};
