import { flat, grows, type AlertCase, type Series } from './alert-case';

/** An alert on how much a counter grew in a window. */
export interface CounterAlert {
  readonly alert: string;
  readonly of: (instance: string) => string;
  readonly beside?: readonly Series[];
  /** Growth a minute that fires, and the greatest that does not. */
  readonly over: number;
  readonly under: number;
  /** Minutes over which it is counted, and for which it must hold. */
  readonly window: number;
  readonly for: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly shown?: string;
}

const A = 'access-monitor-0:8080';

/** The cases that every such alert has. */
export function counterCases(given: CounterAlert): readonly AlertCase[] {
  const { alert, of, beside = [], over, under, window, labels = {}, shown = '' } = given;
  const series = (values: string): Series[] => [[of(A), values], ...beside];
  const at = window + given.for + 5;
  const silent = { alert, at, fires: [] } as const;
  return [
    {
      alert,
      kind: 'fires',
      name: `${alert} fires where the counter grows by ${over} a minute`,
      series: series(grows(over)),
      at,
      fires: [{ labels, value: shown }],
    },
    {
      ...silent,
      kind: 'before',
      name: `${alert} is silent where it grows by ${under} a minute`,
      series: series(grows(under)),
    },
    {
      ...silent,
      kind: 'missing',
      name: `${alert} is silent about what was counted before anybody looked`,
      series: series(flat(100_000)),
    },
    {
      ...silent,
      kind: 'reset',
      name: `${alert} is silent when the process starts anew and its counter with it`,
      series: series(`100000+0x${window - 2} ${flat(0)}`),
    },
  ];
}
