import { flat, grows, type AlertCase, type Series } from './alert-case';

const COUNT = 'tam_event_to_determination_seconds_count';
const BUCKET = 'tam_event_to_determination_seconds_bucket{le="1"}';

/** Determinations, of each hundred so many late. */
const fresh = (late: number): readonly Series[] => [
  [COUNT, grows(100, 2_000)],
  [BUCKET, grows(100 - late, 2_000)],
];
/** Looks at a gauge, so many of each ten bad. */
const bad = (of: number, steps: number): string =>
  Array.from({ length: steps }, (_, index) => ((index * 7) % 10 < of ? '1' : '0')).join(' ');

const HELD = 'tam_deadlines_held{domain="access",why="behind"}';
const REFRESHED = 'tam_metrics_refreshed_timestamp_seconds';
const OLDEST = 'tam_unpublished_oldest_timestamp_seconds';

/** Speed of one file of cases: the minutes of a step, and when its windows are full. */
interface Pace {
  readonly suffix: 'Fast' | 'Slowly';
  readonly step: number;
  /** Steps after which the longest window that it needs is full. */
  readonly steps: number;
  /** Per cent late, and of ten looks, that use the budget up too fast; and the most that do not. */
  readonly late: { readonly over: number; readonly under: number };
}

const FAST: Pace = { suffix: 'Fast', step: 1, steps: 70, late: { over: 15, under: 5 } };
const SLOWLY: Pace = { suffix: 'Slowly', step: 30, steps: 151, late: { over: 2, under: 1 } };

function freshness({ suffix, step, steps, late }: Pace): readonly AlertCase[] {
  const alert = `FreshnessBudgetBurns${suffix}`;
  const at = steps * step;
  const silent = { alert, at, fires: [] } as const;
  return [
    {
      alert,
      kind: 'fires',
      name: `${alert} fires at ${late.over} late in a hundred`,
      series: fresh(late.over),
      at,
      fires: [{ labels: {}, value: `${late.over}%` }],
    },
    { ...silent, kind: 'before', name: `${alert} is silent at ${late.under}`, series: fresh(late.under) },
    {
      ...silent,
      kind: 'before',
      name: `${alert} is silent where few were made, though all late`,
      series: [
        [COUNT, `0+0x${steps - 4} ${grows(5, 60)}`],
        [BUCKET, flat(0, 2_000)],
      ],
    },
    {
      ...silent,
      kind: 'before',
      name: `${alert} is silent where a history is loaded`,
      series: [...fresh(late.over), ['tam_events_total{topic="tam.backfill.v1"}', grows(7, 2_000)]],
    },
    { ...silent, kind: 'missing', name: `${alert} is silent where nothing is measured`, series: [] },
    {
      ...silent,
      kind: 'reset',
      name: `${alert} is silent where the process begins anew, in time as before`,
      series: fresh(0).map(([name]) => [name, `${grows(100, steps - 8)} ${grows(100, 60)}`] as const),
    },
  ];
}

/** An objective that is kept by time: a look is bad or not. */
function byTime(
  objective: 'Delivery' | 'DeadlinesInTime',
  { suffix, step, steps }: Pace,
  series: (of: number) => readonly Series[],
): readonly AlertCase[] {
  const alert = `${objective}BudgetBurns${suffix}`;
  const at = (steps - 1) * step;
  const silent = { alert, at, fires: [] } as const;
  return [
    {
      alert,
      kind: 'fires',
      name: `${alert} fires where four looks of ten are bad`,
      series: series(4),
      at,
      fires: [{ labels: {}, value: FIRES_AT[suffix] }],
    },
    { ...silent, kind: 'before', name: `${alert} is silent where none is`, series: series(0) },
    { ...silent, kind: 'missing', name: `${alert} is silent where nobody looked`, series: [] },
    {
      ...silent,
      kind: 'reset',
      name: `${alert} is silent where looks are missing while an instance is replaced`,
      series: series(0).map(
        ([name, values]) =>
          [
            name,
            values
              .split(' ')
              .map((value, index) => (index % 20 < 3 ? '_' : value))
              .join(' '),
          ] as const,
      ),
    },
  ];
}

/** What is bad of the looks that the longer window holds, at the end of these cases. */
const FIRES_AT = { Fast: '40.98%', Slowly: '40.82%' } as const;

const deadlines =
  (pace: Pace) =>
  (of: number): readonly Series[] => [[HELD, bad(of, pace.steps + 1)]];
const delivery =
  (pace: Pace) =>
  (of: number): readonly Series[] => {
    const seconds = pace.step * 60;
    const looks = bad(of, pace.steps + 1).split(' ');
    return [
      [REFRESHED, looks.map((_, index) => String(index * seconds)).join(' ')],
      [OLDEST, looks.map((look, index) => String(index * seconds - (look === '1' ? 6 : 5))).join(' ')],
    ];
  };

const casesAt = (pace: Pace): readonly AlertCase[] => [
  ...freshness(pace),
  ...byTime('Delivery', pace, delivery(pace)),
  ...byTime('DeadlinesInTime', pace, deadlines(pace)),
];

export const FAST_OBJECTIVE_CASES = casesAt(FAST);
export const SLOW_OBJECTIVE_CASES = casesAt(SLOWLY);
