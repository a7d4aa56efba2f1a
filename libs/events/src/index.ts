export type { Decoded, EventFault } from './decoded';
export type { ControlEvent, Json, Sensitivity, TamEvent } from './tam-event';
