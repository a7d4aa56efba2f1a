import { flat, type AlertCase, type Series } from './alert-case';

/** An alert that compares a value which stands where it stands. */
export interface GaugeAlert {
  readonly alert: string;
  /** The series of one instance. */
  readonly of: (instance: string) => string;
  /** Series that must be there beside it. */
  readonly beside?: readonly Series[];
  /** The least value that fires. */
  readonly over: number;
  /** The greatest that does not. */
  readonly under: number;
  /** How long it must hold, minutes. */
  readonly for: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** What the texts show of `over`. */
  readonly shown?: string;
  /** The value of each instance counts by itself, so that a new instance begins anew. */
  readonly perInstance?: true;
}

const A = 'access-monitor-0:8080';
const B = 'access-monitor-1:8080';

/** The cases that every such alert has: at the limit and one step either side, in value and in time. */
export function gaugeCases(given: GaugeAlert): readonly AlertCase[] {
  const { alert, of, beside = [], over, under, labels = {}, shown = '', perInstance } = given;
  const held = given.for;
  const mine = perInstance ? { ...labels, instance: A } : labels;
  const fires = [{ labels: mine, value: shown }];
  const half = Math.max(1, Math.floor(held / 2));
  const one = (value: number): Series[] => [[of(A), flat(value)], ...beside];
  const replaced: Series[] = [
    [of(A), `${over}+0x${half} stale`],
    [of(B), `_x${half} ${flat(over)}`],
    ...beside,
  ];
  const early: AlertCase = {
    alert,
    kind: 'before',
    name: `${alert} is silent a minute before it has held for ${held} minutes`,
    series: one(over),
    at: held - 1,
    fires: [],
  };
  return [
    {
      alert,
      kind: 'fires',
      name: `${alert} fires at ${over} after ${held} minutes`,
      series: one(over),
      at: held,
      fires,
    },
    ...(held > 0 ? [early] : []),
    {
      alert,
      kind: 'before',
      name: `${alert} is silent at ${under}, however long`,
      series: one(under),
      at: held + 30,
      fires: [],
    },
    {
      alert,
      kind: 'missing',
      name: `${alert} is silent once the value is no longer there`,
      series: [[of(A), `${over}+0x1 stale`], ...beside],
      at: held + 3,
      fires: [],
    },
    perInstance
      ? {
          alert,
          kind: 'reset',
          name: `${alert} begins anew with a new instance`,
          series: replaced,
          at: held + half - 1,
          fires: [],
        }
      : {
          alert,
          kind: 'reset',
          name: `${alert} goes on, once, when another instance takes over`,
          series: replaced,
          at: Math.max(held, half + 1),
          fires,
        },
  ];
}
