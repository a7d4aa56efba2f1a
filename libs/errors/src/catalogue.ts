import { AUDIT_ERRORS } from './codes/audit';
import { CALENDAR_ERRORS } from './codes/calendar';
import { CONFIG_ERRORS } from './codes/config';
import { CRISIS_ERRORS } from './codes/crisis';
import { EVENT_ERRORS } from './codes/event';
import { HTTP_ERRORS } from './codes/http';
import { IMPORT_ERRORS } from './codes/import';
import { MONITOR_ERRORS } from './codes/monitor';
import { PACK_ERRORS } from './codes/pack';
import { REPLAY_ERRORS } from './codes/replay';
import { RULE_ERRORS } from './codes/rule';
import { SIMULATE_ERRORS } from './codes/simulate';
import { STATISTICS_ERRORS } from './codes/statistics';
import { STREAM_ERRORS } from './codes/stream';
import { WATCH_ERRORS } from './codes/watch';
import type { ErrorDefinition } from './definition';

/** The closed list: every code this product can say, by area. `TAM_<AREA>_<WHAT>`. */
export const ERRORS = {
  ...EVENT_ERRORS,
  ...CALENDAR_ERRORS,
  ...PACK_ERRORS,
  ...RULE_ERRORS,
  ...CRISIS_ERRORS,
  ...REPLAY_ERRORS,
  ...IMPORT_ERRORS,
  ...CONFIG_ERRORS,
  ...MONITOR_ERRORS,
  ...STREAM_ERRORS,
  ...HTTP_ERRORS,
  ...SIMULATE_ERRORS,
  ...STATISTICS_ERRORS,
  ...AUDIT_ERRORS,
  ...WATCH_ERRORS,
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;
