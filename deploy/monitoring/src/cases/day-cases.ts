import { flat, type AlertCase, type Series } from './alert-case';

/** Cases that are looked at every ten minutes: a day is 144 values. */
const DAY = 144;
const MINUTES = 10;

const breached = 'tam_clocks{standard="s",status="breached",region="us-ca"}';
const met = (instance: string): string =>
  `tam_clocks{standard="s",status="met",region="us-ca",instance="${instance}"}`;
const S = { standard: 's', region: 'us-ca' };
const breaches = (
  kind: AlertCase['kind'],
  name: string,
  series: readonly Series[],
  value?: string,
): AlertCase => ({
  alert: 'ManyBreachesToday',
  kind,
  name: `ManyBreachesToday ${name}`,
  series,
  at: (DAY + 12) * MINUTES,
  fires: value === undefined ? [] : [{ labels: S, value }],
});
/** Stands at `from` for a day and half an hour, then at `to`. */
const rises = (from: number, to: number): string => `${flat(from, DAY + 3)} ${flat(to, 60)}`;

const open = 'tam_dead_letters_open{code="TAM_EVENT_NOT_JSON"}';
const unsettled = (
  kind: AlertCase['kind'],
  name: string,
  values: string,
  at: number,
  value?: string,
): AlertCase => ({
  alert: 'DeadLettersUnsettled',
  kind,
  name: `DeadLettersUnsettled ${name}`,
  series: [[open, values]],
  at,
  fires: value === undefined ? [] : [{ labels: {}, value }],
});

export const DAY_CASES: readonly AlertCase[] = [
  breaches(
    'fires',
    'fires at three breaches among twelve decided in a day',
    [
      [breached, rises(10, 13)],
      [met('a'), rises(100, 109)],
    ],
    '3',
  ),
  breaches('before', 'is silent at two', [
    [breached, rises(10, 12)],
    [met('a'), rises(100, 110)],
  ]),
  breaches('before', 'is silent where nine were decided in all', [
    [breached, rises(10, 13)],
    [met('a'), rises(100, 106)],
  ]),
  breaches('before', 'is silent at one in ten', [
    [breached, rises(10, 13)],
    [met('a'), rises(100, 127)],
  ]),
  breaches('before', 'is silent where breaches are taken back', [
    [breached, rises(20, 10)],
    [met('a'), rises(100, 120)],
  ]),
  breaches('missing', 'is silent where the counts are gone', [
    [breached, `${flat(10, DAY)} stale`],
    [met('a'), rises(100, 120)],
  ]),
  breaches('reset', 'counts once what a new instance repeats', [
    [breached, rises(10, 12)],
    [`tam_clocks{standard="s",status="breached",region="us-ca",instance="b"}`, `_x${DAY} ${flat(12, 60)}`],
    [met('a'), rises(100, 120)],
    [met('b'), `_x${DAY} ${flat(120, 60)}`],
  ]),
  unsettled('fires', 'fires after a day', flat(2), DAY * MINUTES, '2'),
  unsettled('before', 'is silent a step before', flat(2), (DAY - 1) * MINUTES),
  unsettled('missing', 'is silent where the count is gone', `${flat(2, 100)} stale`, DAY * MINUTES),
  unsettled(
    'reset',
    'begins anew with a letter that came after all were settled',
    `${flat(2, 100)} 0 ${flat(1)}`,
    200 * MINUTES,
  ),
];
