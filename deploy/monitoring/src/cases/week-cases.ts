import { grows, type AlertCase, type Series } from './alert-case';

/** Cases that are looked at every half hour: a week is 336 values. */
const WEEK = 336;
const MINUTES = 30;

const EVENTS = (instance: string): string =>
  `tam_events_total{topic="tam.intake.v1",result="applied",instance="${instance}"}`;
const usual = (kind: AlertCase['kind'], name: string, series: readonly Series[], on = false): AlertCase => ({
  alert: 'EventsFarBelowUsual',
  kind,
  name: `EventsFarBelowUsual ${name}`,
  series,
  at: (WEEK + 6) * MINUTES,
  fires: on ? [{ labels: { topic: 'tam.intake.v1' }, value: '' }] : [],
});

/** Grows by `before` every half hour for a week, then by `after`. */
const week = (before: number, after: number): string =>
  `${grows(before, WEEK)} ${grows(after, 60, before * WEEK + after)}`;

export const WEEK_CASES: readonly AlertCase[] = [
  usual('fires', 'fires where less than a fifth of the usual comes', [[EVENTS('a'), week(100, 19)]], true),
  usual('before', 'is silent at a fifth', [[EVENTS('a'), week(100, 21)]]),
  usual('before', 'is silent where the usual is little', [[EVENTS('a'), week(24, 0)]]),
  usual('missing', 'is silent where there is no week to compare with', [[EVENTS('a'), `_x${WEEK} 0+1x60`]]),
  usual('reset', 'is silent where another instance goes on with the same', [
    [EVENTS('a'), `${grows(100, WEEK - 4)} stale`],
    [EVENTS('b'), `_x${WEEK - 5} 0+100x90`],
  ]),
];
