import type { ErrorDefinition } from '../definition';

/** Rules, alerts and dashboards as they are generated. */
export const WATCH_ERRORS = {
  TAM_WATCH_QUERY_REFUSED: {
    retriable: false,
    text: 'A query of a rule, an alert or a panel cannot be used.',
    todo: 'Correct the query: names and labels are those of docs/metrics.md.',
  },
  TAM_WATCH_KNOB_UNSET: {
    retriable: false,
    text: 'A rule asks for a number that deploy/monitoring/data/knobs.yaml does not set.',
    todo: 'Add the number there, with its reason.',
  },
} as const satisfies Record<string, ErrorDefinition>;
