/** What differs from one deployment to the next; see data/addresses.yaml. */
export interface Addresses {
  readonly grafana: string;
  readonly runbooks: string;
  readonly receiver: string;
  readonly lookups: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** The page of an alert: its name in kebab-case. */
export const runbookPage = (alert: string): string =>
  `${alert.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}.md`;
