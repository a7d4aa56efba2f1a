export type { Decoded, EventFault } from './decoded';
export { formatInstant, isLocalDate, parseInstant } from './instant';
export type { ControlEvent, Json, Sensitivity, TamEvent } from './tam-event';
