import { flat, type AlertCase, type Series } from './alert-case';
import { gaugeCases } from './gauge-cases';

const URGENT: Series = [
  'tam_standard_info{standard="u",force="duty",urgency="urgent",unit="hours"}',
  flat(1),
];
const ROUTINE: Series = [
  'tam_standard_info{standard="r",force="duty",urgency="non-urgent",unit="business-days"}',
  flat(1),
];
const TARGET: Series = [
  'tam_standard_info{standard="u",force="internal-target",urgency="urgent",unit="hours"}',
  flat(1),
];
const REGION = { region: 'us-ca' };
const due =
  (standard: string, within: string, offer = 'none') =>
  (instance: string) =>
    `tam_clocks_due{standard="${standard}",region="us-ca",within="${within}",offer="${offer}",instance="${instance}"}`;
const clocks = (status: string) => (instance: string) =>
  `tam_clocks{standard="u",status="${status}",region="us-ca",instance="${instance}"}`;

const urgent = (kind: AlertCase['kind'], name: string, series: readonly Series[]): AlertCase => ({
  alert: 'UrgentDueNoOffer',
  kind,
  name: `UrgentDueNoOffer ${name}`,
  series,
  at: 30,
  fires: [],
});

export const ACCESS_CASES: readonly AlertCase[] = [
  ...gaugeCases({
    alert: 'UrgentDueNoOffer',
    of: due('u', '12h'),
    beside: [URGENT],
    over: 1,
    under: 0,
    for: 5,
    labels: REGION,
    shown: '1',
  }),
  {
    alert: 'UrgentDueNoOffer',
    kind: 'fires',
    name: 'UrgentDueNoOffer counts what several instances say once, and adds up the spans before it',
    series: [
      [due('u', '12h')('a'), flat(2)],
      [due('u', '12h')('b'), flat(2)],
      [due('u', '2h')('a'), flat(1)],
      [due('u', 'overdue')('a'), flat(1)],
      [due('u', '24h')('a'), flat(9)],
      URGENT,
    ],
    at: 5,
    fires: [{ labels: REGION, value: '4' }],
  },
  urgent('before', 'is silent about what is due later', [[due('u', '24h')('a'), flat(5)], URGENT]),
  urgent('before', 'is silent where something was offered', [
    [due('u', '12h', 'insufficient')('a'), flat(5)],
    URGENT,
  ]),
  urgent('before', 'is silent about a target that nobody is owed', [[due('u', '12h')('a'), flat(5)], TARGET]),
  urgent('missing', 'is silent about a standard of which nothing is known', [
    [due('u', '12h')('a'), flat(5)],
  ]),
  ...gaugeCases({
    alert: 'RoutineDueNoOffer',
    of: due('r', '48h'),
    beside: [ROUTINE],
    over: 1,
    under: 0,
    for: 30,
    labels: REGION,
    shown: '1',
  }),
  ...gaugeCases({
    alert: 'ClocksOverdue',
    of: due('u', 'overdue'),
    over: 1,
    under: 0,
    for: 20,
    labels: REGION,
    shown: '1',
  }),
  ...gaugeCases({
    alert: 'AtRiskShareHigh',
    of: clocks('at-risk'),
    beside: [[clocks('running')('a'), flat(20)]],
    over: 10,
    under: 8,
    for: 30,
    labels: REGION,
    shown: '33.33%',
  }),
  {
    alert: 'AtRiskShareHigh',
    kind: 'before',
    name: 'AtRiskShareHigh is silent where nine of nine are at risk: too few to say anything',
    series: [[clocks('at-risk')('a'), flat(9)]],
    at: 90,
    fires: [],
  },
  ...gaugeCases({
    alert: 'UndeterminedShareHigh',
    of: clocks('undetermined'),
    beside: [[clocks('met')('a'), flat(20)]],
    over: 6,
    under: 5,
    for: 60,
    labels: REGION,
    shown: '23.08%',
  }),
  {
    alert: 'UndeterminedShareHigh',
    kind: 'before',
    name: 'UndeterminedShareHigh is silent about nineteen clocks',
    series: [[clocks('undetermined')('a'), flat(19)]],
    at: 120,
    fires: [],
  },
  ...(['fires', 'before', 'missing', 'reset'] as const).map((kind): AlertCase => ({
    alert: 'Watchdog',
    kind,
    name: `Watchdog is on, whatever happens (${kind})`,
    series:
      kind === 'missing' ? [] : [['up{job="access-monitor"}', kind === 'reset' ? '1 1 stale 1' : '1+0x5']],
    at: kind === 'before' ? 0 : 3,
    fires: [{ labels: {}, value: '' }],
  })),
];
