import type { AlertGroup, AlertRule, RecordingGroup, RecordingRule } from '../model/rule';
import { BURN_WINDOWS, knob, OBJECTIVES, type BurnWindow } from '../read-data';

type Name = keyof typeof OBJECTIVES;

/** Seconds within which a determination is in time; a bound of the histogram. */
const IN_TIME = '1';
const ALL_WINDOWS = [...new Set(BURN_WINDOWS.flatMap(({ long, short }) => [long, short])), '30d'];

/** What is bad in a window, what there is in all, and the one by the other: three rules, so that no ratio is averaged. */
interface Indicator {
  readonly bad: (window: string) => RecordingRule;
  readonly all: (window: string) => RecordingRule;
  readonly ratio: (window: string) => RecordingRule;
}

const perAll = (bad: RecordingRule, all: RecordingRule, record: string): RecordingRule => ({
  record,
  expr: `${bad.record} / (${all.record} > 0)`,
});

/** By determinations: those that took longer, of all. */
const FRESHNESS: Indicator = {
  bad: (window) => ({
    record: `slo:tam_determinations_late:increase${window}`,
    expr: `sum(increase(tam_event_to_determination_seconds_count[${window}])) - sum(increase(tam_event_to_determination_seconds_bucket{le="${IN_TIME}"}[${window}]))`,
  }),
  all: (window) => ({
    record: `slo:tam_determinations:increase${window}`,
    expr: `sum(increase(tam_event_to_determination_seconds_count[${window}]))`,
  }),
  ratio: (window) =>
    perAll(
      FRESHNESS.bad(window),
      FRESHNESS.all(window),
      `slo:tam_determinations_late_per_tam_determinations:ratio_increase${window}`,
    ),
};

/** By time: the looks at which something was bad, of all looks. A look that did not take place is none. */
const bySlices = (series: string): Indicator => ({
  bad: (window) => ({
    record: `${series}:sum_over_time${window}`,
    expr: `sum_over_time(${series}:bool[${window}])`,
  }),
  all: (window) => ({
    record: `${series}:count_over_time${window}`,
    expr: `count_over_time(${series}:bool[${window}])`,
  }),
  ratio: (window) =>
    perAll(bySlices(series).bad(window), bySlices(series).all(window), `${series}:ratio_over_time${window}`),
});

/** Events of a history. They come after all others, so nobody waits for what follows from them. */
const loaded = (window: string): RecordingRule => ({
  record: `slo:tam_events_of_history:increase${window}`,
  expr: `sum(increase(tam_events_total{topic="tam.backfill.v1"}[${window}]))`,
});

const DELIVERY = bySlices('slo:tam_unpublished_late');
const DEADLINES = bySlices('slo:tam_deadlines_late');
const INDICATORS: { readonly [N in Name]: Indicator } = {
  freshness: FRESHNESS,
  delivery: DELIVERY,
  deadlines: DEADLINES,
};

/** The looks of the two objectives that are kept by time. */
const LOOKS: readonly RecordingRule[] = [
  { record: 'slo:tam_unpublished_late:bool', expr: 'installation:tam_unpublished_age_seconds:max > bool 5' },
  {
    record: 'slo:tam_deadlines_late:bool',
    expr: 'sum(domain_why:tam_deadlines_held:sum{why=~"behind|broker"}) > bool 0',
  },
];

export const OBJECTIVE_RULES: RecordingGroup = {
  name: 'tam-objectives',
  interval: '30s',
  rules: [
    ...LOOKS,
    ...BURN_WINDOWS.map(({ long }) => loaded(long)),
    ...Object.values(INDICATORS).flatMap(({ bad, all, ratio }) =>
      ALL_WINDOWS.flatMap((window) => [bad(window), all(window), ratio(window)]),
    ),
  ],
};

const ALERT_NAMES: { readonly [N in Name]: string } = {
  freshness: 'Freshness',
  delivery: 'Delivery',
  deadlines: 'DeadlinesInTime',
};

/** Share of bad that uses the budget up this many times too fast; whole digits, so that the rule reads well. */
const allowed = ({ burn }: BurnWindow, objective: number): string =>
  Number(((burn * (100 - objective)) / 100).toFixed(6)).toString();

function burns(name: Name, window: BurnWindow): string {
  const { ratio, all } = INDICATORS[name];
  const limit = allowed(window, OBJECTIVES[name].objective);
  const pair = `${ratio(window.long).record} > ${limit} and ${ratio(window.short).record} > ${limit}`;
  const enough = `${all(window.long).record} >= ${knob('objective_minimum')}`;
  const live = `unless on () (${loaded(window.long).record} > 0)`;
  return name === 'freshness' ? `(${pair} and ${enough} ${live})` : `(${pair})`;
}

function burnAlert(name: Name, severity: 'page' | 'ticket'): AlertRule {
  const { title, promise } = OBJECTIVES[name];
  const windows = BURN_WINDOWS.filter((window) => window.severity === severity);
  const fast = severity === 'page';
  return {
    alert: `${ALERT_NAMES[name]}BudgetBurns${fast ? 'Fast' : 'Slowly'}`,
    expr: windows.map((window) => burns(name, window)).join(' or '),
    for: fast ? '2m' : '1h',
    severity,
    audiences: ['engineering'],
    about: 'fault',
    summary: `${title}: the budget of 30 days burns ${fast ? 'fast' : 'slowly but surely'}.`,
    description: `${promise} In ${windows.map(({ long }) => long).join(' or ')} it was not kept for {{ $value | humanizePercentage }}. First see since when, and what was deployed or changed then.`,
    dashboard: 'tam-pipeline',
  };
}

/** Two alerts an objective: one that wakes, one for the working day. */
export const OBJECTIVE_ALERTS: AlertGroup = {
  name: 'tam-objective-alerts',
  domain: 'access',
  interval: '30s',
  rules: (Object.keys(INDICATORS) as Name[]).flatMap((name) => [
    burnAlert(name, 'page'),
    burnAlert(name, 'ticket'),
  ]),
};
