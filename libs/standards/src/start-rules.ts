import type { Conditions, ExceptionKind, StartKind, StopKind } from './standard';

/** What can be meant of a standard that starts in a certain way. */
export interface StartRules {
  /** What can stop such a clock. */
  readonly stops: readonly StopKind[];
  /** Conditions that the events of such a start can answer. */
  readonly conditions: readonly (keyof Conditions)[];
  /** Whether the standard has to say for which services it holds; `unknown`: no event of such a start tells one. */
  readonly services: 'needed' | 'optional' | 'unknown';
  /** Whether such a start has an urgency; without one only `any` is meant. */
  readonly hasUrgency: boolean;
  readonly exceptions: readonly ExceptionKind[];
}

const SLOTS: readonly StopKind[] = ['offered', 'booked', 'attended'];
const REQUEST_EXCEPTIONS: readonly ExceptionKind[] = ['extension', 'advance-schedule'];

/** The table of starts: a standard outside it would be loaded and never be right. */
export const START_RULES: { readonly [start in StartKind]: StartRules } = {
  request: {
    stops: [...SLOTS, 'reviewed', 'reached', 'arranged'],
    conditions: ['requestedBy', 'newPatient', 'event'],
    services: 'needed',
    hasUrgency: true,
    exceptions: REQUEST_EXCEPTIONS,
  },
  'referral-approved': {
    stops: SLOTS,
    conditions: ['requestedBy', 'newPatient', 'event'],
    services: 'needed',
    hasUrgency: true,
    exceptions: REQUEST_EXCEPTIONS,
  },
  visit: {
    stops: SLOTS,
    conditions: [],
    services: 'needed',
    hasUrgency: false,
    exceptions: ['extension', 'care-interval', 'advance-schedule'],
  },
  discharge: {
    stops: SLOTS,
    conditions: ['settings', 'principals'],
    services: 'optional',
    hasUrgency: false,
    exceptions: ['extension'],
  },
  'call-queued': {
    stops: ['answered'],
    conditions: ['lines', 'aroundTheClock'],
    services: 'unknown',
    hasUrgency: false,
    exceptions: [],
  },
  'network-unavailable': {
    stops: ['sent'],
    conditions: [],
    services: 'needed',
    hasUrgency: false,
    exceptions: [],
  },
  'out-of-network-accepted': {
    stops: ['sent'],
    conditions: [],
    services: 'needed',
    hasUrgency: false,
    exceptions: [],
  },
  'response-needed': {
    stops: ['arrived', 'reached'],
    conditions: ['areas', 'kinds'],
    services: 'optional',
    hasUrgency: false,
    exceptions: [],
  },
  'appointment-lost': {
    stops: SLOTS,
    conditions: ['lostBy'],
    services: 'needed',
    hasUrgency: false,
    exceptions: ['extension'],
  },
  'interpreter-visit': {
    stops: ['interpreted'],
    conditions: [],
    services: 'optional',
    hasUrgency: false,
    exceptions: [],
  },
};

/** The stops for which a rule of a stop has a meaning. */
export const STOPS_OF_RULE: { readonly [rule: string]: readonly StopKind[] } = {
  by: ['offered', 'booked'],
  purposes: SLOTS,
  group: SLOTS,
  telehealth: SLOTS,
  sameDay: SLOTS,
  answeredBy: ['answered'],
  callBack: ['answered'],
  attempts: ['reached'],
};
