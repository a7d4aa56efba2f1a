import { AUDIENCES, type Audience, type Severity } from '../model/rule';

/** A route of Alertmanager. */
export interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly continue?: boolean;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly active_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

/** When an audience is told by severity: how long is waited for more of the same, and when it is said again. */
const PACE: { readonly [S in Exclude<Severity, 'none'>]: Omit<Route, 'receiver'> } = {
  page: { group_wait: '10s', group_interval: '1m', repeat_interval: '1h' },
  ticket: { group_wait: '30s', group_interval: '5m', repeat_interval: '12h' },
  digest: {
    group_wait: '1m',
    group_interval: '15m',
    repeat_interval: '20h',
    active_time_intervals: ['morning'],
  },
};

/** A person in crisis does not wait for a group to fill: each alert leaves by itself, at once. */
const CRISIS: Omit<Route, 'receiver'> = {
  group_by: ['...'],
  group_wait: '0s',
  group_interval: '10s',
  repeat_interval: '5m',
};

export const MORNING = 'morning';
export const UNROUTED = 'engineering-ticket';
export const WATCHDOG = 'watchdog';

export const receiverOf = (audience: Audience, severity: Exclude<Severity, 'none'>): string =>
  `${audience}-${severity}`;

/** Among several audiences of one alert, separated by commas. */
const isFor = (audience: Audience): string => `audience=~"(.+,)?${audience}(,.+)?"`;

function routesOf(audience: Audience): readonly Route[] {
  const severities = Object.keys(PACE) as (keyof typeof PACE)[];
  return severities.flatMap((severity): readonly Route[] => {
    const receiver = receiverOf(audience, severity);
    const matchers = [isFor(audience), `severity="${severity}"`];
    const ordinary = {
      receiver,
      matchers: [...matchers, 'domain!="crisis"'],
      continue: true,
      ...PACE[severity],
    };
    const pace = severity === 'page' ? CRISIS : PACE[severity];
    return [ordinary, { receiver, matchers: [...matchers, 'domain="crisis"'], continue: true, ...pace }];
  });
}

/** The tree: every audience of an alert hears of it; what nobody is named for goes to engineering. */
export const ROOT: Route = {
  receiver: UNROUTED,
  group_by: ['alertname', 'region', 'topic', 'domain'],
  group_wait: '30s',
  group_interval: '5m',
  repeat_interval: '12h',
  routes: [
    { receiver: WATCHDOG, matchers: ['alertname="Watchdog"'], group_wait: '0s', repeat_interval: '5m' },
    ...AUDIENCES.flatMap(routesOf),
  ],
};
