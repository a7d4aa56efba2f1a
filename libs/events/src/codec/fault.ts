import { ERRORS, type ErrorCode } from '@tam/errors';
import type { Decoded, EventFault } from '../decoded';

/** A place that makes an event unusable, and why. */
export interface Problem {
  readonly code: ErrorCode;
  /** JSON pointer (RFC 6901) in the event; '' is the whole of it. */
  readonly pointer: string;
  /** Names fields, lengths and short codes, never values that could be patient data. */
  readonly detail: string;
}

/** What is known of an event that turns out to be unusable. */
export interface FaultContext {
  readonly memberRef?: string | undefined;
  readonly type?: string | undefined;
}

export function problem(code: ErrorCode, pointer: string, detail: string): Problem {
  return { code, pointer, detail };
}

/** A problem as an answer: where, what, and what to do. */
export function faulty({ code, pointer, detail }: Problem, context: FaultContext): Decoded {
  const fault: EventFault = {
    code,
    pointer,
    message: `${detail} ${ERRORS[code].todo}`,
    ...(context.memberRef === undefined ? {} : { memberRef: context.memberRef }),
    ...(context.type === undefined ? {} : { type: context.type }),
  };
  return { kind: 'fault', fault };
}

/** A name as a step of a JSON pointer (RFC 6901), cut where a hostile one would fill a log. */
export function pointerStep(name: string | number): string {
  return `/${String(name).slice(0, 80).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** A code of an event for use in words: printable, short, or not shown. */
export function shownCode(text: string): string {
  return /^[\w.:+/-]{1,80}$/.test(text) ? text : 'not a code';
}
