import type { AlertGroup } from '../model/rule';
import { knob } from '../read-data';

/** Promises that break unless somebody acts, and figures that need a look. By count with a least denominator: clinics are small. */
export const ACCESS_ALERTS: AlertGroup = {
  name: 'tam-access-alerts',
  domain: 'access',
  interval: '30s',
  rules: [
    {
      alert: 'UrgentDueNoOffer',
      expr: 'sum by (region) (region_urgency:tam_clocks_due_unoffered:sum12h{urgency=~"urgent|emergent"}) > 0',
      for: String(knob('urgent_due_for')),
      severity: 'page',
      audiences: ['access-operations'],
      about: 'case',
      summary:
        '{{ $labels.region }}: {{ $value }} urgent requests are due within 12 hours and have no offer.',
      description:
        'There is still time. First open the list of clocks of {{ $labels.region }}, earliest first, and find each a slot in the network; if there is none, look outside it and record that.',
      dashboard: 'tam-now',
    },
    {
      alert: 'RoutineDueNoOffer',
      expr: `sum by (region) (region_urgency:tam_clocks_due_unoffered:sum48h{urgency!~"urgent|emergent"}) >= ${knob('routine_due_minimum')}`,
      for: '30m',
      severity: 'digest',
      audiences: ['access-operations'],
      about: 'case',
      summary: '{{ $labels.region }}: {{ $value }} requests are due within 48 hours and have no offer.',
      description:
        'First open the list of clocks of {{ $labels.region }}, earliest first, and offer what is free today. Where a provider has found that waiting does no harm, the extension must be noted before the deadline.',
      dashboard: 'tam-now',
    },
    {
      alert: 'ClocksOverdue',
      expr: 'region:tam_clocks_overdue:sum > 0',
      for: String(knob('overdue_for')),
      severity: 'ticket',
      audiences: ['engineering', 'access-operations'],
      about: 'case',
      summary: '{{ $labels.region }}: {{ $value }} clocks have passed their deadline and are not judged.',
      description:
        'They wait for a source or for us. First see "Deadlines held" by reason; access operations: call these members now, a late offer is better than none.',
      dashboard: 'tam-now',
    },
    {
      alert: 'AtRiskShareHigh',
      expr: `region:tam_clocks_at_risk_per_tam_clocks_open:ratio > ${knob('at_risk_ratio')} and region:tam_clocks_at_risk:sum >= ${knob('at_risk_minimum')}`,
      for: '30m',
      severity: 'ticket',
      audiences: ['access-operations'],
      about: 'figure',
      summary: '{{ $labels.region }}: {{ $value | humanizePercentage }} of the open clocks are at risk.',
      description:
        'So many at once are a lack of capacity or a source that stopped sending offers. First see whether offers still come in (panel "Events in"), then by standard where they gather.',
      dashboard: 'tam-now',
    },
    {
      alert: 'ManyBreachesToday',
      expr: `standard_region:tam_clocks_breached:delta1d >= ${knob('breached_day_minimum')} and standard_region:tam_clocks_decided:delta1d >= ${knob('breached_day_decided_minimum')} and standard_region:tam_clocks_breached_per_tam_clocks_decided:ratio_delta1d > ${knob('breached_day_ratio')}`,
      for: '10m',
      severity: 'ticket',
      audiences: ['compliance', 'access-operations'],
      about: 'figure',
      summary: '{{ $labels.region }}: {{ $value }} breaches of {{ $labels.standard }} in a day.',
      description:
        'First list them (status breached, this standard and region) and look for one cause: a closure, a clinician who left, a queue that nobody works. Figures of a period come from the report, never from here.',
      dashboard: 'tam-access-period',
    },
    {
      alert: 'UndeterminedShareHigh',
      expr: `region:tam_clocks_undetermined_per_tam_clocks_decidable:ratio > ${knob('undetermined_ratio')} and region:tam_clocks_decidable:sum >= ${knob('undetermined_minimum')}`,
      for: '1h',
      severity: 'ticket',
      audiences: ['compliance', 'engineering'],
      about: 'figure',
      summary: '{{ $labels.region }}: {{ $value | humanizePercentage }} of the clocks cannot be decided.',
      description:
        'Something that the rules need is not recorded. First look up some of them and read what is missing: it is the same field of the same source more often than not.',
      dashboard: 'tam-access-period',
    },
    {
      alert: 'Watchdog',
      expr: 'vector(1)',
      for: '0s',
      severity: 'none',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'Alerts arrive.',
      description:
        'Always on: whoever receives alerts must notice when this one stops coming. First see whether Prometheus runs, then whether it reaches Alertmanager.',
      dashboard: 'tam-pipeline',
    },
  ],
};
